"""SQLAlchemy engines for a URL, set up so that SQLite and MariaDB behave alike."""

from __future__ import annotations

import sqlite3

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import NoSuchModuleError

from bot_plugins.store.address import is_sqlite, shown
from bot_plugins.store.errors import NoDriverError

BUSY_SECONDS = 30
"""How long a writer waits for another writer before it gives up."""
CONNECT_SECONDS = 10
LASTING_SECONDS = 7 * 24 * 60 * 60
"""How long a server leaves an idle connection of ``lasting`` open."""
ANSWER_SECONDS = 30
"""How long a connection of ``lasting`` waits for an answer."""
ANALYSIS_ROWS = 1000
"""Rows of each index that SQLite reads for its statistics (https://sqlite.org/lang_analyze)."""

_SQLITE_SETTINGS = (
    # Readers and one writer do not wait for each other (https://www.sqlite.org/wal.html).
    "PRAGMA journal_mode = WAL",
    # A decision that was reported as done survives a power cut; in WAL, NORMAL is not enough.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)
_STRICT = "STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION"
_WRITES = "copyedit_writes"


def engine_for(url: URL, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """Return an engine; it connects when first used.

    Raises:
        NoDriverError: the driver is not installed; the message says what to install.
    """
    try:
        return _sqlite(url, busy_seconds) if is_sqlite(url) else _mariadb(url, busy_seconds)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise NoDriverError(
            f"no driver for the queue {shown(url)} ({error});"
            " install it: pip install 'pywikibot-copyedit[mariadb]'"
        ) from error


def for_writing(engine: Engine) -> Engine:
    """Return an engine whose transactions lock at their start, not at their first change.

    SQLite only: a transaction that reads and then writes fails at once if another one wrote in
    between (SQLITE_BUSY_SNAPSHOT); ``BEGIN IMMEDIATE`` waits for its turn instead.
    """
    return engine.execution_options(**{_WRITES: True})


def _sqlite(url: URL, busy_seconds: float) -> Engine:
    engine = create_engine(url, connect_args={"timeout": busy_seconds})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # Transactions that sqlite3 opens begin too late and end at DDL (docs.python.org, sqlite3).
    connection.isolation_level = None
    for setting in _SQLITE_SETTINGS:
        connection.execute(setting).close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _mariadb(url: URL, busy_seconds: float) -> Engine:
    """Use READ COMMITTED: after waiting for a lock, a statement sees what the other one wrote.

    Under the default, REPEATABLE READ, it would see the state before the wait, and a
    compare-and-set would decide on rows that have changed since
    (https://mariadb.com/kb/en/set-transaction/#repeatable-read).
    """
    settings = f"SET sql_mode = '{_STRICT}', innodb_lock_wait_timeout = {max(1, int(busy_seconds))}"
    return create_engine(
        url.update_query_dict({"charset": "utf8mb4"}),
        isolation_level="READ COMMITTED",
        pool_pre_ping=True,  # servers close idle connections; a new one is opened silently
        pool_recycle=3600,
        connect_args={"connect_timeout": CONNECT_SECONDS, "init_command": settings},
    )


def lasting(engine: Engine) -> Engine:
    """Return an engine for the same MariaDB database, for connections that stay open when idle.

    Each connection is new and has no transaction; a server that does not answer is an error, not a
    long wait.
    """
    return create_engine(
        engine.url,
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        connect_args={
            "connect_timeout": CONNECT_SECONDS,
            "read_timeout": ANSWER_SECONDS,
            "write_timeout": ANSWER_SECONDS,
            "init_command": f"SET wait_timeout = {LASTING_SECONDS}",
        },
    )


def tidy(engine: Engine) -> None:
    """Let SQLite update its statistics, so that it chooses the right index.

    Recommended before closing
    (https://www.sqlite.org/lang_analyze.html#recommended_usage_patterns).
    """
    with engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA analysis_limit = {ANALYSIS_ROWS}")
        connection.exec_driver_sql("PRAGMA optimize")
        connection.commit()
