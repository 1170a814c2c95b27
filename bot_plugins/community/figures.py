"""What became of each rule's findings, as a table for a page of the wiki."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListFigure:
    """Numbers of findings of one rule of a list."""

    rule: str
    proposed: int
    accepted: int
    rejected: int
    reverted: int


def wikitext(figures: Iterable[ListFigure]) -> str:
    """Return the figures as a table in wikitext, the most rejected rules first."""
    rows = sorted(figures, key=lambda row: (-row.rejected - row.reverted, -row.proposed, row.rule))
    lines = ['{| class="wikitable sortable"', _HEAD]
    for row in rows:
        numbers = (row.proposed, row.accepted, row.rejected, row.reverted)
        lines += ["|-", f"| <nowiki>{row.rule}</nowiki> || {' || '.join(map(str, numbers))}"]
    return "\n".join([*lines, "|}"])


_HEAD = "! Rule !! Proposed !! Accepted !! Rejected !! Reverted"
