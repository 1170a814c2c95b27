"""What became of the findings of lists' rules, as a table for a page of the wiki."""

from __future__ import annotations

from collections.abc import Iterable

from bot_plugins.community.resting import ListFigure
from bot_plugins.core.summary import Translator, english
from bot_plugins.core.wikitext import SectionMarkers

MARKS = SectionMarkers("copyedit figures")
SUMMARY = "copyedit-figures-summary"
_COLUMNS = (
    "copyedit-report-rule",
    "copyedit-figures-proposed",
    "copyedit-figures-accepted",
    "copyedit-report-rejected",
    "copyedit-report-reverted",
    "copyedit-report-state",
)
_RESTS = "copyedit-figures-rests"


def wikitext(figures: Iterable[ListFigure], say: Translator = english) -> str:
    """Return the figures as a table in wikitext, the most rejected rules first."""
    rows = sorted(figures, key=lambda row: (-row.rejected - row.reverted, -row.proposed, row.rule))
    heads = " !! ".join(say(column, {}) for column in _COLUMNS)
    lines = ['{| class="wikitable sortable"', f"! {heads}"]
    for row in rows:
        state = say(_RESTS, {}) if row.rests else ""
        cells = (row.proposed, row.accepted, row.rejected, row.reverted, state)
        lines += ["|-", f"| <nowiki>{row.rule}</nowiki> || {' || '.join(map(str, cells))}".rstrip()]
    return "\n".join([*lines, "|}"])
