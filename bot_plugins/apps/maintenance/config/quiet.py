"""Quiet hours: spans of the day, in UTC, in which a task does not run."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

_DAY = 24 * 60


def is_quiet(spans: Iterable[str], now: datetime) -> datetime | None:
    """Return when the quiet time that contains ``now`` ends, or None if there is none.

    A span includes its first minute but not its last: at 06:00 "22:00-06:00" is over. Spans that
    meet or overlap are one quiet time. If they leave no minute, the end is a day away.

    Args:
        spans: Spans such as "22:00-06:00"; they may pass midnight.
        now: A time in UTC.
    """
    quiet = _minutes(spans)
    minute = now.hour * 60 + now.minute
    length = 0
    while length < _DAY and (minute + length) % _DAY in quiet:
        length += 1
    return now.replace(second=0, microsecond=0) + timedelta(minutes=length) if length else None


def is_always_quiet(spans: Iterable[str]) -> bool:
    """Tell whether the spans leave no minute of the day."""
    return len(_minutes(spans)) == _DAY


def _minutes(spans: Iterable[str]) -> set[int]:
    """Return the minutes of the day in the spans."""
    quiet: set[int] = set()
    for span in spans:
        begin, end = (int(time[:2]) * 60 + int(time[3:]) for time in span.split("-"))
        quiet.update((begin + after) % _DAY for after in range((end - begin) % _DAY))
    return quiet
