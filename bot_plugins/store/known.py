"""All findings that the queue has ever had for a page."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import and_, or_, select

from bot_plugins.store.queue import Store
from bot_plugins.store.rebase import KnownFinding
from bot_plugins.store.rows import Record
from bot_plugins.store.schema import finding, page
from bot_plugins.store.schema import site as sites
from bot_plugins.store.states import State

_c = finding.c
COLUMNS = (
    _c.id,
    _c.state,
    _c.rule,
    _c.applicability,
    _c.start_offset,
    _c.end_offset,
    _c.line,
    _c.before_text,
    _c.replacement,
    _c.context_before,
    _c.context_after,
    _c.alternatives,
    _c.edited,
)
"""The columns that ``as_known`` reads."""


def known_changes(store: Store, site: str, title: str, pageid: int = 0) -> list[KnownFinding]:
    """Return all findings of a page, in any state.

    A page that was moved is recognised by its ``pageid``.
    """
    is_moved = and_(page.c.pageid == pageid, page.c.pageid != 0)
    statement = (
        select(*COLUMNS)
        .join(page, page.c.id == _c.page_id)
        .join(sites, sites.c.id == page.c.site_id)
        .where(sites.c.name == site, or_(page.c.title == title, is_moved))
        .order_by(_c.id)
    )
    with store.reading() as connection:
        return as_known(connection.execute(statement))


def as_known(rows: Iterable[Record]) -> list[KnownFinding]:
    """Return rows of ``COLUMNS`` as known findings."""
    return [KnownFinding(number, State(state), *rest) for number, state, *rest in rows]
