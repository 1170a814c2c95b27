"""A progress bar at the bottom of the terminal, for long work."""

from __future__ import annotations

import sys
import time

from bot_plugins.frameworks.pywikibot.commands.screen import PywikibotScreen

_CLEAR = "\r\x1b[K"
_WIDTH = 24
_FEW = 5
"""Pages after which the remaining time can be estimated from the time that has passed."""


class ProgressScreen(PywikibotScreen):
    """A screen with a progress bar below its messages, if standard error is a terminal."""

    def __init__(self, total: int) -> None:
        super().__init__()
        self.total, self.done = total, 0
        self._steps, self._started = 0, time.monotonic()
        self._is_drawn = False

    def advance(self, number: int) -> None:
        """Note that ``number`` more of the total are done."""
        self.done = min(self.done + number, self.total)
        self._steps += 1
        self._draw()

    def clear(self) -> None:
        """Remove the bar for good: the work is over."""
        self._wipe()
        self._is_drawn = False

    def _draw(self) -> None:
        if not (sys.stderr.isatty() and self.total):
            return
        filled = _WIDTH * self.done // self.total
        bar = "█" * filled + "░" * (_WIDTH - filled)
        self._show(f"{_CLEAR}{bar} {self.done:,} of {self.total:,} changes{self._left()}")
        self._is_drawn = True

    def _left(self) -> str:
        """Return the remaining time, once it can be estimated."""
        if self._steps < _FEW or not self.done:
            return ""
        passed = time.monotonic() - self._started
        minutes, seconds = divmod(round(passed / self.done * (self.total - self.done)), 60)
        return f", {minutes}:{seconds:02} left"

    def _write(self, text: str) -> None:
        self._wipe()
        super()._write(text)
        if self._is_drawn:
            self._draw()

    def _wipe(self) -> None:
        if self._is_drawn:
            self._show(_CLEAR)

    def _show(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()
