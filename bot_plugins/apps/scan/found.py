"""The findings of a scan, as plain values that can be sent between processes and machines."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from bot_plugins.core.change import Change
from bot_plugins.core.proposal import Proposal, Revision


@dataclass(frozen=True, slots=True)
class Found:
    """One page with its findings; a page without any is included only if the options ask for it.

    ``timestamp`` is when the revision was saved, as the dump has it (ISO 8601, UTC; empty when
    unknown); ``summary`` is the edit summary; ``text`` is kept only if the options ask for it.
    """

    site: str
    title: str
    namespace: int
    pageid: int
    revid: int
    timestamp: str
    summary: str
    findings: tuple[Change, ...]
    text: str = field(default="", repr=False)

    def as_row(self) -> dict[str, Any]:
        """Return the page for JSON Lines or a table: all fields by name, except the text."""
        names = (
            attribute.name
            for attribute in fields(self)
            if attribute.name not in {"text", "findings"}
        )
        row = {name: getattr(self, name) for name in names}
        return row | {"findings": [change.as_row() for change in self.findings]}

    def as_proposal(self) -> Proposal:
        """Return the proposal again, without its changed text, which the queue does not need."""
        timestamp = datetime.fromisoformat(self.timestamp) if self.timestamp else None
        revision = Revision(
            self.text, self.title, self.site, self.revid, timestamp, pageid=self.pageid
        )
        return Proposal(revision, self.findings, self.text, self.summary)


def found_in(proposal: Proposal, namespace: int, timestamp: str, *, keep_text: bool) -> Found:
    """Return a page's findings as plain values."""
    revision = proposal.revision
    return Found(
        site=revision.site,
        title=revision.title,
        namespace=namespace,
        pageid=revision.pageid,
        revid=revision.revid,
        timestamp=timestamp,
        summary=proposal.summary,
        findings=proposal.findings,
        text=revision.text if keep_text else "",
    )
