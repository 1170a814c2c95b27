"""Column helpers for migrations. Past migrations never change, so these must not change either."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Integer
from sqlalchemy.types import TypeEngine

from bot_plugins.store.columns import Exact

Kind = TypeEngine[Any] | type[TypeEngine[Any]]
ID = BigInteger().with_variant(Integer(), "sqlite")
WORD, NAME = Exact(32), Exact(255)


def key() -> Column[Any]:
    """Return the primary key column."""
    return Column("id", ID, primary_key=True)


def refers(name: str, nullable: bool = False, column: str = "") -> Column[Any]:
    """Return a column that refers to the table ``name``, by default called ``name_id``."""
    target = ForeignKey(f"copyedit_{name}.id")
    return Column(column or f"{name}_id", ID, target, nullable=nullable)


def column(name: str, kind: Kind = Exact, nullable: bool = False) -> Column[Any]:
    """Return a column, of text unless another type is given."""
    return Column(name, kind, nullable=nullable)
