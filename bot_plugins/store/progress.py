"""Progress of the review: what is left, how fast it goes, and how often rules are accepted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select

from bot_plugins.store.columns import now
from bot_plugins.store.filters import DEFAULT, Filters, conditions
from bot_plugins.store.listing import count_of
from bot_plugins.store.queue import Store
from bot_plugins.store.schema import decision, finding
from bot_plugins.store.states import DecisionKind, State

_SAID_YES = (State.ACCEPTED, State.SAVING, State.SAVED, State.UNDONE)
_SAID_NO = (State.REJECTED, State.NOT_AN_ERROR)


@dataclass(frozen=True, slots=True)
class Share:
    """How many decided findings of a rule were accepted."""

    accepted: int
    decided: int


@dataclass(frozen=True, slots=True)
class ReviewProgress:
    """``done`` of ``total`` findings are decided; ``per_minute`` is the reviewer's own pace."""

    done: int
    waiting: int
    per_minute: float
    rules: Mapping[str, Share]

    @property
    def total(self) -> int:
        """The number of findings that are decided or waiting."""
        return self.done + self.waiting


def progress(
    store: Store, reviewer: str, since: datetime, filters: Filters = DEFAULT
) -> ReviewProgress:
    """Return the progress of the matching findings; the pace is counted from ``since`` (UTC)."""
    with store.reading() as connection:
        wanted = conditions(connection, filters)
        rules = _rules(connection, wanted)
        done = sum(share.decided for share in rules.values())
        waiting = count_of(connection, wanted, filters)
        return ReviewProgress(done, waiting, _pace(connection, reviewer, since), rules)


def _rules(connection: Connection, wanted: list[ColumnElement[bool]]) -> dict[str, Share]:
    c = finding.c
    statement = (
        select(c.rule, c.state, func.count())
        .where(c.state.in_((*_SAID_YES, *_SAID_NO)), *wanted)
        .group_by(c.rule, c.state)
    )
    shares: dict[str, Share] = {}
    for rule, state, number in connection.execute(statement):
        so_far = shares.get(rule, Share(0, 0))
        yes = number if state in _SAID_YES else 0
        shares[rule] = Share(so_far.accepted + yes, so_far.decided + number)
    return dict(sorted(shares.items()))


def _pace(connection: Connection, reviewer: str, since: datetime) -> float:
    """Return decisions per minute; neither an undo nor the decision it takes back counts."""
    c = decision.c
    statement = select(c.what, func.count()).where(c.reviewer == reviewer, c.decided >= since)
    counts = {row[0]: row[1] for row in connection.execute(statement.group_by(c.what))}
    undone = counts.pop(DecisionKind.UNDO, 0)
    minutes = (now() - since).total_seconds() / 60
    return float(max(0, sum(counts.values()) - undone) / minutes) if minutes > 0 else 0.0
