"""An open queue: opening it, its transactions, and statements for every kind of database.

Errors are those of ``errors``, which a person understands.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import URL, Connection, Engine, Row, Select, Table, case, inspect
from sqlalchemy.dialects import mysql, sqlite
from sqlalchemy.exc import DBAPIError

from bot_plugins.core.nearest import no_such_file
from bot_plugins.store import errors
from bot_plugins.store.engine import (
    BUSY_SECONDS,
    LONGEST_CLAIM,
    engine_for,
    for_writing,
    is_sqlite,
    make_private,
    mend_rights,
    parse_address,
    shown_address,
    tidy,
)
from bot_plugins.store.migrating import bring_up_to_date, version_of
from bot_plugins.store.schema import HEAD, VERSION_TABLE

Record = Row[*tuple[Any, ...]]
"""A row with its columns as attributes."""

P = ParamSpec("P")
T = TypeVar("T")
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


MOST_TRIES = 10
_PAUSE_SECONDS = 0.02


class Store:
    """An open queue. Close it, or use it in a ``with`` block.

    ``name`` is its address to show, ``claim`` how long claims last. Threads may share it; a process
    that forks must not.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine, self.name = engine, name
        self.claim = LONGEST_CLAIM
        self._writer = for_writing(engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        if self.engine.dialect.name == "sqlite":
            with suppress(DBAPIError):  # the statistics are optional
                tidy(self.engine)
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection to read with.

        Raises:
            StoreError: the database fails.
        """
        with errors.translated(self.name), self.engine.begin() as connection:
            yield connection

    def write(
        self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run ``work`` in one transaction and return its result; all of it happens, or nothing.

        If MariaDB aborts the transaction because of a deadlock or a lock timeout, it is repeated:
        ``work`` must have no other effect than on the database.

        Raises:
            StoreError: the database fails, or ``work`` refuses; nothing was changed.
        """
        with errors.translated(self.name):
            for attempt in range(1, MOST_TRIES):
                try:
                    return self._once(work, *args, **kwargs)
                except DBAPIError as error:
                    if errors.number(error) not in errors.DEADLOCK:
                        raise
                time.sleep(random.uniform(0, _PAUSE_SECONDS * attempt))  # noqa: S311
            return self._once(work, *args, **kwargs)

    def _once(
        self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        with self._writer.begin() as connection:
            return work(connection, *args, **kwargs)


def transaction(
    work: Callable[Concatenate[Connection, P], T],
) -> Callable[Concatenate[Store, P], T]:
    """Return a function of a store that runs ``work`` in one transaction (``Store.write``)."""

    @wraps(work)
    def run(store: Store, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return store.write(work, *args, **kwargs)

    return run


def open_store(
    where: str | Path, busy_seconds: float = BUSY_SECONDS, *, make: bool = True
) -> Store:
    """Open the queue at a path (SQLite) or a URL (``mysql://USER:PASSWORD@HOST/DATABASE``).

    A missing SQLite file is created, unless ``make`` is false; a MariaDB database must exist. The
    first program that opens it creates its tables and brings them up to date. Only its owner can
    read a new SQLite file (``engine``).

    Raises:
        StoreError: a subclass says what is wrong; its message names the file or the server.
    """
    url = parse_address(where)
    name = shown_address(url)
    _check_file(url, make=make)
    make_private(url)
    with ExitStack() as stack:
        engine = engine_for(url, busy_seconds)
        stack.callback(engine.dispose)
        with errors.translated(name):
            _prepare(engine, name, url)
        stack.pop_all()
    return Store(engine, name)


def _prepare(engine: Engine, name: str, url: URL) -> None:
    with _connected(engine, name) as connection:
        version = version_of(connection)
        if version is None and engine.dialect.name == "sqlite":
            _check_is_ours(set(inspect(connection).get_table_names()), name)
    if version != HEAD:
        mend_rights(url)
        bring_up_to_date(engine, name)


def _connected(engine: Engine, name: str) -> Connection:
    """Connect for the first time, which passes what follows the address's "?" to the driver."""
    try:
        return engine.connect()
    except TypeError as error:
        raise errors.CannotOpenError(
            f"cannot open the queue {name}: {error}; check what follows the ? in its address"
        ) from error


def _check_file(url: URL, *, make: bool) -> None:
    """Say what is missing: SQLite only says "unable to open", or creates a file."""
    if not is_sqlite(url):
        return
    path = Path(str(url.database))
    if not path.absolute().parent.is_dir():
        raise errors.CannotOpenError(
            f"cannot open the queue {path}: there is no folder {path.absolute().parent};"
            " make it, or name another"
        )
    if path.is_dir():
        raise errors.CannotOpenError(f"cannot open the queue {path}: it is a folder; name a file")
    if not make and not path.exists():
        raise errors.CannotOpenError(f"cannot open the queue: {no_such_file(path)}")


def _check_is_ours(tables: set[str], name: str) -> None:
    """Refuse an SQLite file that belongs to another program: a file belongs to only one."""
    if tables and VERSION_TABLE not in tables:
        raise errors.CannotOpenError(
            f"{name} is another program's database; name another file for the queue"
        )
