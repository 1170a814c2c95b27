"""A page's findings as text that is easily read, and compared line by line."""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.core.change import Change
from bot_plugins.core.engine import propose
from bot_plugins.core.proposal import Proposal
from bot_plugins.core.word_diff import column_number, line_number, of_change

WIDTH = 60
"""Code points shown before and after a change."""
NOTHING = "Nothing to propose."


def snapshot(text: str, title: str) -> str:
    """Return what all rules propose for a page, from its start to its end."""
    proposal = propose(text, title=title)
    parts = [part for finding in proposal.findings for part in _finding(proposal, finding)]
    return "\n".join([f"# {title}", *(parts or ["", NOTHING]), ""])


def _finding(proposal: Proposal, finding: Change) -> Iterator[str]:
    text, start = proposal.revision.text, finding.edit.start
    shown = of_change(proposal.revision.text, finding, WIDTH)
    place = f"line {line_number(text, start)}, column {column_number(text, start)}"
    yield ""
    yield f"@@ {place} @@ {finding.rule} ({finding.applicability.value})"
    yield f"-{shown.before_context}{shown.removed}{shown.after_context}"
    yield f"+{shown.before_context}{shown.added}{shown.after_context}"
    yield f"  {finding.message}"
