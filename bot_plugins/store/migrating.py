"""Bring a database to the newest version; several processes may try at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, inspect, text

from bot_plugins.store.connecting import for_writing
from bot_plugins.store.errors import BusyError, NewerDatabaseError
from bot_plugins.store.schema import HEAD, VERSION_TABLE

LOCK = "copyedit_migration"
LOCK_SECONDS = 60


def version_of(connection: Connection) -> str | None:
    """Return the name of the newest migration a database has; None for a new one."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608
    version: str | None = found.scalar()
    return version


def bring_up_to_date(engine: Engine, name: str) -> None:
    """Make or change the tables, one process at a time; do nothing if another one has.

    Raises:
        NewerDatabaseError: the database has a version that this program does not know.
        BusyError: another process has been at it for too long.
    """
    with _alone(engine, name) as connection:
        if version_of(connection) != HEAD:
            _upgrade(connection, name)


@contextmanager
def _alone(engine: Engine, name: str) -> Iterator[Connection]:
    """Yield a connection that no other process can migrate beside.

    In SQLite the transaction itself excludes others, and takes all changes back if it is cut
    short. MariaDB commits at every change of a table: there a named lock excludes others, which
    the server lets go of when its holder dies, and every step can be repeated.
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
