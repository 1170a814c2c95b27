"""Filters that select findings, and their SQL conditions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, false, func, select

from bot_plugins.store.schema import finding, page, site
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
        wanted.append(_pages(connection, filters.title, filters.site))
    elif filters.site is not None:
        found = connection.scalar(select(site.c.id).where(site.c.name == filters.site))
        wanted.append(false() if found is None else c.site_id == found)
    return [*wanted, *_age(connection, filters, ordered=ordered)]


def _pages(connection: Connection, title: str, name: str | None) -> ColumnElement[bool]:
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
