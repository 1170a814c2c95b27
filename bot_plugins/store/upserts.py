"""Upserts: insert many rows, or update those that exist, on every database alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, case
from sqlalchemy.dialects import mysql, sqlite

T = TypeVar("T")

BATCH = 500
"""Values or rows per statement; databases limit a statement's length."""


def batches(values: Iterable[T]) -> Iterator[Sequence[T]]:
    """Yield values in batches that one statement can hold."""
    every = list(values)
    for start in range(0, len(every), BATCH):
        yield every[start : start + BATCH]


def upsert(
    connection: Connection,
    table: Table[Any],
    key: Sequence[str],
    rows: Sequence[Mapping[str, object]],
    newest: str | None = None,
) -> None:
    """Insert rows; update a row that has the same ``key``, a unique constraint, already.

    With ``newest``, a column with a number, a row is updated only by one whose number is equal or
    greater.
    """
    changed = [name for name in rows[0] if name not in key] if rows else []
    make = _on_sqlite if connection.dialect.name == "sqlite" else _on_mariadb
    for batch in batches(rows):
        connection.execute(make(table, key, changed, newest), batch)


def _on_sqlite(
    table: Table[Any], key: Sequence[str], changed: Sequence[str], newest: str | None
) -> sqlite.Insert:
    statement = sqlite.insert(table)
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=key,
        set_={name: new[name] for name in changed},
        where=None if newest is None else new[newest] >= table.c[newest],
    )


def _on_mariadb(
    table: Table[Any], key: Sequence[str], changed: Sequence[str], newest: str | None
) -> mysql.Insert:
    """Set ``newest`` last: MariaDB has conditions per column only, and assigns in order."""
    statement = mysql.insert(table)
    new = statement.inserted
    if newest is None:
        return statement.on_duplicate_key_update({name: new[name] for name in changed})
    is_newer = new[newest] >= table.c[newest]
    ordered = sorted(changed, key=lambda name: name == newest)
    return statement.on_duplicate_key_update(
        [(name, case((is_newer, new[name]), else_=table.c[name])) for name in ordered]
    )
