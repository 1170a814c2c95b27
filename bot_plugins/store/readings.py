"""Readings: the last revision of each page that a task has read, so that none is read twice.

Pages are identified by the wiki's page id, which a move does not change. A page without an id (0)
cannot be recognised again, and is not recorded.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from bot_plugins.store.queue import Store
from bot_plugins.store.schema import reading
from bot_plugins.store.upserts import batches, upsert

_KEY = ("task_id", "pageid")


@dataclass(frozen=True, slots=True)
class ReadRevision:
    """A revision that was read, and the version of the rules that read it."""

    revid: int
    rules_version: str


def readings(store: Store, task: int, pageids: Collection[int]) -> dict[int, ReadRevision]:
    """Return the last revisions that a task has read of some pages, by the wiki's page ids."""
    found: dict[int, ReadRevision] = {}
    c = reading.c
    with store.reading() as connection:
        for batch in batches(pageids):
            wanted = (c.task_id == task, c.pageid.in_(batch))
            rows = connection.execute(select(c.pageid, c.revid, c.rules_version).where(*wanted))
            found.update((row.pageid, ReadRevision(row.revid, row.rules_version)) for row in rows)
    return found


def note_readings(store: Store, task: int, read: Mapping[int, ReadRevision]) -> None:
    """Record what a task has read, by the wiki's page ids.

    An older revision never replaces a newer one; of the same revision, the last record wins.
    """
    store.write(note, task, read)


def note(connection: Connection, task: int, read: Mapping[int, ReadRevision]) -> None:
    """Record what a task has read, within a transaction; in order, which prevents deadlocks."""
    rows = [
        {"task_id": task, "pageid": number, "revid": one.revid, "rules_version": one.rules_version}
        for number, one in sorted(read.items())
        if number
    ]
    upsert(connection, reading, _KEY, rows, newest="revid")
