"""Lists and counts of findings, in the order in which they were added.

A list continues after the last id it showed ("keyset"), not after a number of rows: it costs the
same at its end as at its start, and skips nothing when others decide meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, func, select, union_all

from bot_plugins.store.filters import DEFAULT, Filters, conditions
from bot_plugins.store.items import Item, items_with
from bot_plugins.store.queue import Store
from bot_plugins.store.schema import finding


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


def count(store: Store, filters: Filters = DEFAULT) -> int:
    """Return the number of findings that match the filters."""
    with store.reading() as connection:
        return count_of(connection, conditions(connection, filters), filters)


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
