"""Word lists and tables, each with a header that says where its facts are from.

A table is a text file beside this one: lines that start with ``#`` are comments, the others
hold fields that tabs divide.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the table ``name`` (a file name without its ``.tsv``), and keep them.

    Raises:
        FileNotFoundError: there is no such table.
    """
    return tuple(rows(name))


def rows(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a table that its reader keeps in a form of its own.

    Raises:
        FileNotFoundError: there is no such table.
    """
    text = (files(__package__) / f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return (tuple(line.split("\t")) for line in lines)


@cache
def section_names() -> frozenset[str]:
    """Headings of sections that hold titles and citations, in lower case, all languages."""
    return frozenset(row[1].casefold() for row in table("citation_sections"))
