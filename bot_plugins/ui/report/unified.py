"""Proposals as unified diffs that ``patch -p1`` and ``git apply`` accept.

The edits say which lines change, and difflib only puts them into hunks: its own search needs 48 s
for a table of 100,000 rows. Only a line feed ends a line; any other line end is part of the line.
The alternatives to a change precede the page's diff, in lines that both programs ignore.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from difflib import Match, SequenceMatcher
from io import StringIO
from itertools import accumulate

from bot_plugins.core.edits import Edit, apply_edits
from bot_plugins.core.proposal import Proposal
from bot_plugins.core.visible import difference
from bot_plugins.core.word_diff import NOTHING, common
from bot_plugins.ui.display import choices_line, escaped, line_number

CONTEXT = 3
"""Unchanged lines shown before and after a change."""


def unified_diff(proposal: Proposal) -> str:
    """Return the page's diff without doubtful changes; empty when nothing changes.

    The file name is the page's title, after ``a/`` and ``b/``, with control characters escaped.
    A tab ends it, so that it may contain spaces.
    """
    text, revision = proposal.revision.text, proposal.revision
    hunks = list(_hunks(text, [change.edit for change in proposal.made]))
    name = escaped(revision.title).strip("/ ") or "untitled"
    head = f"--- a/{name}\t(revision {revision.revid})\n+++ b/{name}\t(proposed)\n"
    return "".join([*_notes(proposal), head, *hunks]) if hunks else ""


def _notes(proposal: Proposal) -> Iterator[str]:
    """Yield a line for each change that has alternatives."""
    for change in proposal.made:
        if line := choices_line(change.before, change.alternatives):
            place = line_number(proposal.revision.text, change.edit.start)
            words = " → ".join(side or NOTHING for side in difference(change.before, change.after))
            yield f"# line {place}: {words}, {line}\n"


class _KnownMatches(SequenceMatcher[str]):
    """Two texts whose equal lines are known, so that difflib has nothing to search for."""

    def __init__(self, matches: list[Match]) -> None:
        super().__init__()
        self._matches = matches

    def get_matching_blocks(self) -> list[Match]:
        """Return where the texts are equal; difflib derives its opcodes from it."""
        return self._matches


def _hunks(text: str, edits: Iterable[Edit]) -> Iterator[str]:
    """Yield each hunk with its heading."""
    old = _lines(text)
    new, matches = _compared(text, old, edits)
    for group in _KnownMatches(matches).get_grouped_opcodes(CONTEXT):
        (_, old_start, _, new_start, _), (_, _, old_end, _, new_end) = group[0], group[-1]
        yield f"@@ -{_range(old_start, old_end)} +{_range(new_start, new_end)} @@\n"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                yield from _signed(" ", old[i1:i2])
            else:
                yield from (*_signed("-", old[i1:i2]), *_signed("+", new[j1:j2]))


def _compared(text: str, old: list[str], edits: Iterable[Edit]) -> tuple[list[str], list[Match]]:
    """Return the new lines, and where they are equal to the old ones."""
    new: list[str] = []
    matches: list[Match] = []
    starts = list(accumulate(map(len, old), initial=0))
    done = 0
    for start, end, inside in changed_lines(text, edits):
        changed = _lines(apply_edits(text[start:end], inside))
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        head = common(old[first:last], changed)
        tail = common(old[first + head : last][::-1], changed[head:][::-1])
        matches.append(Match(done, len(new), first + head - done))
        new += [*old[done : first + head], *changed[head : len(changed) - tail]]
        done = last - tail
    rest = Match(done, len(new), len(old) - done)
    new += old[done:]
    return new, [*matches, rest, Match(len(old), len(new), 0)]


def changed_lines(text: str, edits: Iterable[Edit]) -> list[tuple[int, int, list[Edit]]]:
    """Return start and end of the lines that change, with the edits as offsets in them.

    Lines that touch are separate, unless an edit goes from one into the next.
    """
    spans: list[tuple[int, int, list[Edit]]] = []
    for edit in sorted(edits):
        start = text.rfind("\n", 0, edit.start) + 1
        end = text.find("\n", edit.end) + 1 or len(text)
        inside: list[Edit] = []
        if spans and start < spans[-1][1]:
            start, reached, inside = spans.pop()
            end = max(end, reached)
        inside.append(Edit(edit.start - start, edit.end - start, edit.replacement))
        spans.append((start, end, inside))
    return spans


def _signed(sign: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield lines after a sign, with a note after a line without a line end."""
    for line in lines:
        yield sign + (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")


def _range(start: int, end: int) -> str:
    """Write a range as diff does: no count for one line, the preceding line for no lines."""
    count = end - start
    return str(start + 1) if count == 1 else f"{start + 1 if count else start},{count}"


def _lines(text: str) -> list[str]:
    return list(StringIO(text, newline="\n"))
