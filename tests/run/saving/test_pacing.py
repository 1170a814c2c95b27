"""The seconds between edits."""

from __future__ import annotations

import pytest

from bot_plugins.run.saving.pacing import Pacer


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        """Return the present."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Move on."""
        self.slept.append(seconds)
        self.now += seconds


@pytest.mark.parametrize(
    ("every", "work", "slept"),
    [(10, 0, [10]), (10, 4, [6]), (10, 10, []), (10, 99, []), (0, 0, []), (0.5, 0.25, [0.25])],
)
def test_waits_from_one_edit_to_the_next(every: float, work: float, slept: list[float]) -> None:
    clock = Clock()
    pacer = Pacer(every, clock=clock, sleep=clock.sleep)
    pacer.wait()
    assert clock.slept == []  # not before the first
    pacer.sent()
    clock.now += work
    pacer.wait()
    assert clock.slept == slept


def test_ctrl_c_ends_the_waiting() -> None:
    def interrupted(_: float) -> None:
        raise KeyboardInterrupt

    pacer = Pacer(10, sleep=interrupted)
    pacer.sent()
    with pytest.raises(KeyboardInterrupt):
        pacer.wait()
