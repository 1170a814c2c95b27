"""The loop of live mode, with a clock that only waiting moves."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.maintenance.backoff import Backoff
from bot_plugins.apps.maintenance.live import SLICE_SECONDS, Pace, follow
from bot_plugins.core import exit_codes

DONE, PARTIAL = exit_codes.DONE, exit_codes.PARTIAL
UNAVAILABLE, LOCKED = exit_codes.UNAVAILABLE, exit_codes.LOCKED
ENDING = (
    exit_codes.USAGE,
    exit_codes.LOGIN,
    exit_codes.STOPPED,
    exit_codes.QUEUE,
    exit_codes.INTERRUPTED,
    exit_codes.TERMINATED,
    99,
)


class World:
    """A wiki where pages are due at certain seconds, and passes end with certain codes."""

    def __init__(
        self, codes: Iterable[int], due: Iterable[float] = (), *, lasts: float = 0
    ) -> None:
        self.now = 0.0
        self.passes: list[float] = []
        self.said: list[str] = []
        self.longest_wait = 0.0
        self.leave_at = float("inf")
        self._codes, self._due, self._lasts = list(codes), sorted(due), lasts

    def clock(self) -> float:
        """Return the present."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Move on."""
        self.longest_wait = max(self.longest_wait, seconds)
        self.now += seconds

    def wait(self, seconds: float) -> bool:
        """Move on, to the time when the next page is due at most."""
        until = self.now + seconds
        if self._due and self._due[0] <= until:
            self.now = max(self.now, self._due[0])
            return True
        self.sleep(seconds)
        return False

    def run(self) -> int:
        """Run a pass: it deals with all pages that are due."""
        self.passes.append(self.now)
        self._due = [time for time in self._due if time > self.now]
        self.now += self._lasts
        return self._codes.pop(0)

    def follow(self, pace: Pace) -> int:
        """Live mode in this world."""
        return follow(
            self.wait,
            self.run,
            lambda: self.now >= self.leave_at,
            pace=pace,
            say=self.said.append,
            waits_for=lambda: "edits",
            clock=self.clock,
            sleep=self.sleep,
        )


def pace(least: float = 10, most: float = 1_000) -> Pace:
    return Pace(least, most, Backoff(20, 100, chance=lambda: 1.0))


@pytest.mark.parametrize("code", ENDING)
def test_what_needs_a_person_ends_it_with_its_code(code: int) -> None:
    world = World([DONE, code], due=[50])
    assert world.follow(pace()) == code
    assert world.passes == [0, 50]


def test_no_two_passes_in_less_than_the_least_interval() -> None:
    world = World([DONE, PARTIAL, DONE, exit_codes.STOPPED], due=[1, 11, 12, 100])
    world.follow(pace())
    assert world.passes == [0, 10, 20, 100]


def test_a_long_pass_is_followed_at_once_by_the_next_where_pages_are_due() -> None:
    world = World([DONE, exit_codes.STOPPED], due=[5], lasts=60)
    world.follow(pace())
    assert world.passes == [0, 60]


def test_without_anything_due_a_pass_still_looks_after_earlier_saves() -> None:
    world = World([DONE, exit_codes.STOPPED])
    world.follow(pace(most=300))
    assert world.passes == [0, 300]
    assert world.said == ["Waiting for edits."]  # once, not twice a second


@pytest.mark.parametrize("code", [UNAVAILABLE, LOCKED])
def test_it_backs_off_up_to_a_cap_and_starts_anew_after_a_good_pass(code: int) -> None:
    world = World([code] * 5 + [DONE, code, exit_codes.STOPPED], due=[400])
    world.follow(pace())
    assert world.passes == [0, 20, 60, 140, 240, 340, 400, 420]
    assert len(world.said) == 6 + 1
    assert f"(exit code {code})" in world.said[0]


@pytest.mark.parametrize("code", [DONE, UNAVAILABLE])
@pytest.mark.parametrize("leave_at", [0, 3.2, 33.3])
def test_it_leaves_promptly(code: int, leave_at: float) -> None:
    world = World([code] * 9)
    world.leave_at = leave_at
    assert world.follow(pace(least=30)) == code
    assert world.now - leave_at <= SLICE_SECONDS
    assert world.longest_wait <= SLICE_SECONDS


@given(
    st.lists(st.sampled_from([DONE, PARTIAL, UNAVAILABLE, LOCKED]), max_size=12),
    st.lists(st.floats(0, 2_000), max_size=12),
    st.floats(0, 90),
)
def test_whatever_happens_passes_keep_their_distance(
    codes: list[int], due: list[float], lasts: float
) -> None:
    world = World([*codes, exit_codes.STOPPED], due, lasts=lasts)
    assert world.follow(pace(least=10, most=500)) == exit_codes.STOPPED
    gaps = [b - a for a, b in zip(world.passes, world.passes[1:], strict=False)]
    assert all(10 - 1e-6 <= gap <= max(500, 100 + lasts) + lasts + 1e-6 for gap in gaps)


@given(st.floats(0.1, 10), st.floats(10, 100), st.floats(0, 1), st.integers(1, 20))
def test_pauses_double_up_to_the_longest_and_differ_by_half(
    first: float, longest: float, drawn: float, times: int
) -> None:
    backoff = Backoff(first, longest, chance=lambda: drawn)
    for n in range(times):
        full = min(longest, first * 2**n)
        assert full / 2 <= backoff.pause() <= full
    backoff.reset()
    assert backoff.pause() <= first
