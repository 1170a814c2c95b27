"""The log of decisions: who, when, what and why. Entries are only added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from bot_plugins.store.columns import now
from bot_plugins.store.queue import Store
from bot_plugins.store.rows import Record, insert
from bot_plugins.store.schema import decision
from bot_plugins.store.states import DecisionKind, Scope, State


@dataclass(frozen=True, slots=True)
class Decision:
    """A log entry. ``from_state`` and ``previous`` are the state and edited text before it.

    ``decided`` is in UTC; ``undoes_id`` is the id of the decision that an undo takes back.
    """

    id: int
    finding_id: int
    reviewer: str
    decided: datetime
    what: DecisionKind
    scope: Scope | None
    replacement: str | None
    previous: str | None
    from_state: State
    reason: str
    undoes_id: int | None


def decisions_of(store: Store, number: int) -> list[Decision]:
    """Return the decisions about the finding with the id ``number``, the oldest first."""
    with store.reading() as connection:
        return decisions_about(connection, [number]).get(number, [])


def decisions_about(connection: Connection, numbers: list[int]) -> dict[int, list[Decision]]:
    """Return the decisions about some findings, by the findings' ids, the oldest first."""
    found: dict[int, list[Decision]] = {}
    wanted = select(decision).where(decision.c.finding_id.in_(numbers)).order_by(decision.c.id)
    for row in connection.execute(wanted):
        found.setdefault(row.finding_id, []).append(_decision(row))
    return found


def write_down(connection: Connection, entry: Mapping[str, object]) -> int:
    """Add an entry, with the present time unless it has one; return its id."""
    return insert(connection, decision, {"decided": now(), "reason": "", **entry})


def last_about(connection: Connection, number: int) -> Record | None:
    """Return the last entry about a finding."""
    about = select(decision).where(decision.c.finding_id == number)
    return connection.execute(about.order_by(decision.c.id.desc()).limit(1)).first()


def last_by(connection: Connection, reviewer: str, number: int | None = None) -> Record | None:
    """Return a reviewer's last decision that was not taken back, about any or a given finding."""
    later = decision.alias()
    mine = (
        select(decision)
        .outerjoin(later, later.c.undoes_id == decision.c.id)
        .where(
            decision.c.reviewer == reviewer,
            decision.c.what != DecisionKind.UNDO,
            later.c.id.is_(None),
        )
    )
    if number is not None:
        mine = mine.where(decision.c.finding_id == number)
    return connection.execute(mine.order_by(decision.c.id.desc()).limit(1)).first()


def _decision(row: Record) -> Decision:
    known = {"what": DecisionKind(row.what), "from_state": State(row.from_state)}
    scope = None if row.scope is None else Scope(row.scope)
    return Decision(**{**row._mapping, **known, "scope": scope})
