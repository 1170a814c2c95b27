"""A finding to be judged, as lines for a terminal."""

from __future__ import annotations

from bot_plugins.apps.devtools import console
from bot_plugins.apps.devtools.drawn import DrawnFinding
from bot_plugins.apps.devtools.judgements import Judgement
from bot_plugins.core.visible import difference
from bot_plugins.ui.display import escaped
from bot_plugins.ui.display.terminal import Line, Segment, TextStyle, wrapped


def finding_shown(finding: DrawnFinding, number: int, total: int) -> list[Line]:
    """Return the lines of a finding, the ``number``-th (from 1) of ``total``."""
    columns = console.columns()
    heading = f"{number}/{total}  {escaped(finding.title) or '(untitled)'}"
    reason: Line = [
        (escaped(finding.rule), TextStyle.RULE),
        (f" ({finding.applicability}): {escaped(finding.message)}", TextStyle.PLAIN),
    ]
    lines = [[], [(heading, TextStyle.HEADING)], *wrapped(sentence(finding), columns)]
    lines += wrapped(reason, columns)
    for key, other in enumerate(finding.alternatives, 2):
        lines += wrapped([(f"{key} or: {escaped(other)}", TextStyle.PLAIN)], columns)
    return lines


def sentence(finding: DrawnFinding) -> Line:
    """Return the sentence of a finding, with its change."""
    removed, added = difference(finding.before, finding.after)
    pieces: list[Segment] = [
        (escaped(finding.left), TextStyle.PLAIN),
        (removed, TextStyle.REMOVED),
        (added, TextStyle.ADDED),
        (escaped(finding.right), TextStyle.PLAIN),
    ]
    return [piece for piece in pieces if piece[0]]


def surroundings(finding: DrawnFinding) -> str:
    """Return the text around a finding as a reader sees it, then as wikitext."""
    read = finding.earlier + finding.sentence + finding.later
    source = finding.source_left + finding.source_before + finding.source_right
    return "\n".join([*_framed(read, "  "), *_framed(source, "  | ")])


def _framed(text: str, indent: str) -> list[str]:
    return [console.wrapped(line, indent) for line in text.split("\n") if line.strip()]


def verdict_shown(said: Judgement) -> str:
    """Return a reader's verdict on a finding, in one or more lines."""
    which = f" {said.which!r}" if said.which else ""
    why = f": {said.reason}" if said.reason else ""
    return console.wrapped(f"{said.verdict.value}{which}{why}", "  ", "    ")
