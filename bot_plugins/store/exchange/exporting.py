"""Export of the queue as JSON Lines (``records`` describes them), or as a list of page titles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Final

from sqlalchemy import Connection, Select, select

from bot_plugins.store.database import Record, Store
from bot_plugins.store.decisions import Decision, decisions_about
from bot_plugins.store.exchange.records import PastFinding, PastProposal
from bot_plugins.store.exchange.verdicts import PastDecision
from bot_plugins.store.filters import DEFAULT, Filters
from bot_plugins.store.findings import Item, every, items_with
from bot_plugins.store.schema import finding, page, proposal, site

FORMAT: Final = "copyedit-queue"
VERSION: Final = 1
_BATCH = 200
"""Proposals per query."""


def export_lines(store: Store, site: str | None = None, title: str | None = None) -> Iterator[str]:
    """Yield a line, with its line end, per proposal: of all pages, of a site, or of one page.

    The proposals of a page come in the order in which they were made.
    """
    after = 0
    while True:
        with store.reading() as connection:
            rows = connection.execute(_proposals(site, title, after)).all()
            lines = list(_lines(connection, rows))
        if not rows:
            return
        yield from lines
        after = rows[-1].id


def page_titles(store: Store, filters: Filters = DEFAULT) -> Iterator[str]:
    """Yield the titles of the pages of some findings, each once, in the queue's order.

    Written one per line, they are a page list that AutoWikiBrowser and JWB can read.
    """
    seen: set[int] = set()
    for item in every(store, filters):
        if item.page_id not in seen:
            seen.add(item.page_id)
            yield item.title


def _proposals(name: str | None, title: str | None, after: int) -> Select[*tuple[object, ...]]:
    columns = (
        proposal,
        site.c.name.label("site"),
        page.c.title,
        page.c.pageid,
        page.c.url,
    )
    statement = select(*columns).join(page, page.c.id == proposal.c.page_id)
    statement = statement.join(site, site.c.id == page.c.site_id).where(proposal.c.id > after)
    if name is not None:
        statement = statement.where(site.c.name == name)
    if title is not None:
        statement = statement.where(page.c.title == title)
    return statement.order_by(proposal.c.id).limit(_BATCH)


def _lines(connection: Connection, rows: Sequence[Record]) -> Iterator[str]:
    for row in rows:
        c = finding.c
        numbers = list(connection.scalars(select(c.id).where(c.proposal_id == row.id)))
        items = sorted(items_with(connection, numbers), key=lambda item: item.change.start)
        past = decisions_about(connection, numbers)
        findings = tuple(_finding(item, past.get(item.id, [])) for item in items)
        # Nothing is checked: what the queue has is exported, whatever rules it was stored by.
        line = _proposal(row, findings).model_dump(mode="json", warnings=False)
        yield json.dumps(line, ensure_ascii=True) + "\n"


def _proposal(row: Record, findings: tuple[PastFinding, ...]) -> PastProposal:
    return PastProposal.model_construct(
        format=FORMAT,
        version=VERSION,
        site=row.site,
        title=row.title,
        pageid=row.pageid,
        url=row.url,
        revid=row.base_revid,
        timestamp=row.base_time,
        rules_version=row.rules_version,
        is_open=bool(row.is_open),
        findings=findings,
    )


def _finding(item: Item, past: Sequence[Decision]) -> PastFinding:
    decisions = tuple(PastDecision.model_construct(**asdict(decision)) for decision in past)
    return PastFinding.model_construct(
        change=item.change,
        edited=item.edited,
        state=item.state,
        reason=item.reason,
        decisions=decisions,
    )
