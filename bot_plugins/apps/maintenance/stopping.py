"""Leaving on request: on SIGTERM and Ctrl-C, the current page is finished first.

Whatever is in progress continues; the next check, before another page, before another edit or
within a pause, raises ``RunStopped``. A second signal does not wait (``KeyboardInterrupt``).

A signal that was ignored when the program started stays ignored, as in every Unix program: a
shell without job control ignores Ctrl-C for what it starts with "&", and nohup ignores SIGHUP,
so that keys meant for another program do not end this one. There, use SIGTERM.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from types import FrameType
from typing import Any, Self

from bot_plugins.core import exit_codes
from bot_plugins.ports import RunStopped

_CODES = {
    signal.SIGTERM: (exit_codes.TERMINATED, "asked to end (SIGTERM)"),
    signal.SIGINT: (exit_codes.INTERRUPTED, "interrupted (Ctrl-C)"),
}
NAP_SECONDS = 0.2
"""How long a pause may go on after a signal."""


class StopRequest:
    """Whether a pass was asked to leave; use it in a ``with`` block of the main thread."""

    def __init__(self) -> None:
        self._signal: signal.Signals | None = None
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        heard = [number for number in _CODES if signal.getsignal(number) is not signal.SIG_IGN]
        self._before = {number: signal.signal(number, self._asked) for number in heard}
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    @property
    def is_asked(self) -> bool:
        """Whether the pass was asked to end."""
        return self._signal is not None

    def check(self) -> None:
        """Raise ``RunStopped`` if the pass was asked to end."""
        if self._signal is not None:
            code, reason = _CODES[self._signal]
            raise RunStopped(reason, code)

    def sleep(self, seconds: float) -> None:
        """Sleep, unless and until the pass is asked to end.

        Raises:
            RunStopped: it is asked to end.
        """
        self.nap(seconds, lambda: False)
        self.check()

    def nap(self, seconds: float, is_due: Callable[[], bool]) -> bool:
        """Sleep until something is due or the pass is asked to end; tell whether it is due."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and not self.is_asked:
            if is_due():
                return True
            time.sleep(min(left, NAP_SECONDS))
        return is_due()

    def _asked(self, number: int, _frame: FrameType | None) -> None:
        if self._signal is not None:
            raise KeyboardInterrupt
        self._signal = signal.Signals(number)
