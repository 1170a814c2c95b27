"""Locks on a queue: one pass of a task at a time, on any number of machines.

A lock ends with its holder, even if that is killed, and nobody else can end it: its age does not
matter, so a slow or stopped holder still has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from bot_plugins.store.file_locks import hold_file
from bot_plugins.store.queue import Store
from bot_plugins.store.server_locks import hold_on_server


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
