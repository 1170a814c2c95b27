"""Findings as the queue returns them to people and programs, with all data about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from bot_plugins.store.rows import in_this_order
from bot_plugins.store.schema import finding, page, proposal, site
from bot_plugins.store.states import State


@dataclass(frozen=True, slots=True)
class Item:
    """A finding. ``start`` and ``end`` are code points of the revision ``revid``.

    ``proposed`` is the rule's first replacement, ``alternatives`` are its others, ``edited`` is
    what a person decided on, or None; each context has up to 300 code points; ``line`` counts from
    1; ``reason`` says why it is stale or vanished; ``pageid`` is 0 when unknown.
    """

    id: int
    site: str
    page_id: int
    title: str
    url: str
    pageid: int
    revid: int
    timestamp: datetime | None
    run: int
    created: datetime
    rule: str
    applicability: str
    start: int
    end: int
    line: int
    before: str
    proposed: str
    edited: str | None
    context_before: str
    context_after: str
    message: str
    state: State
    reason: str
    alternatives: tuple[str, ...] = ()

    @property
    def choices(self) -> tuple[str, ...]:
        """The rule's replacements for ``before``, the first choice first."""
        return (self.proposed, *self.alternatives)

    @property
    def replacement(self) -> str:
        """The text that is to replace ``before``."""
        return self.proposed if self.edited is None else self.edited


_COLUMNS = (
    finding.c.id,
    site.c.name.label("site"),
    finding.c.page_id,
    page.c.title,
    page.c.url,
    page.c.pageid,
    proposal.c.base_revid.label("revid"),
    proposal.c.base_time.label("timestamp"),
    finding.c.run_id.label("run"),
    finding.c.created,
    finding.c.rule,
    finding.c.applicability,
    finding.c.start_offset.label("start"),
    finding.c.end_offset.label("end"),
    finding.c.line,
    finding.c.before_text.label("before"),
    finding.c.replacement.label("proposed"),
    finding.c.edited,
    finding.c.context_before,
    finding.c.context_after,
    finding.c.message,
    finding.c.state,
    finding.c.reason,
    finding.c.alternatives,
)


def items_with(connection: Connection, numbers: list[int]) -> list[Item]:
    """Return the findings with some ids, in the order of the ids.

    Lists find the ids first, in an index alone; only then are these few rows read.
    """
    if not numbers:
        return []
    statement = (
        select(*_COLUMNS)
        .join(proposal, proposal.c.id == finding.c.proposal_id)
        .join(page, page.c.id == finding.c.page_id)
        .join(site, site.c.id == page.c.site_id)
        .where(finding.c.id.in_(numbers))
        .order_by(finding.c.id)
    )
    rows = connection.execute(in_this_order(statement))
    return [Item(**{**row._mapping, "state": State(row.state)}) for row in rows]
