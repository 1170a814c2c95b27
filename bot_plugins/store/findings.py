"""Findings as the queue returns them, one by one or in lists: a change, its place and its state.

This is the only place that converts rows of findings to changes and back. A field of ``Change`` is
stored if the table has a column with its name or key.

Lists are in the order in which findings were added. A list continues after the last id it showed
("keyset"), not after a number of rows: it costs the same at its end as at its start, and skips
nothing when others decide meanwhile.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, union_all

from bot_plugins.core.change import FLAT, Change, change_of_row
from bot_plugins.core.edits import Edit
from bot_plugins.store.database import Record, Store, in_this_order
from bot_plugins.store.filters import DEFAULT, Filters, conditions
from bot_plugins.store.schema import finding, page, proposal
from bot_plugins.store.schema import site as sites
from bot_plugins.store.states import State

STORED = tuple(name for name in FLAT if name in finding.c)
"""The values of a change that the queue stores, by the keys of their columns."""
PLACE = ("start", "end", "line", "context_before", "context_after")
"""Those that say where it is in the text."""


@dataclass(frozen=True, slots=True)
class Item:
    """A finding: the ``change`` that was proposed for the revision ``revid``, and its state.

    ``edited`` is what a person decided on, or None; ``reason`` says why it is stale or vanished;
    ``pageid`` is 0 when unknown.
    """

    id: int
    site: str
    page_id: int
    title: str
    url: str
    pageid: int
    revid: int
    timestamp: datetime | None
    run: int
    created: datetime
    change: Change
    edited: str | None
    state: State
    reason: str

    @property
    def replacement(self) -> str:
        """The text that is to replace ``change.before``."""
        return self.change.after if self.edited is None else self.edited

    @property
    def edit(self) -> Edit:
        """The edit that is to be made, with a person's replacement if there is one."""
        return replace(self.change.edit, replacement=self.replacement)


_ABOUT = (
    finding.c.id,
    sites.c.name.label("site"),
    finding.c.page_id,
    page.c.title,
    page.c.url,
    page.c.pageid,
    proposal.c.base_revid.label("revid"),
    proposal.c.base_time.label("timestamp"),
    finding.c.run_id.label("run"),
    finding.c.created,
    finding.c.edited,
    finding.c.state,
    finding.c.reason,
)


def row_of(change: Change) -> dict[str, Any]:
    """Return the columns of a change, by their keys."""
    flat = change.flat()
    return {name: flat[name] for name in STORED}


def change_of(row: Record) -> Change:
    """Return the change in a row that has all columns of ``STORED``.

    A column that a migration added is NULL in older rows: the field has its default there.
    """
    values = {name: row._mapping[finding.c[name]] for name in STORED}
    return change_of_row({name: value for name, value in values.items() if value is not None})


def items_with(connection: Connection, numbers: Collection[int]) -> list[Item]:
    """Return the findings with some ids, in the order of the ids.

    Lists find the ids first, in an index alone; only then are these few rows read.
    """
    return items_where(connection, finding.c.id.in_(numbers)) if numbers else []


def items_where(connection: Connection, *wanted: ColumnElement[bool]) -> list[Item]:
    """Return the findings that meet conditions on the table of findings, by id."""
    statement = (
        select(*_ABOUT, *(finding.c[name] for name in STORED))
        .join(proposal, proposal.c.id == finding.c.proposal_id)
        .join(page, page.c.id == finding.c.page_id)
        .join(sites, sites.c.id == page.c.site_id)
        .where(*wanted)
        .order_by(finding.c.id)
    )
    return [_item(row) for row in connection.execute(in_this_order(statement))]


def _item(row: Record) -> Item:
    about = {column.name: row._mapping[column] for column in _ABOUT}
    return Item(**{**about, "state": State(row.state), "change": change_of(row)})


