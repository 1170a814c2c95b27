"""Accept findings of rules that are trusted on a wiki, in nobody's name."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, exists, select

from bot_plugins.rule import Applicability
from bot_plugins.store.bulk import accept_wanted
from bot_plugins.store.claims import is_free_for
from bot_plugins.store.items import Item, items_with
from bot_plugins.store.pages import lock_page
from bot_plugins.store.queue import Store
from bot_plugins.store.schema import decision, finding, page
from bot_plugins.store.schema import site as sites
from bot_plugins.store.states import State

AUTOMATIC = "trusted rule"
"""The reviewer's name in such decisions: no person, so it speaks neither for nor against a rule."""


def accept_of(store: Store, site: str, title: str, rules: Collection[str]) -> int:
    """Accept the open findings of some rules on a page in ``AUTOMATIC``'s name; return how many.

    What is stale waits for a person, as what a person is looking at does; what a rule only
    reports is never accepted.
    """
    return store.write(_accept_of, site, title, rules) if rules else 0


def _accept_of(connection: Connection, site: str, title: str, rules: Collection[str]) -> int:
    found = select(page.c.id).join(sites, sites.c.id == page.c.site_id)
    number = connection.scalar(found.where(sites.c.name == site, page.c.title == title))
    if number is None:
        return 0
    lock_page(connection, number)
    wanted = (
        finding.c.page_id == number,
        finding.c.state == State.OPEN,
        finding.c.rule.in_(rules),
        finding.c.applicability != Applicability.REPORT.value,
        is_free_for(connection, AUTOMATIC),
    )
    return accept_wanted(connection, AUTOMATIC, wanted)


def accepted_automatically(store: Store, site: str) -> list[Item]:
    """Return what was accepted in ``AUTOMATIC``'s name and waits to be saved, by id."""
    later = decision.alias()
    statement = (
        select(finding.c.id)
        .join(sites, sites.c.id == finding.c.site_id)
        .join(decision, decision.c.finding_id == finding.c.id)
        .where(
            sites.c.name == site,
            finding.c.state == State.ACCEPTED,
            decision.c.reviewer == AUTOMATIC,
            ~exists().where(later.c.finding_id == finding.c.id, later.c.id > decision.c.id),
        )
        .order_by(finding.c.id)
    )
    with store.reading() as connection:
        return items_with(connection, list(connection.scalars(statement)))
