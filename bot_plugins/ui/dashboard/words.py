"""Wording of pass endings, durations, dates and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot_plugins.core import exit_codes

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_YEAR = timedelta(days=300)
_ROUND = 100
"""From this number on, decimals are left out."""


@dataclass(frozen=True, slots=True)
class PassEnding:
    """How a pass ended, in words, and what to do next.

    ``kind`` is "good", "wait" (it resolves itself), "act" (somebody has to do something) or "open"
    (no end is known).
    """

    short: str
    then: str
    kind: str


_GOES_ON = "Nothing to do: the next pass continues where this one stopped."
_CHECK = "pwb copyedit_maintenance -check"
_ENDINGS = {
    exit_codes.DONE: PassEnding("done", "Nothing to do: the next pass starts by itself.", "good"),
    exit_codes.PARTIAL: PassEnding(
        "partly done", "Nothing to do for now: the next pass tries the rest again.", "wait"
    ),
    exit_codes.USAGE: PassEnding(
        "wrong configuration", f"Run {_CHECK}: it names the key and the line.", "act"
    ),
    exit_codes.LOGIN: PassEnding(
        "access refused", f"Check the bot's account: {_CHECK} says which right is missing.", "act"
    ),
    exit_codes.UNAVAILABLE: PassEnding(
        "wiki unavailable", "Nothing to do: the next pass tries again.", "wait"
    ),
    exit_codes.STOPPED: PassEnding(
        "stopped from the wiki",
        "Read the stop page and the bot's talk page, answer there, then restore the agreed text.",
        "act",
    ),
    exit_codes.QUEUE: PassEnding(
        "queue failed", "Check the queue's database: it could not be used.", "act"
    ),
    exit_codes.LOCKED: PassEnding(
        "another pass was running",
        "Nothing to do, unless it happens often: then start passes less often.",
        "wait",
    ),
    exit_codes.INTERRUPTED: PassEnding("interrupted", _GOES_ON, "wait"),
    exit_codes.TERMINATED: PassEnding("ended by the system", _GOES_ON, "wait"),
}
_AT_WORK = PassEnding(
    "running, or killed",
    "Nothing to do while it runs; if it was killed, the next pass continues where it stopped.",
    "open",
)
_KILLED = PassEnding("killed", "Nothing to do: a later pass continued the work.", "wait")
KINDS = {
    "good": "done",
    "wait": "ended early, resolves itself",
    "act": "needs action",
    "open": "no end recorded",
}
"""The names of the kinds of endings."""


def ending(code: int | None, *, is_latest: bool = True) -> PassEnding:
    """Return the ending for an exit code; None means no end yet, or that the pass was killed."""
    if code is None:
        return _AT_WORK if is_latest else _KILLED
    other = PassEnding(f"failed (exit code {code})", "Read the log: this should not happen.", "act")
    return _ENDINGS.get(code, other)


def duration(seconds: float) -> str:
    """Return a duration in words: "48 s", "3 min 5 s", "2 h 14 min"."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours:,} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def ago(age: timedelta) -> str:
    """Return an age in words: "just now", "3 hours ago", "2 days ago"."""
    hours = age / timedelta(hours=1)
    for unit, size in (("day", 24.0), ("hour", 1.0), ("minute", 1 / 60)):
        number = int(hours / size)
        if number >= (2 if unit == "day" else 1):
            return f"{number:,} {unit}{'' if number == 1 else 's'} ago"
    return "just now"


def number(value: float) -> str:
    """Return a number with thousands separators; fractions have one decimal, or two below 1."""
    if value >= _ROUND or value == int(value):
        return f"{value:,.0f}"
    return f"{value:,.1f}" if value >= 1 else f"{value:.2f}"


def day(moment: date) -> str:
    """Return a date as text: "3 Mar 2024"."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def days(moments: Sequence[date]) -> list[str]:
    """Return sorted dates as text, without the year if they are distinct without it."""
    is_short = not moments or (moments[-1] - moments[0]) < _YEAR
    return [day(moment)[:-5] if is_short else day(moment) for moment in moments]


def minute(moment: datetime) -> str:
    """Return a time as text: "3 Mar 2024, 14:05"."""
    return f"{day(moment)}, {moment:%H:%M}"
