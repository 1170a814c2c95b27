"""Database migration to the newest version; several processes may try at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    inspect,
    select,
    text,
)

from bot_plugins.store.engine import for_writing
from bot_plugins.store.errors import BusyError, NewerDatabaseError
from bot_plugins.store.schema import HEAD, VERSION_TABLE, metadata

LOCK = "copyedit_migration"
LOCK_SECONDS = 60
_VERSION = Table(
    VERSION_TABLE,
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name=f"{VERSION_TABLE}_pkc"),
)
"""Alembic's own table, as its MigrationContext defines it."""


def version_of(connection: Connection) -> str | None:
    """Return the name of a database's newest migration; None for a new database."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    version: str | None = connection.scalar(select(_VERSION.c.version_num))
    return version


def bring_up_to_date(engine: Engine, name: str) -> None:
    """Create or change the tables, one process at a time; do nothing if another one has.

    A new SQLite file gets the newest tables at once. On MariaDB they are created in repeatable
    steps, because it does not roll back a table change that is interrupted.

    Raises:
        NewerDatabaseError: the database has a version that this program does not know.
        BusyError: another process has been migrating for too long.
    """
    with _alone(engine, name) as connection:
        version = version_of(connection)
        if version is None and engine.dialect.name == "sqlite":
            _make(connection)
        elif version != HEAD:
            _upgrade(connection, name)


def _make(connection: Connection) -> None:
    """Create all tables and Alembic's own, without importing Alembic.

    https://alembic.sqlalchemy.org/en/latest/cookbook.html#building-an-up-to-date-database-from-scratch
    """
    metadata.create_all(connection, checkfirst=False)
    _VERSION.create(connection)
    connection.execute(_VERSION.insert().values(version_num=HEAD))


@contextmanager
def _alone(engine: Engine, name: str) -> Iterator[Connection]:
    """Yield a connection while no other process can migrate the database.

    In SQLite the transaction itself excludes others, and rolls back if it is interrupted. MariaDB
    commits at every table change: there a named lock excludes others, which the server releases
    when its holder dies, and every step can be repeated.
    """
    with for_writing(engine).begin() as connection:
        if engine.dialect.name == "sqlite":
            yield connection
            return
        database = connection.scalar(text("SELECT DATABASE()"))
        lock = {"lock": f"{LOCK} {database}"[:64], "seconds": LOCK_SECONDS}
        if connection.scalar(text("SELECT GET_LOCK(:lock, :seconds)"), lock) != 1:
            raise BusyError(f"the queue {name} is being set up by another process; try again")
        try:
            yield connection
        finally:
            connection.execute(text("SELECT RELEASE_LOCK(:lock)"), lock)


def _upgrade(connection: Connection, name: str) -> None:
    # Needed once per database, and slow to import.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", "bot_plugins.store:migrations")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, HEAD)
    except CommandError as error:
        raise NewerDatabaseError(
            f"the queue {name} was written by a newer version of this program"
            f" (its version is {version_of(connection)}, ours {HEAD}); update this program"
        ) from error
