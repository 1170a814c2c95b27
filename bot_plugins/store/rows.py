"""Rows: their type, and how one is added."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, Table

Record = Row[*tuple[Any, ...]]
"""A row with its columns as attributes."""


def insert(connection: Connection, table: Table[Any], row: Mapping[str, object]) -> int:
    """Add a row; return its id."""
    key = connection.execute(table.insert().values(row)).inserted_primary_key
    assert key is not None  # noqa: S101 - every table here has one
    return int(key[0])
