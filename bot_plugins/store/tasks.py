"""Runs of commands, and scheduled tasks with their passes, bookmarks and readings.

A run is one start of a command, so that all it did can be found and taken back. Of its command
line, only the name and options that cannot hold a secret are stored: others can read the queue, and
a command line may contain a database password or a private path.

A reading is the last revision of a page that a task has read, so that none is read twice. Pages are
identified by the wiki's page id, which a move does not change. A page without an id (0) cannot be
recognised again, and is not recorded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from bot_plugins.store.columns import now
from bot_plugins.store.database import Record, Store, batches, insert, transaction, upsert
from bot_plugins.store.pages import found_or_made, site_id
from bot_plugins.store.process_ids import has_ended, is_here, this_process
from bot_plugins.store.schema import bookmark as bookmarks
from bot_plugins.store.schema import maintenance, reading, run, site
from bot_plugins.store.schema import task as tasks

_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
_KEPT = re.compile(
    r"-(?:always|ask|import|live|notbot|notminor|runid|simulate)"
    r"|-watch(?::(?:no|yes|preferences))?"
    r"|-(?:age|every|grace|limit|maxedits|run|settle):[0-9.]{1,12}"
)
SILENCE = timedelta(minutes=5)
"""The time without a sign of life after which a run of another machine is over. A run gives one
every minute; the rest is for clocks that differ, and for a database that does not answer."""
_TASK = re.compile(r"copyedit_maintenance ([A-Za-z0-9][A-Za-z0-9._-]{0,59})")
"""A task's name is no secret: the queue stores it in its own table."""


def harmless(command: str) -> str:
    """Return what may be stored of a command line, whose words are separated by spaces."""
    words = command.split()
    name = words[0] if words and _NAME.fullmatch(words[0]) else ""
    if name and _TASK.fullmatch(" ".join(words)):
        return " ".join(words)
    return " ".join([name, *(word for word in words[1:] if _KEPT.fullmatch(word))]).strip()


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run of a command; ``ended`` is None while it runs, or if it was killed.

    ``process`` is its process (``process_ids``), None if that was not recorded; ``alive`` is its
    last sign of life (``heartbeat``), None if it gives none.
    """

    id: int
    command: str
    user: str
    rules_version: str
    started: datetime
    ended: datetime | None
    pages: int
    findings: int
    saves: int
    process: str | None
    alive: datetime | None

    @property
    def is_killed(self) -> bool:
        """Whether the run was ended by force, as far as its process or its silence shows."""
        if self.ended is not None:
            return False
        if self.process and is_here(self.process):
            return has_ended(self.process)
        return self.alive is not None and now() - self.alive > SILENCE


def start_run(store: Store, command: str, user: str = "", rules_version: str = "") -> int:
    """Record that a command starts; return the run's id.

    ``command`` is its name and options, of which only harmless ones are stored (``harmless``).
    """
    return store.write(_insert_run, harmless(command), user, rules_version)


def end_run(store: Store, number: int, *, pages: int = 0) -> None:
    """Record that a run is over; ``pages`` is how many pages it read."""
    store.write(close_run, number, pages)


def note_alive(store: Store, number: int) -> None:
    """Record that a run is at work now."""
    store.write(_note_alive, number)


def latest_runs(store: Store, limit: int = 20) -> list[RunRecord]:
    """Return the last runs, the newest first."""
    statement = select(run).order_by(run.c.id.desc()).limit(limit)
    with store.reading() as connection:
        return [RunRecord(**row) for row in connection.execute(statement).mappings()]


def add_to_run(connection: Connection, number: int, *, findings: int = 0, saves: int = 0) -> None:
    """Count findings that were added, or pages that were saved, for a run."""
    counts = {"findings": run.c.findings + findings, "saves": run.c.saves + saves}
    connection.execute(update(run).where(run.c.id == number).values(counts))


def close_run(connection: Connection, number: int, pages: int) -> None:
    """Record that a run is over, within a transaction."""
    connection.execute(update(run).where(run.c.id == number).values(ended=now(), pages=pages))


def _note_alive(connection: Connection, number: int) -> None:
    connection.execute(update(run).where(run.c.id == number).values(alive=now()))


def _insert_run(connection: Connection, command: str, user: str, rules_version: str) -> int:
    about = {"command": command, "user": user, "rules_version": rules_version}
    zero = {"pages": 0, "findings": 0, "saves": 0}
    return insert(connection, run, {"started": now(), "process": this_process(), **about, **zero})


@transaction
def task_id(connection: Connection, site: str, name: str) -> int:
    """Return the id of a task on a wiki, by its name in the configuration; created if new."""
    which = {"site_id": site_id(connection, site), "name": name}
    return found_or_made(connection, tasks, which, {})


@dataclass(frozen=True, slots=True)
class PassRecord:
    """A pass of a task. ``code`` and ``ended`` are None while it runs, or if it was killed.

    ``figures`` are the last recorded ones, ``version`` is the rules'; times are in UTC.
    """

    run: int
    task: str
    site: str
    started: datetime
    ended: datetime | None
    code: int | None
    reason: str
    figures: Mapping[str, Any]
    version: str


def start_pass(store: Store, task: int, run: int) -> None:
    """Record that a run (``start_run``) is a pass of a task."""
    row = {"task_id": task, "run_id": run, "code": None, "reason": "", "figures": "{}"}
    store.write(insert, maintenance, row)


def note_pass(store: Store, run: int, figures: Mapping[str, Any]) -> None:
    """Store a pass's figures while it runs, so that they remain if it is killed."""
    store.write(_note_figures, run, {"figures": json.dumps(figures)})


