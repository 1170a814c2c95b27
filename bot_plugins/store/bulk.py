"""Bulk acceptance of one rule's findings: count first, then accept no more than was counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select, update

from bot_plugins.core.rule import Applicability
from bot_plugins.store.claims import is_free_for
from bot_plugins.store.columns import now
from bot_plugins.store.filters import Filters, conditions
from bot_plugins.store.queue import Store
from bot_plugins.store.schema import decision, finding
from bot_plugins.store.states import REVIEWABLE, DecisionKind, State

_BATCH = 1000
"""Rows per statement; databases limit a statement's length."""


@dataclass(frozen=True, slots=True)
class Acceptable:
    """How many findings would be accepted; none has an id above ``last``."""

    count: int
    last: int


def acceptable(store: Store, reviewer: str, filters: Filters) -> Acceptable:
    """Count what ``accept_all`` would accept: open, not report-only, not claimed by others.

    Stale findings are left out: a person has to look at each one's own reason.

    Raises:
        ValueError: the filters name no rule.
    """
    _check(filters)
    with store.reading() as connection:
        wanted = _wanted(connection, reviewer, filters)
        statement = select(func.count(), func.max(finding.c.id)).where(*wanted)
        count, last = connection.execute(statement).one()
        return Acceptable(count, last or 0)


def accept_all(store: Store, reviewer: str, filters: Filters, upto: int, reason: str = "") -> int:
    """Accept the matching findings up to the id ``upto``, in one transaction; return how many.

    They may be fewer than were counted, if others decided or claimed some since, but never more,
    because later findings have higher ids.

    Raises:
        ValueError: the filters name no rule.
    """
    _check(filters)
    return store.write(_accept_all, reviewer, filters, upto, reason)


def _check(filters: Filters) -> None:
    if filters.rule is None:
        raise ValueError("name the rule whose findings to accept")


def _wanted(
    connection: Connection, reviewer: str, filters: Filters
) -> Sequence[ColumnElement[bool]]:
    return (
        *conditions(connection, filters),
        finding.c.state == (State.OPEN if State.OPEN in filters.states else ""),
        finding.c.applicability != Applicability.REPORT.value,
        is_free_for(connection, reviewer),
    )


def _accept_all(
    connection: Connection, reviewer: str, filters: Filters, upto: int, reason: str
) -> int:
    wanted = (*_wanted(connection, reviewer, filters), finding.c.id <= upto)
    return accept_wanted(connection, reviewer, wanted, reason)


def accept_wanted(
    connection: Connection,
    reviewer: str,
    wanted: Sequence[ColumnElement[bool]],
    reason: str = "",
) -> int:
    """Accept the open findings that meet some conditions, in a transaction; return how many."""
    locked = select(finding.c.id, finding.c.edited).where(*wanted).order_by(finding.c.id)
    rows = connection.execute(locked.with_for_update()).all()
    shared = {"reviewer": reviewer, "decided": now(), "what": DecisionKind.ACCEPT, "reason": reason}
    for start in range(0, len(rows), _BATCH):
        batch = rows[start : start + _BATCH]
        connection.execute(
            update(finding)
            .where(finding.c.id.in_([row.id for row in batch]), finding.c.state.in_(REVIEWABLE))
            .values(state=State.ACCEPTED, claimed_by=None, claimed_until=None)
        )
        entries = [
            shared | {"finding_id": row.id, "previous": row.edited, "from_state": State.OPEN}
            for row in batch
        ]
        connection.execute(decision.insert(), entries)
    return len(rows)
