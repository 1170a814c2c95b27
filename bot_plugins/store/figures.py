"""Figures of findings: of each rule on each site, and the progress of the review.

They are counted from the findings themselves. No totals are stored, so none can disagree with the
findings; one index covers the counts by state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, and_, func, not_, or_, select

from bot_plugins.store.columns import now
from bot_plugins.store.database import Store
from bot_plugins.store.filters import DEFAULT, Filters, conditions
from bot_plugins.store.findings import count_of
from bot_plugins.store.schema import decision, finding, save, save_finding, site
from bot_plugins.store.states import DecisionKind, State


@dataclass(slots=True)
class RuleFigure:
    """Numbers of findings of one rule on one site with one applicability.

    ``accepted`` includes those saved since. ``chose`` counts the accepted findings for which people
    picked another of the rule's replacements, ``edited`` those for which they wrote their own.
    ``undone`` were saved and taken back, ``undone_by_others`` of them by somebody other than the
    saver.
    """

    site: str
    rule: str
    applicability: str
    proposed: int = 0
    accepted: int = 0
    chose: int = 0
    edited: int = 0
    rejected: int = 0
    not_an_error: int = 0
    saved: int = 0
    undone: int = 0
    undone_by_others: int = 0

    @property
    def decided(self) -> int:
        """How many findings have been decided."""
        return self.accepted + self.rejected + self.not_an_error


_COUNTED_AS: Mapping[State, tuple[str, ...]] = {
    State.ACCEPTED: ("accepted",),
    State.SAVING: ("accepted",),
    State.SAVED: ("accepted", "saved"),
    State.UNDONE: ("accepted", "saved", "undone"),
    State.REJECTED: ("rejected",),
    State.NOT_AN_ERROR: ("not_an_error",),
}

_Counts = dict[tuple[str, str, str], RuleFigure]


def rule_figures(store: Store, site_name: str | None = None) -> list[RuleFigure]:
    """Return the figures of all rules, by site, rule and applicability."""
    with store.reading() as connection:
        names = sites_by_id(connection, site_name)
        counts: _Counts = {}
        for number, name in names.items():
            _count_states(connection, counts, number, name)
            for what, is_choice in (("chose", True), ("edited", False)):
                _count(connection, counts, name, what, _edited(number, is_choice=is_choice))
            _count(connection, counts, name, "undone_by_others", _undone_by_others(number))
    return [counts[key] for key in sorted(counts)]


def sites_by_id(connection: Connection, name: str | None = None) -> dict[int, str]:
    """Return the names of all sites, or of the one with a name, by their ids in the database."""
    statement = select(site.c.id, site.c.name)
    statement = statement if name is None else statement.where(site.c.name == name)
    return {row.id: row.name for row in connection.execute(statement)}


def _count_states(connection: Connection, counts: _Counts, number: int, name: str) -> None:
    c = finding.c
    kinds = (c.rule, c.applicability, c.state)
    statement = select(*kinds, func.count()).where(c.site_id == number).group_by(*kinds)
    for rule, applicability, state, found in connection.execute(statement):
        for what in ("proposed", *_COUNTED_AS.get(State(state), ())):
            _add(counts, (name, rule, applicability), what, found)


def _count(
    connection: Connection,
    counts: _Counts,
    name: str,
    what: str,
    statement: Select[str, str, int],
) -> None:
    for rule, applicability, found in connection.execute(statement):
        _add(counts, (name, rule, applicability), what, found)


def _add(counts: _Counts, key: tuple[str, str, str], what: str, number: int) -> None:
    figure = counts.setdefault(key, RuleFigure(*key))
    setattr(figure, what, getattr(figure, what) + number)


def _edited(number: int, *, is_choice: bool) -> Select[str, str, int]:
    c = finding.c
    states = [state for state, what in _COUNTED_AS.items() if "accepted" in what]
    chosen = c.is_choice.is_not(None) if is_choice else c.is_choice.is_(None)
    return _by_rule(c.site_id == number, c.state.in_(states), c.edited.is_not(None), chosen)


def _undone_by_others(number: int) -> Select[str, str, int]:
    c = finding.c
    return (
        _by_rule(c.site_id == number, c.state == State.UNDONE)
        .join(save_finding, (save_finding.c.finding_id == c.id) & (save_finding.c.is_live == 1))
        .join(save, save.c.id == save_finding.c.save_id)
        .where(back_by_others())
    )


def _by_rule(*wanted: ColumnElement[bool]) -> Select[str, str, int]:
    c = finding.c
    counted = select(c.rule, c.applicability, func.count()).select_from(finding)
    return counted.where(*wanted).group_by(c.rule, c.applicability)


def back_at() -> ColumnElement[datetime]:
    """Return when a finding was taken back."""
    return func.coalesce(save_finding.c.undone, save.c.undone)


def back_by_others() -> ColumnElement[bool]:
    """Return the condition that somebody other than its saver took a finding back.

    A saver's name has account, machine and process (``ACCOUNT@MACHINE:PROCESS``); whoever took
    something back is named by account alone.
    """
    saver, by = save.c.saver, func.coalesce(save_finding.c.undone_by, save.c.undone_by)
    length = func.length(by) + 1
    is_account = func.substr(saver, 1, length) == by + "@"
    ends_there = func.instr(func.substr(saver, length + 1), "@") == 0
    return not_(or_(saver == by, and_(is_account, ends_there)))


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
        rules = _shares(connection, wanted)
        done = sum(share.decided for share in rules.values())
        waiting = count_of(connection, wanted, filters)
        return ReviewProgress(done, waiting, _pace(connection, reviewer, since), rules)


def _shares(connection: Connection, wanted: list[ColumnElement[bool]]) -> dict[str, Share]:
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
