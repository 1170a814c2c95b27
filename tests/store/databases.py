"""Databases for the tests: two of each kind, made once, open all the time, emptied for each test.

SQLAlchemy keeps what it worked out for each statement with the engine: opening anew for every
test would cost more than the tests.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from bot_plugins.store.database import Store, open_store
from bot_plugins.store.schema import metadata
from tests.store.mariadb import Server

KINDS = ("sqlite", "mariadb")


class Databases(Protocol):
    """The databases of one kind: two that stay open, and new ones."""

    address: str
    """Where ``store`` is."""
    store: Store
    other: Store

    def blank(self) -> str:
        """Return the address of a new database without tables, or of a file that is not there."""


class SQLite:
    """Files in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._number = folder, 0
        self.address = self.blank()
        self.store, self.other = open_store(self.address), open_store(self.blank())

    def blank(self) -> str:
        """Return the path of a file that is not there."""
        self._number += 1
        return str(self.folder / f"queue{self._number}.sqlite")


class MariaDB:
    """Databases on one server."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.address = self.blank()
        self.store, self.other = open_store(self.address), open_store(self.blank())

    def blank(self) -> str:
        """Return the URL of a new database."""
        return self.server.new_database()


def empty(store: Store) -> None:
    """Remove all rows, also those of a table that refer to each other."""
    is_sqlite = store.engine.dialect.name == "sqlite"
    off, on = ("PRAGMA defer_foreign_keys = 1", "PRAGMA defer_foreign_keys = 0")
    if not is_sqlite:
        off, on = "SET foreign_key_checks = 0", "SET foreign_key_checks = 1"
    with store.engine.begin() as connection:
        connection.exec_driver_sql(off)
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
        connection.exec_driver_sql(on)
