"""Locks beside an SQLite file: each is an operating system lock on a file of its own.

The kernel gives a lock to one process and releases it when that process ends, however it ends
(flock(2); LockFileEx on Windows). The empty file stays behind: its existence means nothing.
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

from filelock import FileLock, Timeout

from bot_plugins.store.errors import CannotOpenError, LockedError
from bot_plugins.store.queue import Store

_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")
_READABLE, _DIGITS = 40, 12
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
    digits = hashlib.sha256(name.encode(errors="surrogatepass")).hexdigest()[:_DIGITS]
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
            f"another pass is at work: {_holder(told)}; let it end, or end that process:"
            f" its lock {path} is then free at once"
        ) from error
    except OSError as error:
        raise CannotOpenError(
            f"cannot lock {path}: {error.strerror or error}; check your rights to its folder,"
            " and keep the queue on a local disk, or on a MariaDB server"
        ) from error


def _holder(told: Path) -> str:
    """Return what the holder wrote about itself, as one line that is safe to print."""
    try:
        text = told.read_text(encoding="utf-8", errors="replace")[:_MOST_TOLD]
    except OSError:
        text = ""
    line = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return line or "it has not said who it is"


def _inode(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino
