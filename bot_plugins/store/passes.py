"""Passes of scheduled tasks: each is a run with an exit code, a reason, and all its figures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from bot_plugins.store.queue import Store
from bot_plugins.store.rows import Record, insert
from bot_plugins.store.runs import close_run
from bot_plugins.store.schema import maintenance, run, site
from bot_plugins.store.schema import task as tasks


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
    store.write(_note, run, {"figures": json.dumps(figures)})


def end_pass(  # noqa: PLR0913 - what is known of a pass
    store: Store, run: int, code: int, reason: str, figures: Mapping[str, Any], *, pages: int = 0
) -> None:
    """Record how a pass ended: exit code, why it ended early, and all figures.

    Its run ends with it; ``pages`` is how many pages it read.
    """
    about = {"code": code, "reason": reason, "figures": json.dumps(figures)}
    store.write(_end, run, about, pages)


def latest_passes(
    store: Store, limit: int = 20, site: str | None = None, task: str | None = None
) -> list[PassRecord]:
    """Return the last passes, of all tasks or some, the newest first."""
    with store.reading() as connection:
        return [_record(row) for row in _latest(connection, limit, site, task)]


def _latest(
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


def _record(row: Record) -> PassRecord:
    return PassRecord(**{**row._mapping, "figures": json.loads(row.figures)})


def _note(connection: Connection, number: int, values: Mapping[str, object]) -> None:
    mine = update(maintenance).where(maintenance.c.run_id == number)
    connection.execute(mine.values(values))


def _end(connection: Connection, number: int, values: Mapping[str, object], pages: int) -> None:
    _note(connection, number, values)
    close_run(connection, number, pages)