def listed(
    store: Store, filters: Filters = DEFAULT, *, after: int = 0, limit: int = 50
) -> list[Item]:
    """Return up to ``limit`` findings with an id above ``after``; claims do not matter."""
    with store.reading() as connection:
        return items_with(connection, numbers_of(connection, filters, after, limit))


def every(store: Store, filters: Filters = DEFAULT, batch: int = 500) -> Iterator[Item]:
    """Yield all findings, read in batches, so that no transaction stays open in between."""
    after = 0
    while found := listed(store, filters, after=after, limit=batch):
        yield from found
        after = found[-1].id


def get(store: Store, number: int) -> Item | None:
    """Return one finding by its id; None if there is none."""
    with store.reading() as connection:
        return next(iter(items_with(connection, [number])), None)


def around(
    store: Store, items: Sequence[Item], reach: int, states: Collection[State]
) -> list[Item]:
    """Return the findings of a page for the revision of ``items``, and near them.

    That is up to ``reach`` code points before the first and after the last.
    """
    c, changes = finding.c, [item.change for item in items]
    wanted = (
        c.page_id == items[0].page_id,
        c.state.in_(states),
        c.start >= min(change.start for change in changes) - reach,
        c.start <= max(change.end for change in changes) + reach,
    )
    with store.reading() as connection:
        found = items_where(connection, *wanted)
    return [item for item in found if item.revid == items[0].revid]


def with_ids(store: Store, numbers: Collection[int]) -> dict[int, Item]:
    """Return findings by their ids, without those that do not exist."""
    with store.reading() as connection:
        return {item.id: item for item in items_with(connection, numbers)}


def count(store: Store, filters: Filters = DEFAULT) -> int:
    """Return the number of findings that match the filters."""
    with store.reading() as connection:
        return count_of(connection, conditions(connection, filters), filters)


def count_by_rule(store: Store, filters: Filters = DEFAULT) -> dict[str, int]:
    """Return the number of findings that match the filters, by rule."""
    c = finding.c
    with store.reading() as connection:
        wanted = (c.state.in_(filters.states), *conditions(connection, filters))
        statement = select(c.rule, func.count().label("number")).where(*wanted)
        statement = statement.group_by(c.rule).order_by(c.rule)
        return {row.rule: row.number for row in connection.execute(statement)}


def count_of(
    connection: Connection, wanted: Sequence[ColumnElement[bool]], filters: Filters
) -> int:
    """Count findings in a transaction, each state separately, within one index."""
    return sum(
        connection.execute(
            select(func.count()).select_from(finding).where(finding.c.state == state, *wanted)
        ).scalar_one()
        for state in filters.states
    )


def numbers_of(
    connection: Connection,
    filters: Filters,
    after: int,
    limit: int,
    *more: ColumnElement[bool],
) -> list[int]:
    """Return the ids of the first findings after ``after``, in order.

    It reads the first ids of each state, in the order of an index, and returns the first of those.
    """
    wanted = [*conditions(connection, filters, ordered=True), finding.c.id > after, *more]
    parts = [
        select(
            select(finding.c.id)
            .where(finding.c.state == state, *wanted)
            .order_by(finding.c.id)
            .limit(limit)
            .subquery()
        )
        for state in filters.states
    ]
    if not parts:
        return []
    both = union_all(*parts).subquery()
    return list(connection.scalars(select(both.c.id).order_by(both.c.id).limit(limit)))


def known_changes(store: Store, site: str, title: str, pageid: int = 0) -> list[Item]:
    """Return all findings of a page, in any state.

    A page that was moved is recognised by its ``pageid``.
    """
    is_moved = and_(page.c.pageid == pageid, page.c.pageid != 0)
    numbers = (
        select(page.c.id)
        .join(sites, sites.c.id == page.c.site_id)
        .where(sites.c.name == site, or_(page.c.title == title, is_moved))
    )
    with store.reading() as connection:
        found = list(connection.scalars(numbers))
        return items_where(connection, finding.c.page_id.in_(found)) if found else []
