"""Word lists and tables, each beside the code that reads it.

A table is a text file in a package's folder ``data``: lines that start with ``#`` are comments
that say where its facts are from, the others hold fields that tabs divide.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


@cache
def table(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a package's table (a file name without its ``.tsv``), and keep them.

    Raises:
        FileNotFoundError: there is no such table.
    """
    return tuple(rows(package, name))


def rows(package: str, name: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a table that its reader keeps in a form of its own.

    Raises:
        FileNotFoundError: there is no such table.
    """
    text = (files(package) / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return (tuple(line.split("\t")) for line in lines)
