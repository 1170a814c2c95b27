"""Edits of text and how they are applied: the only module that changes text.

Offsets are in code points of the text that an edit belongs to, never in bytes or UTF-16 units.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby


class EditError(ValueError):
    """Edits that do not fit their text: out of range, reversed or overlapping."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace ``text[start:end]`` with ``replacement``; offsets are code points."""

    start: int
    end: int
    replacement: str

    @property
    def growth(self) -> int:
        """How many code points longer (or, negative, shorter) the text becomes."""
        return len(self.replacement) - (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Composed:
    """One edit that combines edits of two successive sets, which are given by their indices."""

    edit: Edit
    first: tuple[int, ...]
    second: tuple[int, ...]


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with all ``edits`` applied; every other character stays as it is.

    Raises:
        EditError: an edit is out of range, or two edits overlap.
    """
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits):
        if not position <= edit.start <= edit.end <= len(text):
            raise EditError(f"{edit} does not fit a text of {len(text)} code points")
        pieces += text[position : edit.start], edit.replacement
        position = edit.end
    return "".join([*pieces, text[position:]])


def compose(text: str, first: Sequence[Edit], second: Sequence[Edit]) -> list[Composed]:
    """Express two successive sets of edits as one set of edits of ``text``.

    The offsets of ``second`` are into ``apply_edits(text, first)``. Edits that overlap or touch
    each other are merged. Both sets must be sorted and free of overlaps.

    Raises:
        EditError: a set does not fit its text.
    """
    middle = apply_edits(text, first)
    composed: list[Composed] = []
    shift = 0
    for low, high, members in _clusters(first, second):
        ours = [index for side, index in members if side == 0]
        theirs = [index for side, index in members if side == 1]
        growth = sum(first[index].growth for index in ours)
        local = (moved(second[index], -low) for index in theirs)
        replacement = apply_edits(middle[low:high], local)
        edit = Edit(low - shift, high - shift - growth, replacement)
        composed.append(Composed(edit, tuple(ours), tuple(theirs)))
        shift += growth
    return composed


_Member = tuple[int, int]


def _clusters(
    first: Sequence[Edit], second: Sequence[Edit]
) -> Iterator[tuple[int, int, list[_Member]]]:
    """Yield (start, end, members) of edits that touch each other in the text after ``first``."""
    images = [(*span, (0, index)) for index, span in enumerate(_images(first))]
    images += [(edit.start, edit.end, (1, index)) for index, edit in enumerate(second)]
    images.sort()
    numbers = _cluster_numbers([(start, end) for start, end, _ in images])
    for _, group in groupby(zip(numbers, images, strict=True), key=lambda pair: pair[0]):
        rows = [image for _, image in group]
        yield rows[0][0], max(end for _, end, _ in rows), [member for _, _, member in rows]


def _cluster_numbers(spans: Sequence[tuple[int, int]]) -> list[int]:
    """Number sorted spans so that spans that overlap or touch share a number."""
    numbers: list[int] = []
    number, reach = 0, -1
    for start, end in spans:
        number += start > reach
        reach = max(reach, end)
        numbers.append(number)
    return numbers


def _images(edits: Sequence[Edit]) -> Iterator[tuple[int, int]]:
    """Yield the span of each edit's replacement in the edited text."""
    shift = 0
    for edit in edits:
        yield edit.start + shift, edit.start + shift + len(edit.replacement)
        shift += edit.growth


def moved(edit: Edit, by: int) -> Edit:
    """Return ``edit`` with its span moved ``by`` code points to the right."""
    return Edit(edit.start + by, edit.end + by, edit.replacement)
