"""Alignment of two revisions: which text of the newer was already in the older, and where."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from operator import itemgetter

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_MOST = 4_000_000
"""Most pairs of pieces to compare; text with more of them counts as new."""

Block = tuple[int, int, int]
"""Equal text: its start in the newer and in the older revision, and its length."""


class Alignment:
    """The text that an older and a newer revision share, line by line, then word by word.

    Moved text counts as new: it cannot be distinguished from text that was written again.
    """

    def __init__(self, old: str, new: str) -> None:
        self._blocks = list(_joined(_lines(old, new)))

    def before(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the older text's span for a span of the newer text; None if it is new.

        An empty span, where something is to be inserted, is not new if the text on both sides of
        it was there, next to each other.
        """
        at = bisect_right(self._blocks, start, key=itemgetter(0)) - 1
        if at < 0:
            return None
        new, old, length = self._blocks[at]
        if end > new + length or (start == end and start in (new, new + length)):
            return None
        return start - new + old, end - new + old


def _lines(old: str, new: str) -> Iterator[Block]:
    """Compare line by line, then changed lines word by word."""
    a, b = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for (a0, a1, b0, b1), is_same in _compared(a, b):
        if is_same:
            yield b0, a0, b1 - b0
        else:
            yield from _words(old[a0:a1], new[b0:b1], a0, b0)


def _words(old: str, new: str, old_start: int, new_start: int) -> Iterator[Block]:
    for (a0, _, b0, b1), is_same in _compared(_TOKEN.findall(old), _TOKEN.findall(new)):
        if is_same:
            yield new_start + b0, old_start + a0, b1 - b0


def _compared(
    a: Sequence[str], b: Sequence[str]
) -> Iterator[tuple[tuple[int, int, int, int], bool]]:
    """Yield spans of characters of two lists of pieces, and whether they are the same."""
    if len(a) * len(b) > _MOST:
        a, b = ["".join(a)], ["".join(b)]
    starts_a = list(accumulate(map(len, a), initial=0))
    starts_b = list(accumulate(map(len, b), initial=0))
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, a, b).get_opcodes():
        if tag in ("equal", "replace"):
            yield (starts_a[a0], starts_a[a1], starts_b[b0], starts_b[b1]), tag == "equal"


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Join blocks that follow each other in both texts."""
    held: Block | None = None
    for new, old, length in blocks:
        if held and (held[0] + held[2], held[1] + held[2]) == (new, old):
            held = (held[0], held[1], held[2] + length)
            continue
        if held:
            yield held
        held = (new, old, length)
    if held:
        yield held
