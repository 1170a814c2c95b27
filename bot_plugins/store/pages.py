"""Pages: what comes in for them, and their rows, which are locked while their findings change.

A page is found by its page id on the wiki, which a move does not change: a page that was moved
keeps all that is known of it under its new title, above all what people refused there. The title
decides only if the page id is unknown or new: a page that was deleted and recreated gets another
id, and what was refused under its title is not asked again.

A page that was deleted, or is now a redirect or no wikitext, has nothing left to decide: its
findings are closed, and count neither as waiting nor against a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, func, select, update
from sqlalchemy.exc import IntegrityError

from bot_plugins.core.change import Change
from bot_plugins.core.proposal import Proposal
from bot_plugins.core.ruleset import RuleSet
from bot_plugins.store.closing import as_vanished
from bot_plugins.store.columns import check_text
from bot_plugins.store.database import Record, Store, insert
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.schema import finding, page, proposal
from bot_plugins.store.schema import site as sites
from bot_plugins.store.states import UNRESOLVED


@dataclass(frozen=True, slots=True)
class Incoming:
    """A revision of a page that was checked by the rules named in ``rules``.

    ``quiet`` are those of them that were not asked for doubtful findings. ``text`` is None if it is
    unknown, as in an import.
    """

    site: str
    title: str
    pageid: int
    url: str
    revid: int
    timestamp: datetime | None
    rules: frozenset[str]
    rules_version: str
    findings: tuple[Change, ...]
    text: str | None = None
    quiet: frozenset[str] = frozenset()

    def asked(self, change: Change) -> bool:
        """Tell whether the change's rule was asked for findings of its applicability."""
        is_quiet = change.is_doubtful and change.rule in self.quiet
        return change.rule in self.rules and not is_quiet


def from_proposal(proposal: Proposal, rules: RuleSet) -> Incoming:
    """Return a proposal by some rules as input to the queue.

    Raises:
        RefusedError: the text is on no wiki, so there is nothing to save later.
        TextError: the page cannot be stored.
    """
    revision = proposal.revision
    if not (revision.site and revision.title and revision.revid > 0):
        raise RefusedError(f"{revision.title or 'the text'} is no page of a wiki: nothing to queue")
    check_text(revision.text)
    findings = tuple(change.placed(revision.text) for change in proposal.findings)
    return Incoming(
        revision.site,
        revision.title,
        revision.pageid,
        revision.url,
        revision.revid,
        revision.timestamp,
        rules.names,
        rules.version,
        findings,
        revision.text,
        rules.quiet,
    )


def find_page(connection: Connection, incoming: Incoming) -> Record | None:
    """Return the row of a page; None if the queue does not have it."""
    c = page.c
    named = connection.execute(
        _pages_of_site(incoming).where(c.title == incoming.title)
    ).one_or_none()
    if not incoming.pageid or (named and named.pageid == incoming.pageid):
        return named
    numbered = (
        _pages_of_site(incoming)
        .where(c.pageid == incoming.pageid)
        .order_by(c.revid.desc())
        .limit(1)
    )
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
        _update_page(connection, where.id, title=title)
        return
    _update_page(connection, there.id, title=f"#{there.id}")  # no page can have such a title
    _update_page(connection, where.id, title=title)
    _update_page(connection, there.id, title=where.title, url=where.url)


def _pages_of_site(incoming: Incoming) -> Select[*tuple[object, ...]]:
    joined = select(page).join(sites, sites.c.id == page.c.site_id)
    return joined.where(sites.c.name == incoming.site)


def _update_page(connection: Connection, number: int, **values: str) -> None:
    connection.execute(update(page).where(page.c.id == number).values(values))


def site_id(connection: Connection, name: str) -> int:
    """Return the id of a site, which is created if it is new."""
    return found_or_made(connection, sites, {"name": name}, {})


def page_id(connection: Connection, name: str, title: str) -> int | None:
    """Return the id of a site's page with a title; None if the queue does not have it."""
    found = select(page.c.id).join(sites, sites.c.id == page.c.site_id)
    return connection.scalar(found.where(sites.c.name == name, page.c.title == title))


def known_pages(store: Store, name: str) -> frozenset[int]:
    """Return the wiki's page ids of those pages of a site that the queue has."""
    wanted = select(page.c.pageid).join(sites, sites.c.id == page.c.site_id)
    with store.reading() as connection:
        ids = connection.scalars(wanted.where(sites.c.name == name, page.c.pageid > 0))
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
    where = lock_page(connection, found.id if found else _made_page(connection, incoming))
    if where.title == incoming.title:
        return where
    if where.pageid != incoming.pageid:  # it was moved just now: this is another page
        return lock_page_of(connection, incoming)
    if incoming.revid > where.revid:  # a move makes a revision; older ones have the old title
        follow_move(connection, where, incoming.title)
    return lock_page(connection, where.id)


def _made_page(connection: Connection, incoming: Incoming) -> int:
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


def follow_or_close(
    store: Store, site: str, title: str, reason: str, moved_to: Callable[[int], str]
) -> str:
    """Follow a page that is gone to its new title and return that title, or close its findings.

    Returns "" if the page was not moved. ``moved_to`` returns the present title of a revision's
    page, empty if the wiki does not show it; it is called only if findings are unresolved. What it
    raises is passed on.

    Raises:
        StoreError: the database fails.
    """
    revid = _unresolved_revision(store, site, title)
    if not revid:
        return ""
    new = moved_to(revid)
    if new and new != title:
        store.write(_rename_page, site, title, new)
        return new
    store.write(_close_page, site, title, reason)
    return ""


def _unresolved_revision(store: Store, site: str, title: str) -> int:
    """Return the newest revision for which a page has an unresolved finding; 0 if there is none."""
    statement = (
        select(func.max(proposal.c.base_revid))
        .join(finding, finding.c.proposal_id == proposal.c.id)
        .join(page, page.c.id == finding.c.page_id)
        .join(sites, sites.c.id == page.c.site_id)
        .where(sites.c.name == site, page.c.title == title, finding.c.state.in_(UNRESOLVED))
    )
    with store.reading() as connection:
        return connection.scalar(statement) or 0


def _close_page(connection: Connection, site: str, title: str, reason: str) -> int:
    number = page_id(connection, site, title)
    if number is None:
        return 0
    lock_page(connection, number)
    unresolved = update(finding).where(finding.c.page_id == number, finding.c.state.in_(UNRESOLVED))
    return connection.execute(unresolved.values(as_vanished(reason))).rowcount


def _rename_page(connection: Connection, site: str, title: str, new: str) -> None:
    number = page_id(connection, site, title)
    if number is not None and title != new:
        follow_move(connection, lock_page(connection, number), new)
