"""Reading ahead: while one part is processed, the next one is fetched.

Only one part ahead, so that memory and wasted requests stay limited. An error is raised where it
would be without reading ahead: after everything that was fetched before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from multiprocessing.pool import ThreadPool
from typing import Generic, TypeVar

from bot_plugins.core import exit_codes
from bot_plugins.ports import RunStopped

T = TypeVar("T")
PATIENCE = 3
"""Seconds that the end of a run waits for a request in progress. If that takes longer, the thread
ends with its request, or with the process."""


class ReadingAhead(Generic[T]):
    """Iterates over the items of the parts; in a ``with`` block, which ends the thread.

    ``turn`` is held while a part is fetched: any code that queries the same wiki takes it too.
    """

    def __init__(self, parts: Iterator[Sequence[T]], turn: AbstractContextManager[object]) -> None:
        self._parts, self._turn = parts, turn

    def __enter__(self) -> Iterator[T]:
        """Start the thread; return an iterator over all items; it raises what fetching raises."""
        self._thread = ThreadPool(1)  # its threads are daemons: none outlives the process
        self._coming = self._thread.apply_async(self._next)
        return self._all()

    def __exit__(self, *_: object) -> None:
        try:
            self._coming.wait(PATIENCE)
        finally:  # even if Ctrl-C is pressed again
            self._thread.terminate()

    def _all(self) -> Iterator[T]:
        while (part := self._coming.get()) is not None:
            self._coming = self._thread.apply_async(self._next)
            yield from part

    def _next(self) -> Sequence[T] | None:
        try:
            with self._turn:
                return next(self._parts, None)
        except SystemExit as end:  # the pool hides it, and ``get`` would wait forever
            reason = "Pywikibot cannot continue; its message is above"
            raise RunStopped(reason, exit_codes.UNAVAILABLE) from end
