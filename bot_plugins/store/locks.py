"""Locks on a queue: one pass of a task at a time, on any number of machines.

A lock ends with its holder, even if that is killed, and nobody else can end it: its age does not
matter, so a slow or stopped holder still has it.

Beside an SQLite file, each is an operating system lock on a file of its own. The kernel gives it to
one process and releases it when that process ends, however it ends (flock(2); LockFileEx on
Windows). The empty file stays behind: its existence means nothing.

On a MariaDB server, each is a named lock of a connection that is open only for it. The server
releases it when the connection ends, however it ends, and releases no others
(https://mariadb.com/kb/en/get_lock/). In a cluster it holds on one server only: all passes must use
the same one.
"""

from __future__ import annotations

import getpass
import hashlib
import os
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from bot_plugins.store import errors
from bot_plugins.store.database import Store
from bot_plugins.store.engine import lasting
from bot_plugins.store.errors import CannotOpenError, LockedError, StoreError

_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")
_READABLE, _FILE_DIGITS = 40, 12
"""Characters of the lock's name in its file's name, and of the hash that distinguishes names."""
_MOST_TOLD = 300


class FileHeld:
    """A lock on a file, held by this process."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.lock = FileLock(
            path,
            timeout=0,
            thread_local=False,
            fallback_to_soft=False,  # a soft lock is only a file, which outlives its holder
            on_acquired=self._remember,
        )
        self._inode: tuple[int, int] | None = None

    def is_held(self) -> bool:
        """Tell whether the lock is ours, and still on the file that others would lock."""
        try:
            return self.lock.is_locked and _inode(self._path.stat()) == self._inode
        except OSError:
            return False

    def _remember(self, descriptor: int) -> None:
        self._inode = _inode(os.fstat(descriptor))


@contextmanager
def hold_file(store: Store, name: str) -> Iterator[FileHeld]:
    """Hold the lock ``name`` beside an SQLite queue.

    Raises:
        LockedError: another process, or another part of this one, holds it.
        CannotOpenError: its file cannot be created or locked.
    """
    path = lock_file(Path(str(store.engine.url.database)), name)
    told = path.with_name(f"{path.name}.holder")
    held = FileHeld(path)
    _acquire(held, path, told)
    try:
        with suppress(OSError):  # for information only
            told.write_text(ourselves(), encoding="utf-8")
        yield held
    finally:
        with suppress(OSError):
            told.unlink()
        held.lock.release()


def lock_file(database: Path, name: str) -> Path:
    """Return the path of a lock's file: the same for all paths to the same database."""
    whole = database.resolve()
    digits = hashlib.sha256(name.encode(errors="surrogatepass")).hexdigest()[:_FILE_DIGITS]
    readable = _UNSAFE.sub("-", name)[:_READABLE].strip("-.")
    return whole.with_name(f"{whole.name}.{readable}-{digits}.lock")


def ourselves() -> str:
    """Return a description of this process: account, machine, process id and time."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # a container may run under a user id without a name
        user = "somebody"
    since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S")
    return f"{user}@{socket.gethostname()}, process {os.getpid()}, since {since} UTC"


def _acquire(held: FileHeld, path: Path, told: Path) -> None:
    try:
        held.lock.acquire()
    except Timeout as error:
        raise LockedError(
            f"another pass is at work: {_holder_of_file(told)}; let it end, or end that process:"
            f" its lock {path} is then free at once"
        ) from error
    except OSError as error:
        raise CannotOpenError(
            f"cannot lock {path}: {error.strerror or error}; check your rights to its folder,"
            " and keep the queue on a local disk, or on a MariaDB server"
        ) from error


def _holder_of_file(told: Path) -> str:
    """Return what the holder wrote about itself, as one line that is safe to print."""
    try:
        text = told.read_text(encoding="utf-8", errors="replace")[:_MOST_TOLD]
    except OSError:
        text = ""
    line = " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())
    return line or "it has not said who it is"


def _inode(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


_SERVER_DIGITS = 48
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
    lock = f"copyedit_{hashlib.sha256(whole).hexdigest()[:_SERVER_DIGITS]}"
    with errors.translated(store.name):
        got = connection.scalar(_GET, {"lock": lock})
        if got == 1:
            return ServerHeld(connection, lock)
        if got is None:
            raise StoreError(f"the queue {store.name} cannot lock {name}; ask who runs its server")
        holder = _holder_on_server(connection, lock)
        raise LockedError(
            f"another pass is at work on the queue {store.name}: {holder};"
            " let it end, or end that process: its lock is then free at once"
        )


def _holder_on_server(connection: Connection, lock: str) -> str:
    """Return who holds a lock, as far as the server lets our account see it."""
    try:
        row = connection.execute(_HOLDER, {"lock": lock}).first()
    except DBAPIError:
        row = None
    if row is None:
        return "the server does not say who"
    return f"{row.user}@{row.host}, the server's connection {row.id}"


class Lock(Protocol):
    """A lock that we hold. Use it from one thread at a time."""

    def is_held(self) -> bool:
        """Tell whether the lock is certainly still ours. Once lost, it never is again.

        False if a server ended our connection, or somebody removed the lock's file.
        """


@contextmanager
def hold(store: Store, name: str) -> Iterator[Lock]:
    """Hold the lock ``name`` of a queue while the block runs. Never waits.

    Raises:
        LockedError: somebody else holds it; the message says who, and what to do.
        StoreError: the lock's file or the server fails.
    """
    held = hold_file if store.engine.dialect.name == "sqlite" else hold_on_server
    with held(store, name) as lock:
        yield lock
