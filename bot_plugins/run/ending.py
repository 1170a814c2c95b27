"""Ending a run that a wiki or a person stops: it records the reason and gives an exit code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from bot_plugins.core import exit_codes
from bot_plugins.ports import RunStopped


class Stoppable(Protocol):
    """The totals of a run; ``stopped_because`` is empty if it was not stopped early."""

    stopped_because: str


def until_stopped(work: Callable[[], None], totals: Stoppable) -> int:
    """Run ``work``; note in ``totals`` what stopped it, and return an exit code."""
    try:
        work()
    except RunStopped as stop:
        totals.stopped_because = str(stop)
        return stop.code
    except KeyboardInterrupt:
        totals.stopped_because = "interrupted (Ctrl-C)"
        return exit_codes.INTERRUPTED
    return exit_codes.DONE
