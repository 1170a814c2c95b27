"""SIGTERM, with which service managers end a program: handled like Ctrl-C, with work kept."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from bot_plugins.core import exit_codes


class Terminated(KeyboardInterrupt):
    """The program was asked to end."""


@contextmanager
def terminable() -> Iterator[None]:
    """Raise ``Terminated`` in the block on SIGTERM; do nothing outside the main thread.

    Raises:
        Terminated: the program was asked to end.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _raise)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def code_of_end(interrupt: KeyboardInterrupt) -> int:
    """Return the exit code for what ended a program: SIGTERM or Ctrl-C.

    Pywikibot's ``input`` raises an exception of its own in place of either.
    """
    is_terminated = isinstance(interrupt, Terminated) or isinstance(
        interrupt.__context__, Terminated
    )
    return exit_codes.TERMINATED if is_terminated else exit_codes.INTERRUPTED


def _raise(_number: int, _frame: FrameType | None) -> None:
    raise Terminated
