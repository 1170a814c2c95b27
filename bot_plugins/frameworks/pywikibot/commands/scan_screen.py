"""The progress line of a scan at the bottom of the terminal: how far it is, and how fast."""

from __future__ import annotations

import sys
import time

from bot_plugins.apps.scan.tally import ScanTally
from bot_plugins.frameworks.pywikibot.commands.progress import ProgressScreen

_WIDTH = 20
_MEGA = 1_000_000


class ScanScreen(ProgressScreen):
    """A screen with a scan's progress below its messages.

    ``total`` is the size of the dump in bytes, 0 if it is not known.
    """

    def __init__(self, total: int) -> None:
        super().__init__(total)
        self._tally = ScanTally()
        self._first: tuple[int, int, int] | None = None

    def reach(self, position: int, tally: ScanTally) -> None:
        """Show that the dump was read up to byte ``position``; the first call starts the clock."""
        self.done, self._tally = position, tally
        if self._first is None:
            self._first = (position, tally.size, tally.pages)
            self._started = time.monotonic()
        self._steps += 1
        self._draw()

    def _draw(self) -> None:
        if not sys.stderr.isatty() or self._first is None:
            return
        self._show(f"\r\x1b[K{line(self._bar(), self._tally, self._rates(), self._left())}")
        self._is_drawn = True

    def _bar(self) -> str:
        if not self.total:
            return ""
        filled = min(_WIDTH, _WIDTH * self.done // self.total)
        return f"{'█' * filled}{'░' * (_WIDTH - filled)} {100 * self.done // self.total:2}% "

    def _rates(self) -> tuple[float, float]:
        _, size, pages = self._first or (0, 0, 0)
        seconds = max(0.1, time.monotonic() - self._started)
        return (self._tally.size - size) / seconds, (self._tally.pages - pages) / seconds

    def _left(self) -> str:
        first = self._first[0] if self._first else 0
        if self._steps < 3 or not self.total or self.done <= first:  # noqa: PLR2004 - too early
            return ""
        passed = time.monotonic() - self._started
        seconds = round(passed / (self.done - first) * (self.total - self.done))
        hours, minutes = divmod(seconds // 60, 60)
        clock = f"{hours}:{minutes:02}" if hours else f"{minutes}"
        return f", {clock}:{seconds % 60:02} left"


def line(bar: str, tally: ScanTally, rates: tuple[float, float], left: str) -> str:
    """Return the progress line, at most 80 columns."""
    size, pages = rates
    speed = f"{size / _MEGA:.0f} MB/s, {pages:,.0f} pages/s"
    return f"{bar}{speed}, {tally.changes:,} findings{left}"[:80]
