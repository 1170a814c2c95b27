"""All findings that the queue has ever had for a page."""

from __future__ import annotations

from sqlalchemy import and_, or_, select

from bot_plugins.store.items import Item, items_where
from bot_plugins.store.queue import Store
from bot_plugins.store.schema import finding, page
from bot_plugins.store.schema import site as sites


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
