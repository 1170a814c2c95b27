"""Database rows: their type, their insertion, and the order in which MariaDB joins tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, Table

Record = Row[*tuple[Any, ...]]
"""A row with its columns as attributes."""


SelectT = TypeVar("SelectT", bound=Select[*tuple[Any, ...]])


def in_this_order(statement: SelectT) -> SelectT:
    """Make MariaDB join tables in the order in which they are named.

    By default it starts with the smallest, the sites, and reads all their pages
    (https://mariadb.com/kb/en/index-hints-how-to-force-query-plans/).
    """
    for dialect in ("mysql", "mariadb"):
        statement = statement.prefix_with("STRAIGHT_JOIN", dialect=dialect)
    return statement


def insert(connection: Connection, table: Table[Any], row: Mapping[str, object]) -> int:
    """Add a row; return its id."""
    key = connection.execute(table.insert().values(row)).inserted_primary_key
    assert key is not None  # noqa: S101 - every table here has one
    return int(key[0])
