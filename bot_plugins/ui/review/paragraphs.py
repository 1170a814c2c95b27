"""Paragraphs with all their changes marked, put together from what the queue has of a page.

Each finding has some text on both sides. Where these texts of one revision overlap on a line, they
are one stretch of it; so no wiki needs to be asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot_plugins.core.change import CONTEXT
from bot_plugins.store.findings import Item
from bot_plugins.store.states import State
from bot_plugins.ui.review.shown import PieceKind, TextPiece
from bot_plugins.ui.review.whole_page import Part, marked

SHOWN = (State.OPEN, State.STALE, State.ACCEPTED, State.REJECTED, State.NOT_AN_ERROR)
"""The states of the findings that are marked beside the one to decide."""
REACH = 3 * CONTEXT
"""Code points from the finding to decide within which others are marked."""
_ELLIPSIS = Part(0, [TextPiece("…", PieceKind.PLAIN)])


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """A paragraph, or as much of it as is known, with its findings in the order of the text."""

    items: Sequence[Item]
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Text of a page from ``start`` on, in code points; the page goes on where it is cut."""

    start: int
    text: str
    items: tuple[Item, ...]
    cut_before: bool
    cut_after: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def paragraphs(wanted: Sequence[Item], others: Iterable[Item]) -> list[MarkedParagraph]:
    """Return the paragraphs of the ``wanted`` findings in order, each text once.

    Findings that overlap an earlier one are in a paragraph of their own; of the ``others``, those
    are left out.
    """
    known = {item.id for item in wanted}
    chosen, left = _apart(wanted, [])
    rest = [item for item in others if item.id not in known]
    marks, _ = _apart(rest, chosen)
    stretches = list(_joined(map(_stretch, _in_order([*chosen, *marks]))))
    found = [stretch for stretch in stretches if any(item.id in known for item in stretch.items)]
    more = paragraphs(left, rest) if left else []
    return [*map(_paragraph, found), *more]


def _in_order(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (item.change.start, item.change.end, item.id))


def _apart(items: Iterable[Item], taken: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """Sort findings into those that overlap neither ``taken`` nor each other, and the rest."""
    chosen: list[Item] = []
    left: list[Item] = []
    for item in _in_order(items):
        overlaps = any(_overlap(item, other) for other in (*taken, *chosen))
        (left if overlaps else chosen).append(item)
    return chosen, left


def _overlap(item: Item, other: Item) -> bool:
    first, second = item.change, other.change
    is_same = (first.start, first.end) == (second.start, second.end)
    return is_same or (first.start < second.end and second.start < first.end)


def _stretch(item: Item) -> _Stretch:
    """Return the line of a finding, as far as its context has it; cut between words."""
    change = item.change
    _, start_of_line, left = change.context_before.rpartition("\n")
    right, end_of_line, _ = change.context_after.partition("\n")
    cut_before = not start_of_line and len(left) >= CONTEXT
    cut_after = not end_of_line and len(right) >= CONTEXT
    if cut_before:
        left = left[left.find(" ") + 1 :]
    if cut_after:
        right = right[: right.rfind(" ") + 1] or right
    start = change.start - len(left)
    return _Stretch(start, f"{left}{change.before}{right}", (item,), cut_before, cut_after)


def _joined(stretches: Iterable[_Stretch]) -> Iterator[_Stretch]:
    """Yield stretches with those joined that overlap and have the same text there."""
    whole: _Stretch | None = None
    for stretch in stretches:
        both = _both(whole, stretch) if whole else None
        if whole and not both:
            yield whole
        whole = both or stretch
    if whole:
        yield whole


def _both(first: _Stretch, second: _Stretch) -> _Stretch | None:
    """Return two stretches as one; None if they do not overlap, or differ."""
    items = (*first.items, *second.items)
    if second.start < first.start:
        first, second = second, first
    at = second.start - first.start
    common = min(len(first.text) - at, len(second.text))
    if common <= 0 or first.text[at : at + common] != second.text[:common]:
        return None
    is_longer = second.end > first.end
    text = first.text + second.text[common:]
    cut_after = second.cut_after if is_longer else first.cut_after
    return _Stretch(first.start, text, items, first.cut_before, cut_after)


def _paragraph(stretch: _Stretch) -> MarkedParagraph:
    parts = marked(stretch.text, stretch.items, stretch.start)
    before, after = [_ELLIPSIS] * stretch.cut_before, [_ELLIPSIS] * stretch.cut_after
    return MarkedParagraph(stretch.items, [*before, *parts, *after])