def end_pass(  # noqa: PLR0913 - what is known of a pass
    store: Store, run: int, code: int, reason: str, figures: Mapping[str, Any], *, pages: int = 0
) -> None:
    """Record how a pass ended: exit code, why it ended early, and all figures.

    Its run ends with it; ``pages`` is how many pages it read.
    """
    about = {"code": code, "reason": reason, "figures": json.dumps(figures)}
    store.write(_end_pass, run, about, pages)


def latest_passes(
    store: Store, limit: int = 20, site: str | None = None, task: str | None = None
) -> list[PassRecord]:
    """Return the last passes, of all tasks or some, the newest first."""
    with store.reading() as connection:
        return [_pass_record(row) for row in _pass_rows(connection, limit, site, task)]


def _pass_rows(
    connection: Connection, limit: int, site_name: str | None, task_name: str | None
) -> list[Record]:
    plain = {site.c.name: site_name, tasks.c.name: task_name}
    wanted = [column == value for column, value in plain.items() if value is not None]
    c = maintenance.c
    about = (tasks.c.name.label("task"), site.c.name.label("site"))
    times = (run.c.started, run.c.ended, run.c.rules_version.label("version"))
    statement = (
        select(c.run_id.label("run"), *about, *times, c.code, c.reason, c.figures)
        .select_from(maintenance)
        .join(run, run.c.id == c.run_id)
        .join(tasks, tasks.c.id == c.task_id)
        .join(site, site.c.id == tasks.c.site_id)
        .where(*wanted)
    )
    return list(connection.execute(statement.order_by(c.id.desc()).limit(limit)))


def _pass_record(row: Record) -> PassRecord:
    return PassRecord(**{**row._mapping, "figures": json.loads(row.figures)})


def _note_figures(connection: Connection, number: int, values: Mapping[str, object]) -> None:
    mine = update(maintenance).where(maintenance.c.run_id == number)
    connection.execute(mine.values(values))


def _end_pass(
    connection: Connection, number: int, values: Mapping[str, object], pages: int
) -> None:
    _note_figures(connection, number, values)
    close_run(connection, number, pages)


_BOOKMARK_KEY = ("task_id", "name")


def bookmark(store: Store, task: int, name: str) -> str:
    """Return the value that a task stored under a name; empty if there is none."""
    which = (bookmarks.c.task_id == task, bookmarks.c.name == name)
    with store.reading() as connection:
        return connection.scalar(select(bookmarks.c.value).where(*which)) or ""


def set_bookmark(store: Store, task: int, name: str, value: str) -> None:
    """Store a value under a name, replacing the previous one.

    Raises:
        TextError: the value cannot be stored.
    """
    row = {"task_id": task, "name": name, "value": value, "updated": now()}
    store.write(upsert, bookmarks, _BOOKMARK_KEY, [row])


_READING_KEY = ("task_id", "pageid")


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
    store.write(note_read, task, read)


def note_read(connection: Connection, task: int, read: Mapping[int, ReadRevision]) -> None:
    """Record what a task has read, within a transaction; in order, which prevents deadlocks."""
    rows = [
        {
            "task_id": task,
            "pageid": number,
            "revid": revision.revid,
            "rules_version": revision.rules_version,
        }
        for number, revision in sorted(read.items())
        if number
    ]
    upsert(connection, reading, _READING_KEY, rows, newest="revid")
