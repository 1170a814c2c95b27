"""Choosing the next page for a saver, and listing saves that were left unfinished.

Each saver has a unique name: two processes under one name count as one saver.
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
    """A page that the saver has claimed, and its accepted findings, in the order of the text."""

    page_id: int
    site: str
    title: str
    pageid: int
    url: str
    findings: tuple[Item, ...]


def next_page(store: Store, saver: str, *, site: str = "", after: int = 0) -> PageToSave | None:
    """Claim the next page that has accepted findings; None when there is none left.

    ``after`` is the ``page_id`` of the last one: a pass then visits each page once, even if its
    save failed. Pages that other savers claimed, or whose last save did not end, are left out.
    """
    return store.write(_next_page, saver, site, after, store.claim)


def release_page(store: Store, saver: str, page_id: int) -> None:
    """Release the claim on a page: nothing is to be saved to it now."""
    store.write(release_claim, saver, page_id)


def left_pending(store: Store, saver: str, site: str = "") -> list[Save]:
    """Return the saves that nobody works on any more and whose outcome is unknown.

    Saves on pages that another saver has claimed at this moment are left to that saver.
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
        # Check again under the lock: another saver may have changed the page meanwhile.
        lock_page(connection, after)
        if connection.scalar(_candidate(name, after - 1, at)) != after:
            continue
        until = {"claimed_by": saver, "claimed_until": at + claim}
        connection.execute(update(page).where(page.c.id == after).values(until))
        return _page_to_save(connection, after)


def _candidate(name: str, after: int, at: datetime) -> Select[int]:
    """Return the query for the first page after ``after`` that can be saved.

    It starts from the findings, by the index on state and page, so it reads no other pages.
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
    items = sorted(items_with(connection, numbers), key=lambda item: item.change.edit)
    first = items[0]
    return PageToSave(page_id, first.site, first.title, first.pageid, first.url, tuple(items))


def release_claim(connection: Connection, saver: str, page_id: int) -> None:
    """Release the claim on a page, within a transaction."""
    free = update(page).where(page.c.id == page_id, page.c.claimed_by == saver)
    connection.execute(free.values(claimed_by=None, claimed_until=None))
