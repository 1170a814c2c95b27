"""An open queue: transactions on its database, with errors that a person understands."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from typing import Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from bot_plugins.store import errors
from bot_plugins.store.clock import LONGEST_CLAIM
from bot_plugins.store.connecting import for_writing, tidy

P = ParamSpec("P")
T = TypeVar("T")

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
