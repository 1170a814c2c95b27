"""Divides time into slices, so that a chart of ten thousand passes is as small as one of ten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot_plugins.ui.dashboard import words

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FEWEST = 8
"""The least number of slots in a chart; a short history is placed at its end."""
WIDTHS = (
    *(HOUR * hours for hours in (1, 3, 6, 12)),
    *(DAY * days for days in (1, 2, 7, 14, 28, 91, 364)),
)
_MONDAY = datetime(1970, 1, 5, tzinfo=UTC)
"""Slices are counted from here, so that weeks begin on Mondays and days at midnight."""
_UNITS = {HOUR: "hour", DAY: "day", DAY * 7: "week", DAY * 364: "year"}


@dataclass(frozen=True, slots=True)
class Slices:
    """A number of slices of equal width; the first begins at ``start``."""

    start: datetime
    width: timedelta
    count: int

    def index(self, moment: datetime) -> int:
        """Return the index of the slice that contains a time."""
        return (moment - self.start) // self.width

    def labels(self) -> list[str]:
        """Return the shortest distinct names of the slices."""
        starts = [self.start + self.width * number for number in range(self.count)]
        if self.width < DAY:
            return [
                f"{start.day} {words.MONTHS[start.month - 1]}, {start:%H:%M}" for start in starts
            ]
        return words.days(starts)

    @property
    def unit(self) -> str:
        """What one slice is: "day", "6 hours", "2 weeks"."""
        if self.width in _UNITS:
            return _UNITS[self.width]
        if self.width < DAY:
            return f"{self.width // HOUR} hours"
        weeks, days = divmod(self.width // DAY, 7)
        return f"{days} days" if days else f"{weeks} weeks"


def cut(times: Iterable[datetime], most: int, narrowest: timedelta = HOUR) -> Slices:
    """Return the narrowest slices that contain all times, at most ``most`` of them.

    The last time is in the last slice. ``narrowest`` is the least width.

    Raises:
        ValueError: there are no times.
    """
    found: Sequence[datetime] = sorted(times)
    if not found:
        raise ValueError("no times to cut")
    for width in (*WIDTHS, *(WIDTHS[-1] * many for many in (2, 5, 10, 100, 1000))):
        if width < narrowest:
            continue
        start = _MONDAY + (found[0] - _MONDAY) // width * width
        count = (found[-1] - start) // width + 1
        if count <= most:
            missing = max(0, min(FEWEST, most) - count)
            return Slices(start - width * missing, width, count + missing)
    raise ValueError(f"{found[0]} and {found[-1]} are too far apart")
