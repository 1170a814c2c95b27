"""Saves: choosing and claiming the next page to save, and reading the records of saves.

Each saver has a unique name: two processes under one name count as one saver.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, or_, select, update

from bot_plugins.store.claims import UNCLAIMED
from bot_plugins.store.database import Record, Store, in_this_order, transaction
from bot_plugins.store.engine import is_over, present
from bot_plugins.store.findings import Item, items_with
from bot_plugins.store.pages import lock_page
from bot_plugins.store.schema import finding, page, save, save_finding, site
from bot_plugins.store.states import SaveState, State


@dataclass(frozen=True, slots=True)
class Save:
    """One page edit of ours. ``revid`` is None until the wiki has reported it.

    ``base_revid`` is the revision it was made for, ``sha1`` the hash of the new text in UTF-8 (40
    hexadecimal digits); ``findings`` are the ids of the findings it makes.
    """

    id: int
    site: str
    page_id: int
    title: str
    run: int
    saver: str
    base_revid: int
    sha1: str
    summary: str
    state: SaveState
    intended: datetime
    finished: datetime | None
    revid: int | None
    reason: str
    undo_intended: datetime | None
    undone: datetime | None
    undone_revid: int | None
    undone_by: str | None
    undo_reason: str
    findings: tuple[int, ...]


_SAVE_COLUMNS = (
    save.c.id,
    site.c.name.label("site"),
    save.c.page_id,
    page.c.title,
    save.c.run_id.label("run"),
    save.c.saver,
    save.c.base_revid,
    save.c.sha1,
    save.c.summary,
    save.c.state,
    save.c.intended,
    save.c.finished,
    save.c.revid,
    save.c.reason,
    save.c.undo_intended,
    save.c.undone,
    save.c.undone_revid,
    save.c.undone_by,
    save.c.undo_reason,
)


def saves_where(connection: Connection, *wanted: ColumnElement[bool]) -> list[Save]:
    """Return the saves that meet some conditions, the oldest first."""
    rows = connection.execute(_saves_query().where(*wanted).order_by(save.c.id)).all()
    contents = _findings_of(connection, [row[0] for row in rows])
    return [_save_of(row, contents.get(row[0], ())) for row in rows]


def _saves_query() -> Select[*tuple[Any, ...]]:
    joined = select(*_SAVE_COLUMNS).join(page, page.c.id == save.c.page_id)
    return joined.join(site, site.c.id == page.c.site_id)


def _findings_of(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    c = save_finding.c
    statement = select(c.save_id, c.finding_id).where(c.save_id.in_(numbers)).order_by(c.id)
    for number, finding_id in connection.execute(statement) if numbers else ():
        found[number] = (*found.get(number, ()), finding_id)
    return found


def _save_of(row: Record, findings: tuple[int, ...]) -> Save:
    return Save(**{**row._mapping, "state": SaveState(row.state), "findings": findings})


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
        wanted = (save.c.is_pending == 1, *_on_site(site), _is_free_page(connection, saver))
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
            *_on_site(name),
        )
        .order_by(finding.c.page_id)
        .limit(1)
    )
    return in_this_order(statement)


def _on_site(name: str) -> tuple[ColumnElement[bool], ...]:
    return (site.c.name == name,) if name else ()


def _is_free_page(connection: Connection, saver: str) -> ColumnElement[bool]:
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
    connection.execute(free.values(**UNCLAIMED))


@transaction
def free_claims(connection: Connection, is_gone: Callable[[str], bool]) -> int:
    """Release the pages of all savers that ``is_gone`` reports as dead; return how many.

    Their unfinished saves are in ``left_pending`` from then on.
    """
    claimed = select(page.c.claimed_by).where(page.c.claimed_by.is_not(None)).distinct()
    gone = [saver for saver in connection.scalars(claimed) if saver and is_gone(saver)]
    if not gone:
        return 0
    freed = update(page).where(page.c.claimed_by.in_(gone))
    return connection.execute(freed.values(**UNCLAIMED)).rowcount
