"""Kill what saves (-9) again and again, then look at what the wiki and the queue have.

    python -m tests.run.saving.kills --kills 50 --pages 100 [--way ask] [--mariadb] [--seed N]

The way is ``save`` (``pwb copyedit_save``, of what was accepted before), ``always`` or ``ask``
(``pwb copyedit``, of what is decided while it reads).

While it saves, others edit its pages, and the wiki loses answers, refuses, is slow, read-only,
or dies. In the end every accepted change must be saved exactly once, or be stale or vanished
with its reason; no page may be edited twice; and the database must be sound.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot_plugins.store.database import Store, open_store
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import count
from bot_plugins.store.schema import save
from bot_plugins.store.states import State
from tests.frameworks.pywikibot.command import PWB, Pwb
from tests.harness.warm import Process
from tests.harness.wiki import Wiki, accounts, build_golden
from tests.harness.wiki.bot_config import pwb_folder
from tests.run.saving.accounting import Account, account_for
from tests.run.saving.queued import FERRY, queue_pages
from tests.run.saving.trouble import Trouble
from tests.store.mariadb import Server, prepare

GRACE = 1
"""Seconds that suffice on this wiki: its slowest answer takes 0.3."""
SECONDS = 120
PACE = 0.03
"""Seconds between edits: a run is busy with one most of the time."""
MOST_EDITS = 3
"""A run is killed after so many edits at most, once it has said hello ..."""
AN_EDIT = 0.06
"""... and then so many seconds at most: while it looks at the next page, edits, or writes down."""
_SETTINGS: dict[str, Any] = {
    "max_retries": 1,
    "retry_wait": 0.1,
    "retry_max": 1,
    "put_throttle": 0,
}


@dataclass(frozen=True)
class Way:
    """A way to save: its command line, what it says first, and what a person types."""

    command: tuple[str, ...]
    hello: str
    typed: str = ""

    @property
    def decides_before(self) -> bool:
        """Whether all was decided before the first save."""
        return self.command == ("copyedit_save",)


_ANSWERS = "a\n" * 2_000
WAYS = {
    "save": Way(("copyedit_save",), "Saving on"),
    "always": Way(("copyedit", "-always", "-noreport"), "Copyedit on"),
    "ask": Way(("copyedit", "-ask", "-noreport"), "Copyedit on", _ANSWERS),
}
TRUSTED = "participle_after_have,space_before_comma,participle_after_be"
"""The rules that find the slips of these pages."""


@dataclass
class Killer:
    """Runs the command with a queue, and kills it."""

    wiki: Wiki
    pwb: Pwb
    queue: str
    way: Way
    titles: Sequence[str]
    rng: random.Random
    said: list[str] = field(default_factory=list)
    kills: int = 0
    left_open: int = 0
    runs: int = 0
    _known: set[int] = field(default_factory=set)

    def run_and_kill(self, store: Store) -> None:
        """Start a run, and kill it somewhere after it says hello; it may end before."""
        last = self._edits() + self.rng.randint(0, MOST_EDITS)
        process = self._start()
        first = ""
        while process.stdout and self.way.hello not in first:
            line = process.stdout.readline()
            assert line, f"it ended with no more than {first!r}"
            first += line
        while self._edits() < last and process.poll() is None:
            time.sleep(0.01)
        try:
            process.wait(self.rng.uniform(0, AN_EDIT))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            self.kills += self.has_work(store)
        self.said.append(first + process.communicate(timeout=SECONDS))
        self.left_open += len(open_saves(store) - self._known)
        self._known |= open_saves(store)

    def _edits(self) -> int:
        """Return how many edits of ours the wiki has answered, or failed to."""
        return sum("Pywikibot" in row["agent"] for row in self.wiki.log(action="edit"))

    def run_to_the_end(self) -> int:
        """Run undisturbed; return the exit code."""
        process = self._start()
        self.said.append(process.communicate(timeout=SECONDS))
        return process.wait()

    def has_work(self, store: Store) -> bool:
        """Tell whether anything waits to be decided, to be saved, or for its end to be known."""
        if self.way.decides_before:
            return has_work(store)
        return has_work(store) or not self.runs or count(store, Filters()) > 0 or self._is_behind()

    def _is_behind(self) -> bool:
        """Tell whether a page has never been read."""
        client = self.wiki.client()
        return any("had began" in client.text(title) for title in self.titles)

    def _start(self) -> Process:
        self.runs += 1
        options = [f"-queue:{self.queue}", f"-grace:{GRACE}"]
        if self.way.decides_before:
            options.append(f"-every:{PACE}")
        else:
            options += [f"-page:{title}" for title in self.titles]
        process = self.pwb.begin([*PWB, *self.way.command, *options])
        if process.stdin and self.way.typed:
            process.stdin.write(self.way.typed)
            process.stdin.flush()
        return process


@dataclass(frozen=True)
class Outcome:
    """What a whole test came to."""

    kills: int
    left_open: int
    runs: int
    reconciled: int
    given_back: int
    trouble: Counter[str]
    account: Account
    seconds: float


@dataclass(frozen=True)
class Plan:
    """How many kills over how many pages; the same seed makes the same trouble."""

    kills: int
    pages: int
    seed: int
    way: str = "save"


def kill_and_count(wiki: Wiki, queue: str, folder: Path, plan: Plan) -> Outcome:
    """Save many pages, killing again and again, and account for all of them."""
    started, rng = time.monotonic(), random.Random(plan.seed)  # noqa: S311
    titles = [f"Ferry {number:03}" for number in range(plan.pages)]
    way = WAYS[plan.way]
    with open_store(queue) as store:
        _write_pages(store, wiki, titles, way)
        pwb = Pwb(pwb_folder(wiki, folder / "config", **_SETTINGS), folder, TRUSTED)
        killer = Killer(wiki, pwb, queue, way, titles, rng)
        with Trouble(wiki, titles, random.Random(plan.seed + 1)) as trouble:  # noqa: S311
            while killer.kills < plan.kills and killer.has_work(store):
                killer.run_and_kill(store)
        finish(killer)
        account = account_for(store, wiki.client(), titles, once=way.decides_before)
    said = "".join(killer.said)
    return Outcome(
        killer.kills,
        killer.left_open,
        killer.runs,
        said.count("was saved before"),
        said.count("was not saved before"),
        trouble.made,
        account,
        time.monotonic() - started,
    )


def _write_pages(store: Store, wiki: Wiki, titles: Sequence[str], way: Way) -> None:
    """Write the pages, and accept what is proposed for them if that comes before saving."""
    author = wiki.client(accounts.AUTHOR)
    if way.decides_before:
        queue_pages(store, author, titles)
    else:
        for title in titles:
            author.edit(title, FERRY)


def has_work(store: Store) -> bool:
    """Tell whether anything waits to be saved, or for its end to be known."""
    waiting = Filters(states=(State.ACCEPTED, State.SAVING))
    return bool(count(store, waiting))


def open_saves(store: Store) -> set[int]:
    """Return the saves whose end is not known."""
    with store.reading() as connection:
        return set(connection.scalars(select(save.c.id).where(save.c.is_pending == 1)))


def finish(killer: Killer) -> None:
    """Run until all outcomes are known; a saver just killed may have sent its last edit."""
    for _ in range(3):
        code = killer.run_to_the_end()
        if code == 0 and killer.way.typed:  # what was accepted before a kill waits in the queue
            code = replace(killer, way=WAYS["save"]).run_to_the_end()
        if code == 0:
            return
    raise AssertionError(f"still {code} after three runs:\n{killer.said[-1]}")


@contextmanager
def database(folder: Path, *, mariadb: bool) -> Iterator[str]:
    """Yield the address of a new queue."""
    if not mariadb:
        yield str(folder / "queue.sqlite")
        return
    server = Server(prepare(folder / "prepared"), folder / "mariadb")
    try:
        server.run("CREATE DATABASE queue")
        yield server.url("queue")
    finally:
        server.end()


def main() -> int:
    """Run the command line; return 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--way", choices=WAYS, default="save")
    parser.add_argument("--mariadb", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        golden = build_golden(folder / "golden", {})
        with (
            Wiki(folder / "wiki", golden) as wiki,
            database(folder, mariadb=chosen.mariadb) as queue,
        ):
            plan = Plan(chosen.kills, chosen.pages, chosen.seed, chosen.way)
            done = kill_and_count(wiki, queue, folder, plan)
    print(report(done))
    if done.kills < chosen.kills:
        print(f"All was saved after {done.kills} kills: name more pages.")
    if not done.left_open:
        print("No kill hit a save under way: this shows nothing. Try another seed.")
    is_shown = done.left_open and done.kills >= chosen.kills
    return 0 if is_shown and not done.account.wrong else 1


def report(done: Outcome) -> str:
    """Return the figures as text."""
    account = done.account
    lines = [
        f"{account.database}: {done.kills} kills in {done.runs} runs, {done.seconds:.0f} s",
        f"saves left open: {done.left_open}; found in the history: {done.reconciled},"
        f" surely not there and sent again: {done.given_back}",
        f"meanwhile: {dict(done.trouble)}",
        f"findings: {dict(account.states)}; pages edited by the bot: {account.edited}",
        f"reasons: {dict(account.reasons)}",
        *(f"WRONG: {text}" for text in account.wrong),
    ]
    return "\n".join([*lines, "All is right." if not account.wrong else "NOT right."])


if __name__ == "__main__":
    sys.exit(main())
