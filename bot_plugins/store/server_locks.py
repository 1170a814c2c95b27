"""Locks on a MariaDB server: named locks of a connection that is open only for them.

The server releases them when the connection ends, however it ends, and releases no others
(https://mariadb.com/kb/en/get_lock/). In a cluster they hold on one server only: all passes must
use the same one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from bot_plugins.store import errors
from bot_plugins.store.connecting import lasting
from bot_plugins.store.errors import LockedError, StoreError
from bot_plugins.store.queue import Store

_DIGITS = 48
"""A lock's name has up to 64 characters, and case does not count: a hash distinguishes names."""
_GET = text("SELECT GET_LOCK(:lock, 0)")
_RELEASE = text("SELECT RELEASE_LOCK(:lock)")
_IS_OURS = text("SELECT IS_USED_LOCK(:lock) = CONNECTION_ID()")
_HOLDER = text(
    "SELECT id, user, host FROM information_schema.processlist WHERE id = IS_USED_LOCK(:lock)"
)


class ServerHeld:
    """A lock that an open connection holds."""

    def __init__(self, connection: Connection, name: str) -> None:
        self._connection, self._lock = connection, {"lock": name}
        self._is_lost = False

    def is_held(self) -> bool:
        """Ask the server; False without an answer, as somebody else may have the lock by then."""
        if not self._is_lost:
            self._is_lost = not self._is_ours()
        return not self._is_lost

    def release(self) -> None:
        """Release the lock at once; the server would do so when the connection ends."""
        if not self._is_lost and not self._connection.invalidated:
            with suppress(DBAPIError):
                self._connection.execute(_RELEASE, self._lock)
        self._is_lost = True

    def _is_ours(self) -> bool:
        if self._connection.invalidated:  # a signal interrupted a query
            return False
        try:
            return bool(self._connection.scalar(_IS_OURS, self._lock) == 1)
        except DBAPIError:
            return False


@contextmanager
def hold_on_server(store: Store, name: str) -> Iterator[ServerHeld]:
    """Hold the lock ``name`` of a queue on a MariaDB server.

    Raises:
        LockedError: another connection holds it.
        StoreError: the server fails.
    """
    engine = lasting(store.engine)
    with errors.translated(store.name):
        connection = engine.connect()
    with connection:
        held = _acquired(connection, store, name)
        try:
            yield held
        finally:
            held.release()


def _acquired(connection: Connection, store: Store, name: str) -> ServerHeld:
    whole = f"{store.engine.url.database}\0{name}".encode(errors="surrogatepass")
    lock = f"copyedit_{hashlib.sha256(whole).hexdigest()[:_DIGITS]}"
    with errors.translated(store.name):
        got = connection.scalar(_GET, {"lock": lock})
        if got == 1:
            return ServerHeld(connection, lock)
        if got is None:
            raise StoreError(f"the queue {store.name} cannot lock {name}; ask who runs its server")
        raise LockedError(
            f"another pass is at work on the queue {store.name}: {_holder(connection, lock)};"
            " let it end, or end that process: its lock is then free at once"
        )


def _holder(connection: Connection, lock: str) -> str:
    """Return who holds a lock, as far as the server lets our account see it."""
    try:
        row = connection.execute(_HOLDER, {"lock": lock}).first()
    except DBAPIError:
        row = None
    if row is None:
        return "the server does not say who"
    return f"{row.user}@{row.host}, the server's connection {row.id}"
