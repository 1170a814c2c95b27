"""Accept findings of rules that are trusted on a wiki, in nobody's name."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, exists, select

from bot_plugins.rule import Applicability
from bot_plugins.store.bulk import accept_wanted
from bot_plugins.store.claims import is_free_for
from bot_plugins.store.items import Item, items_with
from bot_plugins.store.pages import lock_page, page_id
from bot_plugins.store.queue import Store
from bot_plugins.store.schema import decision, finding, page, save
from bot_plugins.store.schema import site as sites
from bot_plugins.store.states import SaveState, State

AUTOMATIC = "trusted rule"
"""The reviewer's name in such decisions: no person, so it speaks neither for nor against a rule."""


_NOT_ONLY_REPORTED = (Applicability.TRUSTED, Applicability.REVIEW)


def accept_of(
    store: Store,
    site: str,
    title: str,
    rules: Collection[str],
    of: Collection[Applicability] = _NOT_ONLY_REPORTED,
) -> int:
    """Accept the open findings of some rules on a page in ``AUTOMATIC``'s name; return how many.

    What is stale waits for a person, as what a person is looking at does, and all of a page
    whose last edit the wiki refused; what a rule only reports is never accepted. ``of`` is the
    applicability that the findings have.
    """
    return store.write(_accept_of, site, title, rules, of) if rules else 0


def acceptable_of(
    store: Store, site: str, title: str, rules: Collection[str], of: Collection[Applicability]
) -> list[Item]:
    """Return what ``accept_of`` would accept, and accept nothing."""
    with store.reading() as connection:
        number = page_id(connection, site, title)
        wanted = _wanted(connection, number, rules, of)
        if number is None or was_refused(connection, number):
            return []
        found = select(finding.c.id).where(*wanted).order_by(finding.c.id)
        return items_with(connection, list(connection.scalars(found)))


def was_refused(connection: Connection, where: int) -> bool:
    """Tell whether the wiki refused the last edit of a page for what was in it."""
    ended = save.c.finished.is_not(None)
    last = select(save.c.state).where(save.c.page_id == where, ended).order_by(save.c.id.desc())
    return connection.scalar(last.limit(1)) == SaveState.REFUSED


def _accept_of(
    connection: Connection,
    site: str,
    title: str,
    rules: Collection[str],
    of: Collection[Applicability],
) -> int:
    number = page_id(connection, site, title)
    if number is None:
        return 0
    lock_page(connection, number)
    if was_refused(connection, number):
        return 0
    return accept_wanted(connection, AUTOMATIC, _wanted(connection, number, rules, of))


def _wanted(
    connection: Connection,
    where: int | None,
    rules: Collection[str],
    of: Collection[Applicability],
) -> tuple[ColumnElement[bool], ...]:
    return (
        finding.c.page_id == where,
        finding.c.state == State.OPEN,
        finding.c.rule.in_(rules),
        finding.c.applicability.in_([one.value for one in of]),
        is_free_for(connection, AUTOMATIC),
    )


def accepted_automatically(store: Store, site: str, title: str | None = None) -> list[Item]:
    """Return what was accepted in ``AUTOMATIC``'s name and waits to be saved, by id.

    With ``title`` it is that of one page.
    """
    later = decision.alias()
    on_page = () if title is None else (page.c.title == title,)
    statement = (
        select(finding.c.id)
        .join(sites, sites.c.id == finding.c.site_id)
        .join(page, page.c.id == finding.c.page_id)
        .join(decision, decision.c.finding_id == finding.c.id)
        .where(
            *on_page,
            sites.c.name == site,
            finding.c.state == State.ACCEPTED,
            decision.c.reviewer == AUTOMATIC,
            ~exists().where(later.c.finding_id == finding.c.id, later.c.id > decision.c.id),
        )
        .order_by(finding.c.id)
    )
    with store.reading() as connection:
        return items_with(connection, list(connection.scalars(statement)))
