"""Proposals as unified diffs that ``patch -p1`` and ``git apply`` accept.

Only the lines around the edits are examined, so a long page costs no more than reading it once.
Only a line feed ends a line; any other line end is part of the line. The alternatives to a change
precede the page's diff, in lines that both programs ignore.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot_plugins.core.edits import Edit, apply_edits
from bot_plugins.core.proposal import Proposal
from bot_plugins.ui.display import choices_line, escaped, line_number
from bot_plugins.ui.display.choices import NOTHING
from bot_plugins.ui.display.visible import difference

CONTEXT = 3
"""Unchanged lines shown before and after a change."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Whole lines that change: ``text[start:end]`` (code points), and their new lines."""

    start: int
    end: int
    new: str


def unified_diff(proposal: Proposal) -> str:
    """Return the page's diff without doubtful changes; empty when nothing changes.

    The file name is the page's title, after ``a/`` and ``b/``, with control characters escaped.
    A tab ends it, so that it may contain spaces.
    """
    text, revision = proposal.revision.text, proposal.revision
    hunks = list(_hunks(text, _blocks(text, [one.edit for one in proposal.made])))
    name = escaped(revision.title).strip("/ ") or "untitled"
    head = f"--- a/{name}\t(revision {revision.revid})\n+++ b/{name}\t(proposed)\n"
    return "".join([*_notes(proposal), head, *hunks]) if hunks else ""


def _notes(proposal: Proposal) -> Iterator[str]:
    """Yield a line for each change that has alternatives."""
    for one in proposal.made:
        if line := choices_line(one.before, one.alternatives):
            place = line_number(proposal.revision.text, one.edit.start)
            change = " → ".join(side or NOTHING for side in difference(one.before, one.after))
            yield f"# line {place}: {change}, {line}\n"


def _blocks(text: str, edits: Iterable[Edit]) -> Iterator[_Block]:
    """Yield the changed lines, from first to last; edits of one line share a block."""
    group: list[Edit] = []
    reached = -1
    for edit in sorted(edits):
        if group and edit.start > reached:
            yield from _block(text, group, reached)
            group = []
        group.append(edit)
        if edit.end >= reached:
            reached = _line_end(text, edit.end)
    if group:
        yield from _block(text, group, reached)


def _block(text: str, edits: list[Edit], end: int) -> Iterator[_Block]:
    """Yield the lines that the edits change, without equal lines at either end, if any differ."""
    start = _line_start(text, edits[0].start)
    moved = (Edit(one.start - start, one.end - start, one.replacement) for one in edits)
    old, new = _lines(text[start:end]), _lines(apply_edits(text[start:end], moved))
    head = _same(old, new)
    tail = _same(old[head:][::-1], new[head:][::-1])
    if len(old) == len(new) == head:
        return
    start += sum(map(len, old[:head]))
    end -= sum(map(len, old[len(old) - tail :]))
    yield _Block(start, end, "".join(new[head : len(new) - tail]))


def _same(old: list[str], new: list[str]) -> int:
    number = 0
    while number < min(len(old), len(new)) and old[number] == new[number]:
        number += 1
    return number


def _hunks(text: str, blocks: Iterable[_Block]) -> Iterator[str]:
    """Yield hunks, counting lines (from 1) as they go by."""
    counted = growth = 0
    line = 1
    for group in _neighbours(text, blocks):
        start, end = _up(text, group[0].start), _down(text, group[-1].end)
        line += text.count("\n", counted, start)
        counted = start
        body = list(_body(text, group, start, end))
        old, new = (sum(row[0] != sign for row in body) for sign in "+-")
        yield f"@@ -{_range(line, old)} +{_range(line + growth, new)} @@\n" + "".join(body)
        growth += new - old


def _neighbours(text: str, blocks: Iterable[_Block]) -> Iterator[list[_Block]]:
    """Yield blocks whose contexts meet as one group."""
    group: list[_Block] = []
    for block in blocks:
        if group and text.count("\n", group[-1].end, block.start) > 2 * CONTEXT:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _body(text: str, group: list[_Block], start: int, end: int) -> Iterator[str]:
    """Yield each line of a hunk after its sign, with a note after a line without a line end."""
    for block in group:
        yield from _signed(" ", text[start : block.start])
        yield from _signed("-", text[block.start : block.end])
        yield from _signed("+", block.new)
        start = block.end
    yield from _signed(" ", text[start:end])


def _signed(sign: str, text: str) -> Iterator[str]:
    for line in _lines(text):
        ended = line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        yield sign + ended


def _range(line: int, count: int) -> str:
    """Write a range as diff does: no count for one line, the preceding line for no lines."""
    return str(line) if count == 1 else f"{line if count else line - 1},{count}"


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _line_end(text: str, offset: int) -> int:
    return text.find("\n", offset) + 1 or len(text)


def _up(text: str, offset: int) -> int:
    """Return the start of the line CONTEXT lines before the line that starts at ``offset``."""
    for _ in range(CONTEXT):
        offset = _line_start(text, offset - 1) if offset else 0
    return offset


def _down(text: str, offset: int) -> int:
    for _ in range(CONTEXT):
        offset = _line_end(text, offset)
    return offset
