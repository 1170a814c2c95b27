"""A page's changes by lines, as a wiki shows a difference: lines that change, and those around.

The findings say which lines change, so no two texts are compared (``ui.report.unified``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot_plugins.store.findings import Item
from bot_plugins.ui.report.unified import changed_lines
from bot_plugins.ui.review.shown import PieceKind
from bot_plugins.ui.review.whole_page import Part, fitting, marked

AROUND = 1
"""Lines that are not empty shown before and after a line that changes."""


@dataclass(frozen=True, slots=True)
class DiffRow:
    """A line that changes, or one beside it; ``line`` is its number.

    ``parts`` have its old and its new words; ``is_apart`` means that lines before it are left out.
    """

    line: int
    parts: Sequence[Part]
    is_changed: bool
    is_apart: bool

    @property
    def old(self) -> list[Part]:
        """The line as it is."""
        return [_without(part, PieceKind.ADDED) for part in self.parts]

    @property
    def new(self) -> list[Part]:
        """The line as it will be."""
        return [_without(part, PieceKind.REMOVED) for part in self.parts]


def diff_rows(text: str, items: Iterable[Item], wanted: int) -> list[DiffRow]:
    """Return the lines of a page that the findings change, and the lines around them.

    Raises:
        NoTextError: the finding ``wanted`` is not where it should be: this is another text.
    """
    found = fitting(text, items, wanted)
    spans = [(start, end) for start, end, _ in changed_lines(text, [item.edit for item in found])]
    rows: list[DiffRow] = []
    line = at = reached = 0
    for start, end, is_changed in _with_context(text, spans):
        line, at = line + text.count("\n", at, start), start
        inside = [item for item in found if start <= item.change.start and item.change.end <= end]
        parts = marked(text[start:end].removesuffix("\n"), inside if is_changed else [], start)
        is_apart = bool(text[reached:start].strip()) or not rows
        rows.append(DiffRow(line + 1, parts, is_changed, is_apart))
        reached = end
    return rows


def _with_context(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Yield start and end of each line to show, in order, and whether it changes."""
    shown = 0
    for number, (start, end) in enumerate(spans):
        following = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        yield from [(a, b, False) for a, b in _last(text, shown, start)]
        yield start, end, True
        after = _first(text, end, following)
        yield from [(a, b, False) for a, b in after]
        shown = after[-1][1] if after else end


def _first(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return _lines(text, start, end)[:AROUND]


def _last(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return _lines(text, start, end)[-AROUND:]


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the lines between two offsets that are not empty."""
    found: list[tuple[int, int]] = []
    for line in text[start:end].split("\n"):
        stop = start + len(line) + 1
        if line.strip():
            found.append((start, min(stop, end)))
        start = stop
    return found


def _without(part: Part, kind: PieceKind) -> Part:
    return Part(part.number, [piece for piece in part.pieces if piece.kind is not kind], part.state)
