"""A progress line on the terminal for long work."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

INTERVAL = 0.2
"""The least seconds between two updates."""
_CLEAR = "\r\x1b[K"
_T = TypeVar("_T")
Say = Callable[[str], None]


@dataclass
class Meter:
    """How much of some files has been read, in bytes (compressed if packed)."""

    total: int
    _done: int = 0
    _at: int = 0

    def reach(self, place: int) -> None:
        """Record the position reached in the current file."""
        self._at = place

    def end(self, size: int) -> None:
        """Record that a file of ``size`` bytes has been read completely."""
        self._done, self._at = self._done + size, 0

    def __str__(self) -> str:
        """Return the percentage."""
        return f"{100 * (self._done + self._at) // max(1, self.total)} %"


@contextmanager
def line() -> Iterator[Say]:
    """Give a with block a function that shows a state on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    told = time.monotonic()

    def say(state: str) -> None:
        nonlocal told
        if time.monotonic() - told > INTERVAL:
            told = time.monotonic()
            _write(f"{_CLEAR}{state} ...")

    try:
        yield say
    finally:
        _write(_CLEAR)


def shown(items: Iterable[_T], what: str) -> Generator[_T, None, None]:
    """Yield ``items`` and count them on the line.

    The line is cleared when the items end or the generator is closed. After Ctrl-C it stays until
    the message is written, unless :func:`contextlib.closing` closes the generator.
    """
    with line() as say:
        for number, item in enumerate(items, 1):
            say(f"{number} {what}")
            yield item


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
