"""A process of its own at a queue: ``python -m tests.store.worker WORK ADDRESS NAME``.

It says "ready" once it has opened the queue, waits for a line, works until nothing is left, and
prints what it did, one JSON list.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import sys
import time
from collections.abc import Callable
from contextlib import suppress

from bot_plugins.store.claims import next_items
from bot_plugins.store.database import Store, open_store
from bot_plugins.store.decisions import ACCEPT, decide
from bot_plugins.store.errors import LockedError, RefusedError
from bot_plugins.store.findings import every
from bot_plugins.store.locks import hold
from bot_plugins.store.saves import next_page
from bot_plugins.store.saving import Intent, confirm, intend
from bot_plugins.store.tasks import start_run
from tests.store.build import queue


def review(store: Store, name: str) -> list[int]:
    """Accept whatever is given to us; return the ids."""
    done: list[int] = []
    while items := next_items(store, name, limit=2):
        done += [decide(store, name, item.id, ACCEPT).id for item in items]
    return done


def grab(store: Store, name: str) -> list[int]:
    """Accept everything there is, claimed or not; return the ids where that was not refused."""
    done: list[int] = []
    for item in every(store):
        with suppress(RefusedError):
            done.append(decide(store, name, item.id, ACCEPT).id)
    return done


def save(store: Store, name: str) -> list[int]:
    """Save whatever is given to us; return the ids of the findings."""
    run = start_run(store, "save", name)
    done: list[int] = []
    while page := next_page(store, name):
        numbers = tuple(item.id for item in page.findings)
        sha1 = hashlib.sha1(page.title.encode(), usedforsecurity=False).hexdigest()
        number = intend(store, name, Intent(page.page_id, run, 1, sha1, "Copyedit", numbers))
        confirm(store, number, 1000 + number)
        done += numbers
    return done


def everything(store: Store, name: str) -> list[int]:
    """Put, decide and save until killed."""
    for number in itertools.count():
        queue(store, "It had «a|A». It had «b|B». It had «c|C».", f"{name} {number % 7}", number)
        review(store, name)
        save(store, name)
    return []


def take_lock(store: Store, name: str) -> list[int]:
    """Say whether the lock is ours; where it is, hold it until killed."""
    try:
        with hold(store, name):
            print('"held"', flush=True)
            time.sleep(600)
    except LockedError:
        print('"locked"', flush=True)
    return []


WORK: dict[str, Callable[[Store, str], list[int]]] = {
    "hold": take_lock,
    "review": review,
    "grab": grab,
    "save": save,
    "everything": everything,
}


def main() -> None:
    """Do what the command line says."""
    work, address, name = sys.argv[1:]
    with open_store(address) as store:
        print("ready", flush=True)
        sys.stdin.readline()
        print(json.dumps(WORK[work](store, name)), flush=True)


if __name__ == "__main__":
    main()
