"""Reading ahead: while a part of something is looked at, the next one is fetched.

One part ahead and no more, so memory and what is fetched in vain stay bounded. An error comes
where it would without reading ahead: after all that was fetched before it.
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
"""Seconds that the end of a run waits for a request under way. A wiki that takes longer is left
alone: the thread ends with its request, or with the process."""


class ReadingAhead(Generic[T]):
    """Iterates over what the parts hold; in a ``with`` block, which ends the thread.

    ``turn`` is held while a part is fetched: whoever asks the same wiki takes it too.
    """

    def __init__(self, parts: Iterator[Sequence[T]], turn: AbstractContextManager[object]) -> None:
        self._parts, self._turn = parts, turn

    def __enter__(self) -> Iterator[T]:
        """Start the thread; return what yields all, and raises what fetching raises."""
        self._thread = ThreadPool(1)  # of daemon threads: none outlives the process
        self._coming = self._thread.apply_async(self._next)
        return self._all()

    def __exit__(self, *_: object) -> None:
        try:
            self._coming.wait(PATIENCE)
        finally:  # also where Ctrl-C is pressed once more
            self._thread.terminate()

    def _all(self) -> Iterator[T]:
        while (part := self._coming.get()) is not None:
            self._coming = self._thread.apply_async(self._next)
            yield from part

    def _next(self) -> Sequence[T] | None:
        try:
            with self._turn:
                return next(self._parts, None)
        except SystemExit as end:  # the pool would never tell, and who waits would wait for ever
            reason = "Pywikibot cannot go on; its message is above"
            raise RunStopped(reason, exit_codes.UNAVAILABLE) from end
