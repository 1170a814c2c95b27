"""Database errors, each with a message of one line: what went wrong, where, and what to do.

``translated`` turns the errors of the drivers into these. No message contains a password: a
database is named by ``engine.shown_address``.

Sources of the error numbers and names: https://www.sqlite.org/rescode.html,
https://mariadb.com/kb/en/mariadb-error-code-reference/ (1000 and up, the server) and
https://mariadb.com/kb/en/mariadb-connector-c-api-prepared-statement-errors/ (2000 and up).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, DontWrapMixin


class StoreError(Exception):
    """Anything that goes wrong with the queue's database; the message is for the user."""


class CannotOpenError(StoreError):
    """There is no such database, or we may not use it."""


class NewerDatabaseError(StoreError):
    """The database was written by a newer version of this program."""


class NoDriverError(StoreError):
    """The Python package that talks to this kind of database is not installed."""


class BusyError(StoreError):
    """Others locked the database for too long; nothing was changed."""


class DiskFullError(StoreError):
    """No disk space is left; nothing was changed."""


class ReadOnlyError(StoreError):
    """The database may be read, but not changed."""


class DamagedError(StoreError):
    """The file is not a database, or is damaged."""


class ConnectionLostError(StoreError):
    """The connection was lost; it is not known whether the current change was stored."""


class LockedError(StoreError):
    """Another pass of the same task is running."""


class TextError(StoreError, DontWrapMixin):
    """A text cannot be stored: it is too long, or not valid Unicode."""


class RefusedError(StoreError):
    """The request does not fit the queue's present state; nothing was changed."""


class ImportRefusedError(StoreError):
    """A line to be imported is wrong; nothing was imported."""


DEADLOCK = (1213, 1205)
"""MariaDB's numbers: a deadlock; a transaction that waited too long for a lock."""

_BY_NUMBER: dict[int, type[StoreError]] = {
    **dict.fromkeys((1044, 1045, 1049, 1130, 1142, 1698, 2002, 2003, 2005), CannotOpenError),
    **dict.fromkeys((1040, 1203, 1205, 1213, 1226, 3024), BusyError),
    **dict.fromkeys((1021, 1114), DiskFullError),
    **dict.fromkeys((1036, 1290, 1792), ReadOnlyError),
    **dict.fromkeys((1034, 1712, 1877, 1932), DamagedError),
    **dict.fromkeys((1053, 1927, 2006, 2013, 2014, 2055), ConnectionLostError),
}
_BY_NAME: dict[str, type[StoreError]] = {
    "SQLITE_AUTH": CannotOpenError,
    "SQLITE_PERM": CannotOpenError,
    "SQLITE_CANTOPEN": CannotOpenError,
    "SQLITE_BUSY": BusyError,
    "SQLITE_LOCKED": BusyError,
    "SQLITE_FULL": DiskFullError,
    "SQLITE_READONLY": ReadOnlyError,
    "SQLITE_NOTADB": DamagedError,
    "SQLITE_CORRUPT": DamagedError,
}
_SAYS: dict[type[StoreError], str] = {
    StoreError: "the queue {name} failed: {detail}",
    CannotOpenError: "cannot open the queue {name}: {detail}; check the address and your rights",
    BusyError: "the queue {name} is busy: others held it too long; nothing changed, try again",
    DiskFullError: "no room left for the queue {name}: make room, then try again; nothing changed",
    ReadOnlyError: "the queue {name} cannot be written: {detail}; check your rights to it",
    DamagedError: "{name} is not a queue, or a damaged one: {detail}; restore it from a copy",
    ConnectionLostError: "lost the connection to the queue {name}: {detail}; try again",
}


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Raise the errors of a database driver as ``StoreError``, naming the database."""
    try:
        yield
    except DBAPIError as error:
        kind = kind_of(error)
        raise kind(_SAYS[kind].format(name=name, detail=_detail(error))) from error


def kind_of(error: DBAPIError) -> type[StoreError]:
    """Return the class for a driver's error; ``StoreError`` if the error is unknown."""
    name = getattr(error.orig, "sqlite_errorname", "")
    if name:
        primary = "_".join(name.split("_")[:2])  # SQLITE_BUSY_SNAPSHOT is a kind of SQLITE_BUSY
        return _BY_NAME.get(primary, StoreError)
    known = _BY_NUMBER.get(number(error))
    if known:
        return known
    return ConnectionLostError if error.connection_invalidated else StoreError


def number(error: DBAPIError) -> int:
    """Return MariaDB's number of an error; 0 if it has none."""
    arguments = error.orig.args if error.orig else ()
    return arguments[0] if arguments and isinstance(arguments[0], int) else 0


def _detail(error: DBAPIError) -> str:
    """Return the driver's own message, on one line and without SQL."""
    arguments = error.orig.args if error.orig else ()
    return " ".join(str(arguments[-1] if arguments else error.orig).split())
