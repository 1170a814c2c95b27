"""A line on the terminal that says how far long work is."""

from __future__ import annotations

import sys
import time
from collections.abc import Generator, Iterable
from typing import TypeVar

INTERVAL = 0.2
"""Seconds between two states shown."""
_CLEAR = "\r\x1b[K"
_T = TypeVar("_T")


def shown(items: Iterable[_T], what: str) -> Generator[_T, None, None]:
    """Yield ``items`` and count them on standard error, if that is a terminal.

    The line goes when the items end, or when the generator is closed: after Ctrl-C that
    takes :func:`contextlib.closing`, else the line stays until the message is out.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    told = time.monotonic()
    try:
        for number, item in enumerate(items, 1):
            if time.monotonic() - told > INTERVAL:
                told = time.monotonic()
                _say(f"{_CLEAR}{number} {what} ...")
            yield item
    finally:
        _say(_CLEAR)


def _say(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
