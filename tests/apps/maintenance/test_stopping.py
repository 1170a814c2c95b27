"""Signals: noticed between two pages and within pauses, and never lost."""

from __future__ import annotations

import os
import signal
import threading
import time

import pytest

from bot_plugins.apps.maintenance.stopping import NAP_SECONDS, StopRequest
from bot_plugins.ports import RunStopped

SOON_SECONDS = 2.0


def test_nobody_asks() -> None:
    with StopRequest() as leaving:
        leaving.check()
        leaving.sleep(0)
        leaving.sleep(-5)
        assert not leaving.is_asked
        assert not leaving.nap(0.01, lambda: False)
        assert leaving.nap(60, lambda: True)


@pytest.mark.parametrize(
    ("number", "code", "words"),
    [(signal.SIGTERM, 143, r"\(SIGTERM\)"), (signal.SIGINT, 130, r"\(Ctrl-C\)")],
)
def test_a_signal_is_kept_until_it_is_asked_for(
    number: signal.Signals, code: int, words: str
) -> None:
    with StopRequest() as leaving:
        os.kill(os.getpid(), number)
        assert leaving.is_asked
        for _ in range(2):
            with pytest.raises(RunStopped, match=words) as stop:
                leaving.check()
            assert stop.value.code == code
        with pytest.raises(RunStopped, match=words):
            leaving.sleep(60)


@pytest.mark.parametrize("second", [signal.SIGTERM, signal.SIGINT])
def test_the_second_signal_does_not_wait(second: signal.Signals) -> None:
    with StopRequest():
        os.kill(os.getpid(), signal.SIGTERM)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), second)


def test_a_pause_ends_soon_after_a_signal() -> None:
    with StopRequest() as leaving:
        later = threading.Timer(NAP_SECONDS / 2, os.kill, (os.getpid(), signal.SIGTERM))
        later.start()
        began = time.monotonic()
        with pytest.raises(RunStopped):
            leaving.sleep(60)
        assert time.monotonic() - began < SOON_SECONDS
        later.join()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_what_the_program_was_started_to_ignore_is_ignored(number: signal.Signals) -> None:
    before = signal.signal(number, signal.SIG_IGN)
    try:
        with StopRequest() as leaving:
            os.kill(os.getpid(), number)
            assert not leaving.is_asked
        assert signal.getsignal(number) is signal.SIG_IGN
    finally:
        signal.signal(number, before)


def test_signals_are_as_before_afterwards() -> None:
    before = [signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)]
    with pytest.raises(ValueError, match="an error"), StopRequest():
        raise ValueError("an error")
    assert [signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)] == before
