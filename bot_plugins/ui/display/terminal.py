"""Proposals as lines of styled text, for a terminal or anything else that shows lines.

A framework gives each :class:`TextStyle` its colour; :func:`plain` shows changes without colour.
Widths count code points: wide characters (such as Chinese) take more columns than counted here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import groupby

from bot_plugins.core import word_diff
from bot_plugins.core.change import Change
from bot_plugins.core.proposal import Proposal
from bot_plugins.core.visible import escaped
from bot_plugins.ui.display.labels import choices_line, tier


class TextStyle(Enum):
    """The role of a piece of text."""

    PLAIN = "plain"
    REMOVED = "removed"
    ADDED = "added"
    DIM = "dim"
    HEADING = "heading"
    RULE = "rule"


Segment = tuple[str, TextStyle]
Line = list[Segment]

INDENT = "  "
NARROWEST = 20
"""The minimum number of columns; fewer are treated as this many."""

_MARKS = {TextStyle.REMOVED: ("[-", "-]"), TextStyle.ADDED: ("{+", "+}")}


def page_heading(proposal: Proposal) -> list[Line]:
    """Return the page's title and, on a second line, what was read and how much was found."""
    revision, number = proposal.revision, len(proposal.findings)
    facts = [revision.site] if revision.site else []
    facts += [f"revision {revision.revid}"] if revision.revid else []
    facts += [f"{revision.timestamp:%Y-%m-%d %H:%M} UTC"] if revision.timestamp else []
    facts += [f"{number} change{'' if number == 1 else 's'}"]
    title = escaped(revision.title) or "(untitled)"
    return [[(title, TextStyle.HEADING)], [(escaped(" · ".join(facts)), TextStyle.DIM)]]


def finding_lines(
    proposal: Proposal, finding: Change, number: int, total: int, columns: int = 80
) -> list[Line]:
    """Return a change in its context, followed by its alternatives and the reason.

    ``number`` of ``total`` counts from 1; no line but the first has more than ``columns`` code
    points, including the marks of :func:`plain` but not the backslashes it adds.
    """
    line = word_diff.line_number(proposal.revision.text, finding.edit.start)
    reason: Line = [
        (escaped(finding.rule), TextStyle.RULE),
        (f" ({tier(finding.applicability.value)}): {escaped(finding.message)}", TextStyle.PLAIN),
    ]
    return [
        [(f"({number}/{total}) line {line}", TextStyle.DIM)],
        *wrapped(_change(proposal, finding), columns),
        *wrapped([(choices_line(finding.before, finding.alternatives), TextStyle.PLAIN)], columns),
        *wrapped(reason, columns),
    ]


def summary_line(proposal: Proposal, columns: int = 80) -> list[Line]:
    """Return the edit summary the page would be saved with, if any, wrapped to ``columns``."""
    if not proposal.summary:
        return []
    line = [("Summary: ", TextStyle.DIM), (escaped(proposal.summary), TextStyle.PLAIN)]
    first, *rest = wrapped(line, columns)
    return [first[1:], *rest]


def totals_lines(texts: Iterable[str]) -> list[Line]:
    """Return the totals of a run, below their heading, as lines to show."""
    return [[], [("Totals", TextStyle.HEADING)], *([(text, TextStyle.PLAIN)] for text in texts)]


def plain(lines: Iterable[Sequence[Segment]]) -> str:
    """Return lines as text without colour: ``[-removed-]{+added+}``, like git's word diff.

    A mark that is part of the text itself gets a backslash, and backslashes before a mark
    are doubled, so that a mark after an even number of them is always our own.
    """
    return "\n".join("".join(text for text, _ in marked(_without_styles(spans))) for spans in lines)


def marked(line: Sequence[Segment]) -> Line:
    """Return a line with the marks of ``plain`` in it, each piece in its style."""
    runs = _merged(list(line))
    return [
        (_marked_run(text, style, is_last=number == len(runs)), style)
        for number, (text, style) in enumerate(runs, 1)
    ]


def _without_styles(line: Sequence[Segment]) -> Line:
    """Return a line in which only what changes has a style."""
    return [(text, style if style in _MARKS else TextStyle.PLAIN) for text, style in line]


def _change(proposal: Proposal, finding: Change) -> Line:
    shown = word_diff.of_change(proposal.revision.text, finding)
    pieces = [
        (shown.before_context, TextStyle.PLAIN),
        (shown.removed, TextStyle.REMOVED),
        (shown.added, TextStyle.ADDED),
        (shown.after_context, TextStyle.PLAIN),
    ]
    return [piece for piece in pieces if piece[0]]


def wrapped(line: Line, columns: int) -> list[Line]:
    """Wrap a line to ``columns``, indented: at spaces, or anywhere in a word that is too long."""
    room = max(columns, NARROWEST) - len(INDENT)
    lines: list[Line] = [[]]
    for word in _unbroken(line):
        if _cost([*lines[-1], *word]) <= room:
            lines[-1] += word
            continue
        lines += [[]] if lines[-1] else []
        for piece in [word] if _cost(word) <= room else _chunks(word, room):
            lines += [piece]
    return [[(INDENT, TextStyle.PLAIN), *_merged(spans)] for spans in lines if spans]


def _unbroken(line: Line) -> list[Line]:
    """Split into words with the space after them; a word may have several styles."""
    words: list[Line] = [[]]
    for text, style in line:
        for piece in re.findall(r"[^ ]+ *| +", text):
            words[-1].append((piece, style))
            if piece.endswith(" "):
                words.append([])
    return [word for word in words if word]


def _chunks(word: Line, room: int) -> Iterable[Line]:
    size = room - 4
    for text, style in word:
        yield from ([(text[at : at + size], style)] for at in range(0, len(text), size))


def _merged(line: Line) -> Line:
    groups = groupby(line, key=lambda segment: segment[1])
    return [("".join(text for text, _ in group), style) for style, group in groups]


def _cost(line: Line) -> int:
    return sum(len(text) + 4 * (style in _MARKS) for text, style in _merged(line))


def _marked_run(text: str, style: TextStyle, *, is_last: bool) -> str:
    opening, closing = _MARKS.get(style, ("", ""))
    mark = re.escape(closing) if closing else r"\[-|\{\+"
    text = re.sub(rf"(?<!\\)(\\*)({mark})", r"\1\1\\\2", text)
    if closing or not is_last:
        text = re.sub(r"(?<!\\)(\\+)\Z", r"\1\1", text)
    return f"{opening}{text}{closing}"
