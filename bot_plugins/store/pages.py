"""Rows of sites and pages: found by name or created, and locked while they change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, select, update
from sqlalchemy.exc import IntegrityError

from bot_plugins.store.incoming import Incoming
from bot_plugins.store.moves import find_page, follow_move
from bot_plugins.store.queue import Store
from bot_plugins.store.rows import Record, insert
from bot_plugins.store.schema import page, site


def site_id(connection: Connection, name: str) -> int:
    """Return the id of a site, which is created if it is new."""
    return found_or_made(connection, site, {"name": name}, {})


def page_id(connection: Connection, name: str, title: str) -> int | None:
    """Return the id of a site's page with a title; None if the queue does not have it."""
    found = select(page.c.id).join(site, site.c.id == page.c.site_id)
    return connection.scalar(found.where(site.c.name == name, page.c.title == title))


def known_pages(store: Store, name: str) -> frozenset[int]:
    """Return the wiki's page ids of those pages of a site that the queue has."""
    wanted = select(page.c.pageid).join(site, site.c.id == page.c.site_id)
    with store.reading() as connection:
        ids = connection.scalars(wanted.where(site.c.name == name, page.c.pageid > 0))
        return frozenset(ids)


def is_known(connection: Connection, incoming: Incoming) -> bool:
    """Tell whether the queue has a page."""
    return find_page(connection, incoming) is not None


def lock_page_of(connection: Connection, incoming: Incoming) -> Record:
    """Return a page's row, created if it is new, locked until the transaction ends.

    Every change to several findings of a page takes this lock first, then locks the findings. A
    page that was moved gets its new title.
    """
    found = find_page(connection, incoming)
    where = lock_page(connection, found.id if found else _made(connection, incoming))
    if where.title == incoming.title:
        return where
    if where.pageid != incoming.pageid:  # it was moved just now: this is another page
        return lock_page_of(connection, incoming)
    if incoming.revid > where.revid:  # a move makes a revision; older ones have the old title
        follow_move(connection, where, incoming.title)
    return lock_page(connection, where.id)


def _made(connection: Connection, incoming: Incoming) -> int:
    """Return the id of the row that has a page's title, created if it is new."""
    which = {"site_id": site_id(connection, incoming.site), "title": incoming.title}
    rest = {"pageid": incoming.pageid, "url": "", "revid": 0, "rules_version": ""}
    return found_or_made(connection, page, which, rest)


def lock_page(connection: Connection, number: int) -> Record:
    """Return the row of a page that exists, locked until the transaction ends."""
    return connection.execute(select(page).where(page.c.id == number).with_for_update()).one()


def look_at(connection: Connection, number: int, incoming: Incoming) -> Record:
    """Record which revision of a page was checked, by which rules; return its row.

    A revision older than the recorded one is ignored.
    """
    told = {"pageid": incoming.pageid, "url": incoming.url}
    given = {name: value for name, value in told.items() if value}
    looked = {"revid": incoming.revid, "rules_version": incoming.rules_version}
    newer = (page.c.id == number, page.c.revid <= incoming.revid)
    connection.execute(update(page).where(*newer).values({**given, **looked}))
    return lock_page(connection, number)


def found_or_made(
    connection: Connection,
    table: Table[Any],
    which: Mapping[str, object],
    rest: Mapping[str, object],
) -> int:
    """Return the id of the one row that has ``which``, created with ``rest`` if it is new."""
    wanted = select(table.c.id).where(*(table.c[name] == value for name, value in which.items()))
    found = connection.scalar(wanted)
    if found is not None:
        return int(found)
    try:
        with connection.begin_nested():
            return insert(connection, table, {**which, **rest})
    except IntegrityError:  # another process was quicker; READ COMMITTED shows its row
        return int(connection.execute(wanted).scalar_one())
