"""Limits are reached exactly, and what does not look at them is ended by the system."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.maintenance import budget
from bot_plugins.apps.maintenance.budget import Budget, TimeUp, held_memory
from bot_plugins.apps.maintenance.config.model import Limits
from bot_plugins.apps.maintenance.figures import PassFigures
from bot_plugins.ports import RunStopped

_MUCH = 1_000_000
"""Megabytes: more than what all tests of this process hold."""


@dataclass
class Used:
    """What a pass has used, as its budget asks."""

    seconds: float = 0
    requests: int = 0

    def budget(self, **limits: Any) -> Budget:  # noqa: ANN401 - as the configuration has them
        """Return a budget with these limits, of what is used from now on."""
        limits = {"memory": _MUCH, **limits}
        return Budget(Limits(**limits), PassFigures(), lambda: self.requests, lambda: self.seconds)


@pytest.mark.parametrize(
    ("limits", "seconds", "requests", "told"),
    [
        ({}, 0, 0, ""),
        ({"minutes": 1.0}, 59.9, 0, ""),
        ({"requests": 10}, 0, 9, ""),
        ({"minutes": 1.0}, 60, 0, "1 minutes"),
        ({"minutes": 0.5}, 3600, 0, "0.5 minutes"),
        ({"requests": 10}, 0, 10, "10 requests"),
    ],
)
def test_the_whole_pass(limits: dict[str, Any], seconds: float, requests: int, told: str) -> None:
    used = Used(seconds=7, requests=7)  # of what came before it
    own = used.budget(**limits)
    used.seconds, used.requests = 7 + seconds, 7 + requests
    if not told:
        own.check()
        return
    with pytest.raises(RunStopped, match=rf"the limit of {told} is reached") as stop:
        own.check()
    assert stop.value.code == 0
    assert own.figures.requests == requests


def test_memory_is_what_the_process_holds() -> None:
    own = Used().budget(memory=512)
    most = own.figures.memory
    own.note()
    assert own.figures.memory == pytest.approx(held_memory() / 1e6, rel=0.2)
    assert own.figures.memory > most
    own.figures.memory = 512.1
    with pytest.raises(RunStopped, match="512 MB of memory"):
        own.check()


@pytest.mark.parametrize(
    ("figures", "waiting", "told"),
    [
        (PassFigures(), 0, ""),
        (PassFigures(read=9, megabytes=0.9), 4, ""),
        (PassFigures(read=10), 0, "the limit of 10 pages is reached"),
        (PassFigures(read=11), 9, "the limit of 10 pages is reached"),
        (PassFigures(megabytes=1.0), 0, "the limit of 1 MB of text is reached"),
        (PassFigures(), 5, "5 changes wait for a decision: review them first"),
    ],
)
def test_reading(figures: PassFigures, waiting: int, told: str) -> None:
    own = Budget(Limits(pages=10, megabytes=1.0, open_proposals=5), figures, lambda: 0)
    assert own.why_read_no_more(waiting) == told


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_what_is_left_is_never_below_nothing(pages: int, read: int, edits: int, saved: int) -> None:
    own = Budget(Limits(pages=pages, edits=edits), PassFigures(read=read, saved=saved), lambda: 0)
    assert own.pages_left() == max(0, pages - read)
    assert own.edits_left() == max(0, edits - saved)


def test_the_alarm_rings_for_what_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "GRACE_SECONDS", 0.05)
    own = Used().budget(minutes=0.05 / 60)
    began = time.monotonic()
    with pytest.raises(TimeUp), own.enforced():
        time.sleep(30)
    assert own.has_rung
    assert 0.1 <= time.monotonic() - began < 5


def test_the_alarm_is_silent_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "GRACE_SECONDS", 0.05)
    own = Used().budget(minutes=0.05 / 60)
    with own.enforced():
        pass
    time.sleep(0.2)
    assert not own.has_rung


EATER = """
import resource
from bot_plugins.apps.maintenance.budget import Budget
from bot_plugins.apps.maintenance.config.model import Limits
from bot_plugins.apps.maintenance.figures import PassFigures
before = resource.getrlimit(resource.RLIMIT_DATA)
with Budget(Limits(memory=512), PassFigures(), lambda: 0).enforced():
    try:
        bytearray(1_200_000_000)
    except MemoryError:
        print("refused")
assert resource.getrlimit(resource.RLIMIT_DATA) == before
bytearray(1_200_000_000)
print("allowed")
"""


@pytest.mark.wide
def test_memory_is_refused_at_twice_the_limit() -> None:
    done = subprocess.run([sys.executable, "-c", EATER], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["refused", "allowed"]


DEAF = """
import signal, time
from bot_plugins.apps.maintenance import budget
from bot_plugins.apps.maintenance.config.model import Limits
from bot_plugins.apps.maintenance.figures import PassFigures
budget.GRACE_SECONDS = 0.2
limits = Limits.model_construct(minutes=0, memory=1000)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
with budget.Budget(limits, PassFigures(), lambda: 0).enforced():
    time.sleep(60)
print("over")
"""


def deaf(seconds: int) -> subprocess.CompletedProcess[str]:
    """Run a pass that hears no alarm, as one that hangs in machine code."""
    code = DEAF.replace("sleep(60)", f"sleep({seconds})")
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_what_hears_no_alarm_is_ended() -> None:
    done = deaf(60)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


def test_a_watchdog_sleeps_again() -> None:
    assert deaf(0).stdout == "over\n"
