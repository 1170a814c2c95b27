"""Proposals as lines of styled text, for a terminal or anything else that shows lines.

A framework gives each :class:`Style` its colour; :func:`plain` shows changes without any.
Widths count code points: wide (Chinese) characters take more room than this knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import groupby

from bot_plugins.core.change import Change
from bot_plugins.core.proposal import Proposal
from bot_plugins.ui.display.choices import choices_line, tier
from bot_plugins.ui.display.context import change, line_number
from bot_plugins.ui.display.visible import escaped


class TextStyle(Enum):
    """What a piece of text is."""

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
"""Fewer columns than this are not narrower but this many."""

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
    """Return a change in its context, and below it what else it could become, and the reason.

    ``number`` of ``total`` counts from 1; no line has more than ``columns`` code points,
    :func:`plain`'s marks included (backslashes it adds, and the first line, are not).
    """
    line = line_number(proposal.revision.text, finding.edit.start)
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
    """Return the edit summary the page would be saved with, if with any; wrapped to ``columns``."""
    if not proposal.summary:
        return []
    line = [("Summary: ", TextStyle.DIM), (escaped(proposal.summary), TextStyle.PLAIN)]
    first, *rest = wrapped(line, columns)
    return [first[1:], *rest]


def totals_lines(texts: Iterable[str]) -> list[Line]:
    """Return the last words of a run, below their heading, as lines to show."""
    return [[], [("Totals", TextStyle.HEADING)], *([(text, TextStyle.PLAIN)] for text in texts)]


def plain(lines: Iterable[Sequence[Segment]]) -> str:
    """Return lines as text without colour: ``[-removed-]{+added+}``, as git's word diff.

    A mark that is part of the text itself gets a backslash, and backslashes before a mark
    are doubled, so that a mark after an even number of them is always one of ours.
    """
    return "\n".join("".join(text for text, _ in marked(_without_styles(one))) for one in lines)


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
    shown = change(proposal, finding)
    pieces = [
        (shown.before_context, TextStyle.PLAIN),
        (shown.removed, TextStyle.REMOVED),
        (shown.added, TextStyle.ADDED),
        (shown.after_context, TextStyle.PLAIN),
    ]
    return [piece for piece in pieces if piece[0]]


def wrapped(line: Line, columns: int) -> list[Line]:
    """Break a line to ``columns``, where it has spaces; in longer words, anywhere. Indented."""
    room = max(columns, NARROWEST) - len(INDENT)
    lines: list[Line] = [[]]
    for word in _unbroken(line):
        if _cost([*lines[-1], *word]) <= room:
            lines[-1] += word
            continue
        lines += [[]] if lines[-1] else []
        for piece in [word] if _cost(word) <= room else _chunks(word, room):
            lines += [piece]
    return [[(INDENT, TextStyle.PLAIN), *_merged(one)] for one in lines if one]


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
