"""SQLAlchemy engines: a queue's address, its connections, file permissions and clock.

Engines are set up so that SQLite and MariaDB behave alike.

An SQLite file that is created here has the mode 0600, because it says who decided what, and when.
SQLite gives the files beside it (-wal, -shm, -journal) the mode of the file itself
(https://sqlite.org/src/file/src/os_unix.c, findCreateFileMode). Earlier versions left the mode to
the umask: their files get 0600 once, when they are brought up to date. After that the mode is up to
the owner, who may share the file with a group.

The clock for claims is the database server's, so that all machines agree; an SQLite file is used by
one machine, so that machine's time counts. Any clock may be wrong for a while. A claim that ends
much later than the longest one taken now would is void: it was taken when the clock was ahead, and
would block everybody until then.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import (
    URL,
    ColumnElement,
    Connection,
    Engine,
    NullPool,
    create_engine,
    event,
    func,
    make_url,
    or_,
    select,
)
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from bot_plugins.store.columns import Moment, now
from bot_plugins.store.errors import CannotOpenError, NoDriverError

_DRIVERS = {"mysql": "mysql+pymysql", "mariadb": "mariadb+pymysql"}
_KINDS = ("sqlite", "mysql", "mariadb")


def parse_address(address: str | Path) -> URL:
    """Return the URL of a queue; an address without ``://`` is the path of an SQLite file.

    ``mysql://`` and ``mariadb://`` use PyMySQL, which needs no compiler, unless another driver is
    named.

    Raises:
        CannotOpenError: the address is invalid, or its kind of database is not supported.
    """
    if isinstance(address, Path) or "://" not in address:
        if not str(address):
            raise CannotOpenError("the queue's address is empty: name a file or a database URL")
        return URL.create("sqlite", database=str(address))
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        # Do not show the address: it may contain a password.
        raise CannotOpenError(
            "the queue's address is no database URL; it looks like"
            " mysql://USER:PASSWORD@HOST/DATABASE"
        ) from error
    return _checked_address(url.set(drivername=_DRIVERS.get(url.drivername, url.drivername)))


def shown_address(url: URL) -> str:
    """Return a URL to show: without user, password and options; for SQLite, only the path."""
    if is_sqlite(url):
        return str(url.database)
    return URL.create(
        url.get_backend_name(), None, None, url.host, url.port, url.database
    ).render_as_string()


def is_sqlite(url: URL) -> bool:
    """Tell whether a URL is that of an SQLite file."""
    return url.get_backend_name() == "sqlite"


def _checked_address(url: URL) -> URL:
    kind = url.get_backend_name()
    if kind not in _KINDS:
        raise CannotOpenError(f"a queue cannot be in {kind}; it can be in {', '.join(_KINDS)}")
    if not url.database or url.database == ":memory:":
        wanted = "a file" if kind == "sqlite" else "a database"
        raise CannotOpenError(f"the queue's address names no {wanted[2:]}: {kind}://.../NAME")
    return url


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
        return (
            _sqlite_engine(url, busy_seconds)
            if is_sqlite(url)
            else _mariadb_engine(url, busy_seconds)
        )
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise NoDriverError(
            f"no driver for the queue {shown_address(url)} ({error});"
            " install it: pip install 'pywikibot-copyedit[mariadb]'"
        ) from error


def for_writing(engine: Engine) -> Engine:
    """Return an engine whose transactions lock at their start, not at their first change.

    SQLite only: a transaction that reads and then writes fails at once if another one wrote in
    between (SQLITE_BUSY_SNAPSHOT); ``BEGIN IMMEDIATE`` waits for its turn instead.
    """
    return engine.execution_options(**{_WRITES: True})


def _sqlite_engine(url: URL, busy_seconds: float) -> Engine:
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


def _mariadb_engine(url: URL, busy_seconds: float) -> Engine:
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


PRIVATE_MODE = 0o600
_BESIDE = ("", "-wal", "-shm", "-journal")


def make_private(url: URL) -> None:
    """Create the empty file of a queue if there is none; SQLite reports what goes wrong."""
    if is_sqlite(url):
        with suppress(OSError):
            os.close(os.open(str(url.database), os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_MODE))


def mend_rights(url: URL) -> None:
    """Remove the rights of others to the files of a queue, if the files are ours."""
    if is_sqlite(url):
        for ending in _BESIDE:
            with suppress(OSError):  # it is not there, or not ours
                Path(f"{url.database}{ending}").chmod(PRIVATE_MODE)


LONGEST_CLAIM = timedelta(minutes=10)
"""How long somebody may hold a finding or a page without a sign of life."""
TOLERANCE = timedelta(minutes=1)
"""How much later a claim may end than the longest one taken now: a process that waits for a lock
(30 s, ``BUSY_SECONDS``) sees claims that were taken after it asked for the time."""


def present(connection: Connection) -> datetime:
    """Return the present time in UTC, by the database's clock."""
    if connection.dialect.name == "sqlite":
        return now()
    server = select(func.utc_timestamp(6, type_=Moment()))
    moment: datetime = connection.execute(server).scalar_one()
    return moment


def has_ended(until: datetime, at: datetime) -> bool:
    """Tell whether a claim that lasts until ``until`` is over, or void, at a time."""
    return not at < until <= at + LONGEST_CLAIM + TOLERANCE


def is_over(until: ColumnElement[datetime], at: datetime) -> ColumnElement[bool]:
    """Return the condition that a claim is over, or void, at a time."""
    return or_(until <= at, until > at + LONGEST_CLAIM + TOLERANCE)
