"""Figures of each rule on each site, by applicability, counted from the findings themselves.

No totals are stored, so none can disagree with the findings; one index covers the counts by state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, func, select

from bot_plugins.store.queue import Store
from bot_plugins.store.reverts import back_by_others
from bot_plugins.store.schema import finding, save, save_finding, site
from bot_plugins.store.states import State


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
        names = _sites(connection, site_name)
        counts: _Counts = {}
        for number, name in names.items():
            _count_states(connection, counts, number, name)
            for what, is_choice in (("chose", True), ("edited", False)):
                _count(connection, counts, name, what, _edited(number, is_choice=is_choice))
            _count(connection, counts, name, "undone_by_others", _undone_by_others(number))
    return [counts[key] for key in sorted(counts)]


def _sites(connection: Connection, name: str | None) -> dict[int, str]:
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
