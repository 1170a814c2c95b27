"""Tables of figures in columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot_plugins.apps.devtools import console
from bot_plugins.ui.display import escaped

WIDEST_CELL = 30
"""Characters; longer names are cut so that five figures fit next to a name in 80 columns."""
Row = Sequence[str | int]


def write_table(titles: Sequence[str], rows: Iterable[Row]) -> None:
    """Write a table whose first column is as wide as needed, up to ``WIDEST_CELL``."""
    texts = [tuple(titles), *(tuple(_cell(cell) for cell in row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    for first, *others in texts:
        cells = [first.ljust(widths[0])]
        cells += [text.rjust(width) for text, width in zip(others, widths[1:], strict=True)]
        console.write("  ".join(cells).rstrip())


def _cell(cell: str | int) -> str:
    text = escaped(str(cell))
    return text if len(text) <= WIDEST_CELL else text[: WIDEST_CELL - 1] + "…"


def many(number: int, what: str) -> str:
    """Return a number and what it counts: ``1 page``, ``2 pages``."""
    return f"{number} {what}{'' if number == 1 else 's'}"
