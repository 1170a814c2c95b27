"""Opening a queue: connect, and bring the database to this program's version."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, inspect

from bot_plugins.core.nearest import no_such_file
from bot_plugins.store import address, errors, private
from bot_plugins.store.connecting import BUSY_SECONDS, engine_for
from bot_plugins.store.migrating import bring_up_to_date, version_of
from bot_plugins.store.queue import Store
from bot_plugins.store.schema import HEAD, VERSION_TABLE


def open_store(
    where: str | Path, busy_seconds: float = BUSY_SECONDS, *, make: bool = True
) -> Store:
    """Open the queue at a path (SQLite) or a URL (``mysql://USER:PASSWORD@HOST/DATABASE``).

    A missing SQLite file is created, unless ``make`` is false; a MariaDB database must exist. The
    first program that opens it creates its tables and brings them up to date. Only its owner can
    read a new SQLite file (``private``).

    Raises:
        StoreError: a subclass says what is wrong; its message names the file or the server.
    """
    url = address.parse(where)
    name = address.shown(url)
    _check_file(url, make=make)
    private.make(url)
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
        private.mend(url)
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
    if not address.is_sqlite(url):
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
