"""Statistics over time: decisions and saves by day, and how long findings wait."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, func, select

from bot_plugins.core.rule import Applicability
from bot_plugins.store.accepting import AUTOMATIC
from bot_plugins.store.columns import now
from bot_plugins.store.database import Store, in_this_order
from bot_plugins.store.figures import back_by_others, sites_by_id
from bot_plugins.store.schema import decision, finding, save, save_finding
from bot_plugins.store.states import REVIEWABLE, DecisionKind, SaveState, State

DAYS = 364
_AGES = (timedelta(days=1), timedelta(weeks=1), timedelta(days=30))
_YES, _NO = (
    (DecisionKind.ACCEPT, DecisionKind.EDIT),
    (DecisionKind.REJECT, DecisionKind.NOT_AN_ERROR),
)


@dataclass(slots=True)
class DayCounts:
    """Numbers of findings of one site that people decided, and that were saved, on a day in UTC.

    ``reverted`` counts those of the ``saved`` findings that somebody other than the saver has
    taken back since, at any time.
    """

    site: str
    day: date
    accepted: int = 0
    rejected: int = 0
    saved: int = 0
    reverted: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """Numbers of one site's waiting findings by age: up to a day, a week, 30 days, or older."""

    site: str
    day: int
    week: int
    month: int
    older: int


def daily(store: Store, days: int = DAYS) -> list[DayCounts]:
    """Return those of the last days on which anything happened, by site and time.

    Today is included. Decisions that were taken back do not count, nor do automatic acceptances,
    nor decisions about doubtful findings.
    """
    first = now().date() - timedelta(days=days - 1)
    since = datetime.combine(first, time(), UTC)
    found: dict[tuple[str, date], DayCounts] = {}
    with store.reading() as connection:
        for name, day, counts in _counted(connection, since):
            key = (name, day)
            known = found.setdefault(key, DayCounts(*key))
            for what, number in counts.items():
                setattr(known, what, getattr(known, what) + number)
    return [found[key] for key in sorted(found)]


def age_of_open(store: Store) -> list[Waiting]:
    """Return how long open and stale findings have waited, for each site that has any."""
    c, moment = finding.c, now()
    limits = [moment - age for age in _AGES]
    buckets = (
        c.created > limits[0],
        and_(c.created <= limits[0], c.created > limits[1]),
        and_(c.created <= limits[1], c.created > limits[2]),
        c.created <= limits[2],
    )
    statement = (
        select(c.site_id, *(_number_of(bucket) for bucket in buckets))
        .where(c.state.in_(REVIEWABLE))
        .group_by(c.site_id)
    )
    with store.reading() as connection:
        names = sites_by_id(connection)
        found = [
            Waiting(names[number], *(int(count) for count in counts))
            for number, *counts in connection.execute(statement)
        ]
    return sorted(found, key=lambda waiting: waiting.site)


def _counted(connection: Connection, since: datetime) -> Iterator[tuple[str, date, dict[str, int]]]:
    """Yield a site's name, a day, and the counts of that day."""
    names = sites_by_id(connection)
    for row in connection.execute(in_this_order(_decisions(since))):
        yield names[row[0]], _day(row), {"accepted": int(row[2]), "rejected": int(row[3])}
    for row in connection.execute(in_this_order(_saves(since))):
        yield names[row[0]], _day(row), {"saved": int(row[2]), "reverted": int(row[3])}


def _decisions(since: datetime) -> Select[int, str, int, int]:
    c, undo, day = decision.c, decision.alias("undo"), func.date(decision.c.decided)
    return (
        select(finding.c.site_id, day, _number_of(c.what.in_(_YES)), _number_of(c.what.in_(_NO)))
        .select_from(decision)
        .join(finding, finding.c.id == c.finding_id)
        .outerjoin(undo, undo.c.undoes_id == c.id)
        .where(c.decided >= since, undo.c.id.is_(None))
        .where(c.what != DecisionKind.UNDO, c.reviewer != AUTOMATIC)
        .where(finding.c.applicability != Applicability.REPORT.value)
        .group_by(finding.c.site_id, day)
    )


def _saves(since: datetime) -> Select[int, str, int, int]:
    c, day = save.c, func.date(save.c.finished)
    reverted = and_(finding.c.state == State.UNDONE, back_by_others())
    return (
        select(finding.c.site_id, day, func.count(), _number_of(reverted))
        .select_from(save)
        .join(save_finding, save_finding.c.save_id == c.id)
        .join(finding, finding.c.id == save_finding.c.finding_id)
        .where(c.finished >= since, c.state == SaveState.SAVED)
        .group_by(finding.c.site_id, day)
    )


def _number_of(wanted: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((wanted, 1), else_=0))


def _day(row: Row[int, str, int, int]) -> date:
    """Return the row's day: MariaDB gives a date, SQLite its ISO form."""
    return date.fromisoformat(str(row[1]))
