"""Findings of pages that were moved or deleted, or are no longer wikitext.

A page that was moved keeps its decisions under its new title: a revision belongs to the same page
whatever its title. A page that was deleted, or is now a redirect or no wikitext, has nothing left
to decide: its findings are closed, and count neither as waiting nor against a rule.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, func, select, update

from bot_plugins.store.moves import follow_move
from bot_plugins.store.pages import lock_page, page_id
from bot_plugins.store.queue import Store
from bot_plugins.store.schema import finding, page, proposal
from bot_plugins.store.schema import site as sites
from bot_plugins.store.states import UNSETTLED, State


def follow_or_close(
    store: Store, site: str, title: str, reason: str, moved_to: Callable[[int], str]
) -> str:
    """Follow a page that is gone to its new title and return that title, or close its findings.

    Returns "" if the page was not moved. ``moved_to`` returns the present title of a revision's
    page, empty if the wiki does not show it; it is called only if findings are unsettled. What it
    raises is passed on.

    Raises:
        StoreError: the database fails.
    """
    revid = _unsettled_revision(store, site, title)
    if not revid:
        return ""
    new = moved_to(revid)
    if new and new != title:
        store.write(_rename_page, site, title, new)
        return new
    store.write(_close_page, site, title, reason)
    return ""


def _unsettled_revision(store: Store, site: str, title: str) -> int:
    """Return the newest revision for which a page has an unsettled finding; 0 if there is none."""
    statement = (
        select(func.max(proposal.c.base_revid))
        .join(finding, finding.c.proposal_id == proposal.c.id)
        .join(page, page.c.id == finding.c.page_id)
        .join(sites, sites.c.id == page.c.site_id)
        .where(sites.c.name == site, page.c.title == title, finding.c.state.in_(UNSETTLED))
    )
    with store.reading() as connection:
        return connection.scalar(statement) or 0


def _close_page(connection: Connection, site: str, title: str, reason: str) -> int:
    number = page_id(connection, site, title)
    if number is None:
        return 0
    lock_page(connection, number)
    unsettled = update(finding).where(finding.c.page_id == number, finding.c.state.in_(UNSETTLED))
    closed = {
        "state": State.VANISHED,
        "reason": reason,
        "claimed_by": None,
        "claimed_until": None,
    }
    return connection.execute(unsettled.values(closed)).rowcount


def _rename_page(connection: Connection, site: str, title: str, new: str) -> None:
    number = page_id(connection, site, title)
    if number is not None and title != new:
        follow_move(connection, lock_page(connection, number), new)
