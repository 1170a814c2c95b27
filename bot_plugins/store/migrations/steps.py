"""Migration steps that do nothing if they were done before.

MariaDB cannot roll back table changes: a process killed in the middle leaves some of them done, and
the next one starts over.
"""

from __future__ import annotations

from typing import Any

from alembic import op
from sqlalchemy import Column, inspect
from sqlalchemy.sql.schema import SchemaItem


def make_table(name: str, *items: SchemaItem) -> None:
    """Create a table unless it exists."""
    if not inspect(op.get_bind()).has_table(name):
        op.create_table(
            name,
            *items,
            mysql_engine="InnoDB",
            mysql_charset="utf8mb4",
            mysql_collate="utf8mb4_bin",
        )


def make_index(table: str, *columns: str) -> None:
    """Create an index, named after its columns, unless it exists."""
    name = f"ix_{table}_{'_'.join(columns)}"
    present = {index["name"] for index in inspect(op.get_bind()).get_indexes(table)}
    if name not in present:
        op.create_index(name, table, list(columns))


def drop_index(table: str, *columns: str) -> None:
    """Remove an index, named after its columns, if it exists."""
    name = f"ix_{table}_{'_'.join(columns)}"
    present = {index["name"] for index in inspect(op.get_bind()).get_indexes(table)}
    if name in present:
        op.drop_index(name, table)


def add_column(table: str, column: Column[Any]) -> None:
    """Add a column unless it exists."""
    present = {existing["name"] for existing in inspect(op.get_bind()).get_columns(table)}
    if column.name not in present:
        op.add_column(table, column)
