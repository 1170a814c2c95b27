"""Runs: each is one start of a command, so that all it did can be found and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from bot_plugins.store.columns import now
from bot_plugins.store.commands import harmless
from bot_plugins.store.queue import Store
from bot_plugins.store.rows import insert
from bot_plugins.store.schema import run


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run of a command; ``ended`` is None while it runs, or if it was killed."""

    id: int
    command: str
    user: str
    rules_version: str
    started: datetime
    ended: datetime | None
    pages: int
    findings: int
    saves: int


def start_run(store: Store, command: str, user: str = "", rules_version: str = "") -> int:
    """Record that a command starts; return the run's id.

    ``command`` is its name and options, of which only harmless ones are stored (``commands``).
    """
    return store.write(_start, harmless(command), user, rules_version)


def end_run(store: Store, number: int, *, pages: int = 0) -> None:
    """Record that a run is over; ``pages`` is how many pages it read."""
    store.write(close_run, number, pages)


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


def _start(connection: Connection, command: str, user: str, rules_version: str) -> int:
    about = {"command": command, "user": user, "rules_version": rules_version}
    zero = {"pages": 0, "findings": 0, "saves": 0}
    return insert(connection, run, {"started": now(), **about, **zero})
