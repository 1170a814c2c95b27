"""Which page a saver does next, and which saves were left in the middle.

A saver goes by a name that is its own: what two processes do under one name is taken for the
work of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Select, exists, or_, select, update

from bot_plugins.store.clock import is_over, present
from bot_plugins.store.items import Item, items_with
from bot_plugins.store.pages import lock_page
from bot_plugins.store.queue import Store
from bot_plugins.store.rows import in_this_order
from bot_plugins.store.saves import Save, saves_where
from bot_plugins.store.schema import finding, page, save, site
from bot_plugins.store.states import State


@dataclass(frozen=True, slots=True)
class PageToSave:
    """A page that is the saver's, and what was accepted for it, in the order of the text."""

    page_id: int
    site: str
    title: str
    pageid: int
    url: str
    findings: tuple[Item, ...]


def next_page(store: Store, saver: str, *, site: str = "", after: int = 0) -> PageToSave | None:
    """Claim the next page that has accepted findings; None when there is none left.

    ``after`` is the ``page_id`` of the last one: a pass then comes to each page once, also to
    those whose save failed. Pages that other savers have, or whose last save did not end, are
    left out.
    """
    return store.write(_next_page, saver, site, after, store.claim)


def release_page(store: Store, saver: str, page_id: int) -> None:
    """Give up a page: nothing is to be saved to it now."""
    store.write(release_claim, saver, page_id)


def left_pending(store: Store, saver: str, site: str = "") -> list[Save]:
    """Return the saves that nobody is busy with any more and whose end is not known.

    Those on pages that another saver has claimed at this moment are that saver's business.
    """
    with store.reading() as connection:
        wanted = (save.c.is_pending == 1, *_on(site), _is_free(connection, saver))
        return saves_where(connection, *wanted)


def _next_page(
    connection: Connection, saver: str, name: str, after: int, claim: timedelta
) -> PageToSave | None:
    while True:
        at = present(connection)
        after = connection.scalar(_candidate(name, after, at)) or 0
        if not after:
            return None
        # Locked: what another saver did to the page meanwhile is known now.
        lock_page(connection, after)
        if connection.scalar(_candidate(name, after - 1, at)) != after:
            continue
        until = {"claimed_by": saver, "claimed_until": at + claim}
        connection.execute(update(page).where(page.c.id == after).values(until))
        return _page_to_save(connection, after)


def _candidate(name: str, after: int, at: datetime) -> Select[int]:
    """Return the query for the first page after ``after`` that can be saved.

    From the findings, by the index on state and page: pages without any are never looked at.
    """
    statement = (
        select(finding.c.page_id)
        .join(page, page.c.id == finding.c.page_id)
        .join(site, site.c.id == page.c.site_id)
        .where(
            finding.c.state == State.ACCEPTED,
            finding.c.page_id > after,
            or_(page.c.claimed_by.is_(None), is_over(page.c.claimed_until, at)),
            ~exists().where(save.c.page_id == finding.c.page_id, save.c.is_pending == 1),
            *_on(name),
        )
        .order_by(finding.c.page_id)
        .limit(1)
    )
    return in_this_order(statement)


def _on(name: str) -> tuple[ColumnElement[bool], ...]:
    return (site.c.name == name,) if name else ()


def _is_free(connection: Connection, saver: str) -> ColumnElement[bool]:
    c = page.c
    is_ended = is_over(c.claimed_until, present(connection))
    return or_(c.claimed_by.is_(None), c.claimed_by == saver, is_ended)


def _page_to_save(connection: Connection, page_id: int) -> PageToSave:
    c = finding.c
    accepted = select(c.id).where(c.page_id == page_id, c.state == State.ACCEPTED)
    numbers = list(connection.scalars(accepted))
    items = sorted(items_with(connection, numbers), key=lambda item: (item.start, item.end))
    first = items[0]
    return PageToSave(page_id, first.site, first.title, first.pageid, first.url, tuple(items))


def release_claim(connection: Connection, saver: str, page_id: int) -> None:
    """Give up a page, within a transaction."""
    free = update(page).where(page.c.id == page_id, page.c.claimed_by == saver)
    connection.execute(free.values(claimed_by=None, claimed_until=None))
