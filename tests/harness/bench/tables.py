"""A table, for the terminal and for the benchmark page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WIDTH = 80


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a title; the first column is text, the others are figures.

    ``about`` says what was measured, ``note`` what came of it.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    about: str = ""
    note: str = ""

    def lines(self) -> Iterator[str]:
        """Write it for a terminal, within WIDTH columns where the names allow."""
        widths = [max(map(len, cells)) for cells in zip(self.columns, *self.rows, strict=True)]
        first = max(widths[0], WIDTH - sum(width + 2 for width in widths[1:]))
        yield self.title
        yield from _folded(self.about)
        for row in (self.columns, *self.rows):
            figures = zip(row[1:], widths[1:], strict=True)
            yield f"{row[0]:{first}}" + "".join(f"  {cell:>{width}}" for cell, width in figures)
        yield from _folded(self.note)

    def markdown(self) -> Iterator[str]:
        """Write it for the page."""
        yield from (f"## {self.title}", "")
        if self.about:
            yield from (self.about, "")
        rule = ["---", *["---:"] * (len(self.columns) - 1)]
        for row in (self.columns, rule, *self.rows):
            yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |"
        if self.note:
            yield from ("", self.note)


def _folded(text: str) -> Iterator[str]:
    line = ""
    for word in text.split():
        if len(line) + len(word) >= WIDTH:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
    if line:
        yield line


def figure(value: float) -> str:
    """Write a figure with three digits that matter: 0.0123, 1.23, 12.3, 123, 1,230."""
    if not value:
        return "0"
    for least, digits in ((100, 0), (10, 1), (1, 2), (0.1, 3)):
        if abs(value) >= least:
            return f"{value:,.{digits}f}"
    return f"{value:.4f}"
