"""Finding a page's row by its page id on the wiki, which a move does not change.

A page that was moved keeps all that is known of it, above all what people refused there. The title
decides only if the page id is unknown or new: a page that was deleted and recreated gets another
id, and what was refused under its title is not asked again.
"""

from __future__ import annotations

from sqlalchemy import Connection, Select, select, update

from bot_plugins.store.incoming import Incoming
from bot_plugins.store.rows import Record
from bot_plugins.store.schema import page, site


def find_page(connection: Connection, incoming: Incoming) -> Record | None:
    """Return the row of a page; None if the queue does not have it."""
    c = page.c
    named = connection.execute(_of(incoming).where(c.title == incoming.title)).one_or_none()
    if not incoming.pageid or (named and named.pageid == incoming.pageid):
        return named
    numbered = _of(incoming).where(c.pageid == incoming.pageid).order_by(c.revid.desc()).limit(1)
    return connection.execute(numbered).one_or_none() or named


def follow_move(connection: Connection, where: Record, title: str) -> None:
    """Give a page's row, which is locked, the page's new title.

    If another row has this title, its page is no longer there, and it gets the old title: then two
    swapped pages are both right, and a page that is elsewhere is recognised by its page id.
    """
    c = page.c
    at = (c.site_id == where.site_id, c.title == title)
    there = connection.execute(select(page).where(*at).with_for_update()).one_or_none()
    if there is None:
        _update(connection, where.id, title=title)
        return
    _update(connection, there.id, title=f"#{there.id}")  # no page can have such a title
    _update(connection, where.id, title=title)
    _update(connection, there.id, title=where.title, url=where.url)


def _of(incoming: Incoming) -> Select[*tuple[object, ...]]:
    joined = select(page).join(site, site.c.id == page.c.site_id)
    return joined.where(site.c.name == incoming.site)


def _update(connection: Connection, number: int, **values: str) -> None:
    connection.execute(update(page).where(page.c.id == number).values(values))
