"""Filters that select findings, their SQL conditions, and the values that they can have.

Names of rules, sites, pages and runs are looked up here too, with the nearest matches.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, false, func, select

from bot_plugins.store.database import Store
from bot_plugins.store.schema import finding, page, run, site
from bot_plugins.store.states import REVIEWABLE, State

SKEW = timedelta(hours=1)
"""How far the clocks of machines that share a queue may differ."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions that a finding must meet; None means any value. Times are in UTC.

    ``title`` is a page's whole title, on any site unless ``site`` is given as well.
    """

    site: str | None = None
    title: str | None = None
    rule: str | None = None
    applicability: str | None = None
    run: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    states: Collection[State] = REVIEWABLE


DEFAULT = Filters()
"""Findings that wait for a decision."""
EVERYTHING = Filters(states=tuple(State))


def conditions(
    connection: Connection, filters: Filters, *, ordered: bool = False
) -> list[ColumnElement[bool]]:
    """Return a filter, apart from the states, as conditions on the table of findings alone.

    The names of sites and pages are looked up first, so that one index serves the rest. For a few
    rows ``ordered`` by id, the conditions on times are hidden from the index on times, which would
    require sorting.
    """
    c = finding.c
    plain = {c.rule: filters.rule, c.applicability: filters.applicability, c.run_id: filters.run}
    wanted: list[ColumnElement[bool]] = [
        column == value for column, value in plain.items() if value is not None
    ]
    if filters.title is not None:
        wanted.append(_on_page(connection, filters.title, filters.site))
    elif filters.site is not None:
        found = connection.scalar(select(site.c.id).where(site.c.name == filters.site))
        wanted.append(false() if found is None else c.site_id == found)
    return [*wanted, *_age(connection, filters, ordered=ordered)]


def _on_page(connection: Connection, title: str, name: str | None) -> ColumnElement[bool]:
    """Return the condition for the findings of a page, without scanning titles."""
    statement = select(page.c.id).join(site, site.c.id == page.c.site_id)
    statement = statement.where(page.c.title == title)
    # Select by site id as well: the index on titles starts with it, and sites are few.
    sites = select(site.c.id) if name is None else select(site.c.id).where(site.c.name == name)
    numbers = list(connection.scalars(sites))
    found = list(connection.scalars(statement.where(page.c.site_id.in_(numbers))))
    return finding.c.page_id.in_(found) if found else false()


def _age(connection: Connection, filters: Filters, *, ordered: bool) -> list[ColumnElement[bool]]:
    """Return the conditions on age.

    Ids increase with time, so newer findings are those from a certain id on, and the older ones
    need not be scanned.
    """
    wanted: list[ColumnElement[bool]] = []
    c = finding.c.created
    created = func.coalesce(c, c) if ordered else c
    if filters.since is not None:
        wanted.append(created >= filters.since)
        early = filters.since - SKEW
        wanted += (finding.c.id >= first for first in _first_since(connection, early))
    if filters.until is not None:
        wanted.append(created < filters.until)
    return wanted


def _first_since(connection: Connection, when: datetime) -> list[int]:
    """Return the id of the first finding from ``when`` on, as a list; empty if there is none."""
    firsts = [
        connection.scalar(
            select(finding.c.id)
            .where(finding.c.state == state, finding.c.created >= when)
            .order_by(finding.c.created, finding.c.id)
            .limit(1)
        )
        for state in State
    ]
    known = [number for number in firsts if number is not None]
    return [min(known)] if known else []


MOST_RUNS = 30
"""A queue that is filled every night has thousands of runs; people choose the latest."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Values that waiting findings have.

    ``rules`` has how many findings of each rule wait, the most first; ``runs`` has the latest runs,
    the newest first; the others are sorted.
    """

    rules: Mapping[str, int]
    sites: Sequence[str]
    applicabilities: Sequence[str]
    runs: Sequence[int]


def choices(store: Store) -> Choices:
    """Return the values by which the waiting findings can be filtered."""
    c = finding.c
    with store.reading() as connection:
        sites = _distinct(connection, c.site_id)
        named = select(site.c.name).where(site.c.id.in_(sites)).order_by(site.c.name)
        return Choices(
            _waiting_by_rule(connection),
            list(connection.scalars(named)) if sites else [],
            _distinct(connection, c.applicability),
            _latest_runs(connection),
        )


def _waiting_by_rule(connection: Connection) -> dict[str, int]:
    """Return how many findings of each rule wait for a decision, the most first.

    They are counted by state as well, in the order of an index: nothing needs to be sorted.
    """
    c = finding.c
    counted = select(c.rule, func.count()).where(c.state.in_(REVIEWABLE)).group_by(c.state, c.rule)
    found: Counter[str] = Counter()
    for rule, number in connection.execute(counted):
        found[rule] += number
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _distinct(connection: Connection, column: Column[Any]) -> list[Any]:
    """Return the distinct values of a column.

    It finds each next value in an index, so the cost depends on the number of values, not on the
    number of findings.
    """
    return sorted({value for state in REVIEWABLE for value in _of_state(connection, column, state)})


def _of_state(connection: Connection, column: Column[Any], state: str) -> Iterator[Any]:
    first = select(column).where(finding.c.state == state).order_by(column).limit(1)
    value = connection.scalar(first)
    while value is not None:
        yield value
        value = connection.scalar(first.where(column > value))


def _latest_runs(connection: Connection) -> list[int]:
    found = {number for state in REVIEWABLE for number in _runs_of_state(connection, state)}
    return sorted(found, reverse=True)[:MOST_RUNS]


def _runs_of_state(connection: Connection, state: str) -> Iterator[int]:
    column = finding.c.run_id
    last = select(column).where(finding.c.state == state).order_by(column.desc()).limit(1)
    value = connection.scalar(last)
    for _ in range(MOST_RUNS):
        if value is None:
            return
        yield value
        value = connection.scalar(last.where(column < value))


MOST = (1 << 63) - 1
"""The greatest id that a database can store."""
_BEGINNING = 1
_LAST = "\U0010ffff"
_MOST_TITLES = 1000


def has_rule(store: Store, name: str) -> bool:
    """Tell whether any finding is by this rule, even if the rule was removed or renamed."""
    statement = select(finding.c.id).where(finding.c.rule == name).limit(1)
    with store.reading() as connection:
        return connection.scalar(statement) is not None


def site_names(store: Store) -> list[str]:
    """Return the names of the sites with pages in the queue, in alphabetical order."""
    with store.reading() as connection:
        return list(connection.scalars(select(site.c.name).order_by(site.c.name)))


def nearest_run(store: Store, number: int) -> int | None:
    """Return the id of the run nearest to ``number``, itself if it exists; None without runs."""
    away = func.abs(run.c.id - min(number, MOST))
    with store.reading() as connection:
        return connection.scalar(select(run.c.id).order_by(away, run.c.id.desc()).limit(1))


def page_titles_like(store: Store, title: str, name: str = "") -> list[str]:
    """Return the title alone if a page has it, else titles with the same first character.

    ``name`` is the site's; empty for any.
    """
    start = title[:_BEGINNING]
    of_site = select(page.c.title).join(site, site.c.id == page.c.site_id)
    if name:
        of_site = of_site.where(site.c.name == name)
    alike = of_site.where(page.c.title >= start, page.c.title < start + _LAST)
    with store.reading() as connection:
        if connection.scalar(of_site.where(page.c.title == title).limit(1)) is not None:
            return [title]
        return list(connection.scalars(alike.distinct().limit(_MOST_TITLES)))
