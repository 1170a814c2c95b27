"""A line on the terminal that says how far long work is."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

INTERVAL = 0.2
"""Seconds between two states shown."""
_CLEAR = "\r\x1b[K"
_T = TypeVar("_T")
Say = Callable[[str], None]


@dataclass
class Meter:
    """How much of some files is read, in bytes as they are packed."""

    total: int
    _done: int = 0
    _at: int = 0

    def reach(self, place: int) -> None:
        """Note the place that is reached in the file at hand."""
        self._at = place

    def end(self, size: int) -> None:
        """Note that all of a file of ``size`` is read."""
        self._done, self._at = self._done + size, 0

    def __str__(self) -> str:
        """How many per cent."""
        return f"{100 * (self._done + self._at) // max(1, self.total)} %"


@contextmanager
def line() -> Iterator[Say]:
    """Give a with block what shows a state on standard error, if that is a terminal."""
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

    The line goes when the items end, or when the generator is closed: after Ctrl-C that
    takes :func:`contextlib.closing`, else the line stays until the message is out.
    """
    with line() as say:
        for number, item in enumerate(items, 1):
            say(f"{number} {what}")
            yield item


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
