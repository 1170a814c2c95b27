"""Live mode: the same bounded pass again and again, as soon as something is due.

Nothing is read or saved here. A pass runs; then the code that follows the wiki says when pages
are due; then the next pass runs. As a scheduler would, this module decides by the exit code
whether to go on, to wait longer each time, or to leave.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bot_plugins.apps.maintenance.backoff import Backoff
from bot_plugins.core import exit_codes

LEAST_SECONDS = 30.0
"""The least time from the start of one pass to the start of the next. Every pass also checks the
stop page, earlier saves and its report; with a quiet period of minutes, nobody notices half a
minute."""
MOST_SECONDS = 3_600.0
"""The most time between passes when nothing is due: a pass also checks earlier saves."""
FIRST_PAUSE = 30.0
LONGEST_PAUSE = 900.0
"""Seconds to wait after a pass that could not work: the longest delay after an outage."""
SLICE_SECONDS = 0.5
"""The longest single wait, after which a request to end the process is noticed."""

_GOES_ON = frozenset({exit_codes.DONE, exit_codes.PARTIAL})
_WAITS = {
    exit_codes.UNAVAILABLE: "the wiki does not answer as it should",
    exit_codes.LOCKED: "another pass of this task is at work",
}
"""Troubles that pass by themselves. All other codes need a person, or mean a request to end."""


def _silent(_: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How often passes may run and must run, in seconds, and the pauses after failures."""

    least: float = LEAST_SECONDS
    most: float = MOST_SECONDS
    backoff: Backoff = field(default_factory=lambda: Backoff(FIRST_PAUSE, LONGEST_PAUSE))


def follow(  # noqa: PLR0913 - what a test controls is passed in
    source_wait: Callable[[float], bool],
    run_pass: Callable[[], int],
    leaving: Callable[[], bool],
    *,
    pace: Pace | None = None,
    say: Callable[[str], None] = _silent,
    waits_for: Callable[[], str] = lambda: "edits",
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> int:
    """Run passes until one ends for good or is asked to leave; return the last exit code.

    ``source_wait`` waits at most a number of seconds and returns True as soon as pages may be due;
    ``run_pass`` returns an exit code; ``waits_for`` says for the log what is waited for.
    ``leaving`` is checked every ``SLICE_SECONDS`` while no pass runs; a pass checks it by itself.
    """
    loop = _Loop(source_wait, leaving, pace or Pace(), say, waits_for, clock, sleep)
    while True:
        started = clock()
        code = run_pass()
        if code not in _GOES_ON and code not in _WAITS:
            return code
        if leaving() or not loop.until_next(started, code):
            return code


@dataclass(frozen=True, slots=True)
class _Loop:
    """The waiting between passes."""

    source_wait: Callable[[float], bool]
    leaving: Callable[[], bool]
    pace: Pace
    say: Callable[[str], None]
    waits_for: Callable[[], str]
    clock: Callable[[], float]
    sleep: Callable[[float], None]

    def until_next(self, started: float, code: int) -> bool:
        """Wait until the next pass should run; return False if asked to leave."""
        if code in _WAITS:
            return self._after_trouble(code)
        self.pace.backoff.reset()
        if not self._pause(started + self.pace.least - self.clock()):
            return False
        return self._until_due(started + self.pace.most)

    def _after_trouble(self, code: int) -> bool:
        seconds = self.pace.backoff.pause()
        self.say(f"The next pass runs in {seconds:.0f} s: {_WAITS[code]} (exit code {code}).")
        return self._pause(max(seconds, self.pace.least))

    def _until_due(self, until: float) -> bool:
        said = ""
        while not self.leaving():
            left = until - self.clock()
            if self.source_wait(max(0.0, min(left, SLICE_SECONDS))) or left <= 0:
                return True
            if (what := self.waits_for()) != said:
                self.say(f"Waiting for {what}.")
                said = what
        return False

    def _pause(self, seconds: float) -> bool:
        """Sleep; return False if asked to leave meanwhile."""
        until = self.clock() + seconds
        while not self.leaving():
            if (left := until - self.clock()) <= 0:
                return True
            self.sleep(min(left, SLICE_SECONDS))
        return False
