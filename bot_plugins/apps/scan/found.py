"""What a scan finds: plain values that travel between processes and machines."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from bot_plugins.core import registry
from bot_plugins.core.edits import Edit
from bot_plugins.core.proposal import Finding, Proposal, Revision
from bot_plugins.core.rule import Applicability


@dataclass(frozen=True, slots=True)
class FoundChange:
    """One finding: ``start`` and ``end`` are code points of the page's wikitext."""

    rule: str
    applicability: str
    start: int
    end: int
    before: str
    after: str
    message: str
    alternatives: tuple[str, ...] = ()

    def as_row(self) -> dict[str, Any]:
        """Return the finding for JSON Lines or a table: all fields by name."""
        return asdict(self) | {"alternatives": list(self.alternatives)}

    def as_finding(self) -> Finding:
        """Return the finding itself."""
        edit = Edit(self.start, self.end, self.after)
        return Finding(
            registry.find(self.rule),
            edit,
            self.before,
            self.message,
            Applicability(self.applicability),
            self.alternatives,
        )


@dataclass(frozen=True, slots=True)
class Found:
    """One page with findings, or with none where it was to be told of all the same.

    ``timestamp`` is when the revision was saved, as the dump has it (ISO 8601, UTC; empty when
    unknown); ``summary`` the edit summary; ``text`` is kept only where the options ask for it.
    """

    site: str
    title: str
    namespace: int
    pageid: int
    revid: int
    timestamp: str
    summary: str
    findings: tuple[FoundChange, ...]
    text: str = field(default="", repr=False)

    def as_row(self) -> dict[str, Any]:
        """Return the page for JSON Lines or a table: all fields by name, apart from the text."""
        row = asdict(self)
        del row["text"]
        return row | {"findings": [change.as_row() for change in self.findings]}

    def as_proposal(self) -> Proposal:
        """Return the proposal again; its changed text is not made, the queue has no use for it."""
        timestamp = datetime.fromisoformat(self.timestamp) if self.timestamp else None
        revision = Revision(
            self.text, self.title, self.site, self.revid, timestamp, pageid=self.pageid
        )
        findings = tuple(change.as_finding() for change in self.findings)
        return Proposal(revision, findings, self.text, self.summary)


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
        findings=tuple(_change(finding) for finding in proposal.findings),
        text=revision.text if keep_text else "",
    )


def _change(finding: Finding) -> FoundChange:
    return FoundChange(
        rule=finding.rule.name or finding.rule.summary,
        applicability=finding.applicability.value,
        start=finding.edit.start,
        end=finding.edit.end,
        before=finding.before,
        after=finding.after,
        message=finding.message,
        alternatives=finding.alternatives,
    )
