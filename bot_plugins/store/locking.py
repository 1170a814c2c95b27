"""Locks on a queue: one pass of a task at a time, on however many machines.

A lock ends with its holder, also when that is killed, and nobody else can end it: no age is ever
compared, so a slow or a stopped holder keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from bot_plugins.store.file_locks import hold_file
from bot_plugins.store.queue import Store
from bot_plugins.store.server_locks import hold_on_server


class Lock(Protocol):
    """A lock that we hold. Ask it from one thread at a time."""

    def is_held(self) -> bool:
        """Tell whether it surely is still ours. Once it is not, it never is again.

        False where a server ended our connection, or somebody removed the lock's file.
        """


@contextmanager
def hold(store: Store, name: str) -> Iterator[Lock]:
    """Hold the lock ``name`` of a queue while the block runs. Never waits.

    Raises:
        LockedError: another holder lives; the message says who, and the way out.
        StoreError: the lock's file or the server fails.
    """
    held = hold_file if store.engine.dialect.name == "sqlite" else hold_on_server
    with held(store, name) as lock:
        yield lock
