"""The address of a queue: the path of an SQLite file, or a database URL."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot_plugins.store.errors import CannotOpenError

_DRIVERS = {"mysql": "mysql+pymysql", "mariadb": "mariadb+pymysql"}
_KINDS = ("sqlite", "mysql", "mariadb")


def parse(address: str | Path) -> URL:
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
    return _checked(url.set(drivername=_DRIVERS.get(url.drivername, url.drivername)))


def shown(url: URL) -> str:
    """Return a URL to show: without user, password and options; for SQLite, only the path."""
    if is_sqlite(url):
        return str(url.database)
    return URL.create(
        url.get_backend_name(), None, None, url.host, url.port, url.database
    ).render_as_string()


def is_sqlite(url: URL) -> bool:
    """Tell whether a URL is that of an SQLite file."""
    return url.get_backend_name() == "sqlite"


def _checked(url: URL) -> URL:
    kind = url.get_backend_name()
    if kind not in _KINDS:
        raise CannotOpenError(f"a queue cannot be in {kind}; it can be in {', '.join(_KINDS)}")
    if not url.database or url.database == ":memory:":
        wanted = "a file" if kind == "sqlite" else "a database"
        raise CannotOpenError(f"the queue's address names no {wanted[2:]}: {kind}://.../NAME")
    return url
