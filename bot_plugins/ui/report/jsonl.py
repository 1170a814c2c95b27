"""Proposals as JSON Lines: one object per line, plain ASCII, exact text.

Keys of an object:
    site, title, url: str, empty when unknown
    revid: int, the revision the proposal is for; 0 for text that is on no wiki
    timestamp: str, when that revision was saved, ISO 8601 in UTC; null when unknown
    summary: str, the edit summary
    outcome: str, what became of the proposal; reason: str, why
    findings: list of objects, from first to last in the text, each with
        rule: str, the rule's name; applicability: str, "trusted", "review" or "report"
        start, end: int, code points of the revision's text; before, after: str
        message: str, why the change is right
        alternatives: list of str, other possible replacements of before
"""

from __future__ import annotations

import json
from datetime import UTC, datetime

from bot_plugins.core.proposal import Proposal


def json_line(proposal: Proposal, outcome: str, reason: str = "") -> str:
    """Return one line, with its line end; the module docstring lists its keys."""
    revision = proposal.revision
    record = {
        "site": revision.site,
        "title": revision.title,
        "revid": revision.revid,
        "timestamp": revision.timestamp and timestamp_text(revision.timestamp),
        "url": revision.url,
        "summary": proposal.summary,
        "outcome": outcome,
        "reason": reason,
        "findings": [change.as_row() for change in proposal.findings],
    }
    return json.dumps(record, ensure_ascii=True) + "\n"


def timestamp_text(timestamp: datetime) -> str:
    """Write a time as ISO 8601 in UTC; a time without a zone is taken as UTC."""
    if timestamp.tzinfo is not None:
        timestamp = timestamp.astimezone(UTC)
    return timestamp.strftime("%Y-%m-%dT%H:%M:%SZ")
