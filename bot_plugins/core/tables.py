"""Reader for word lists and tables, which are stored beside the code that uses them.

A table is a text file in a package's ``data`` folder: lines that start with ``#`` are comments
that name the sources; the other lines hold tab-separated fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


@cache
def table(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a package's table (a file name without its ``.tsv``), and cache them.

    Raises:
        FileNotFoundError: there is no such table.
    """
    return tuple(rows(package, name))


def rows(package: str, name: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a table uncached, for a caller that stores them in its own form.

    Raises:
        FileNotFoundError: there is no such table.
    """
    text = (files(package) / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return (tuple(line.split("\t")) for line in lines)
