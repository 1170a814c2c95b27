"""The limits of a pass: at a limit it stops and keeps its work; hard limits back this up.

Between two pages the pass checks what it has used. Whatever hangs in between is ended by the
system: by an alarm some time after the last minute, and by refusing memory at twice the limit. A
library that hangs in machine code (one did when memory was refused) does not notice the alarm: a
watchdog ends the process.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from bot_plugins.apps.maintenance.config.model import Limits
from bot_plugins.apps.maintenance.figures import PassFigures
from bot_plugins.core import exit_codes
from bot_plugins.ports import RunStopped
from bot_plugins.run.words import counted

GRACE_SECONDS = 120
"""How long after its time limit a pass may take to finish a page: as long as an outage."""
MEGABYTE = 1_000_000
_STATM = Path("/proc/self/statm")
"""Linux: sizes in pages; the second is the resident size (man 5 proc)."""


class TimeUp(KeyboardInterrupt):
    """The alarm: something hung. An edit in progress then counts as one with an unknown outcome."""


class Budget:
    """The limits of one pass, and what it has used of them so far."""

    def __init__(
        self,
        limits: Limits,
        figures: PassFigures,
        requests: Callable[[], int],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limits, self.figures = limits, figures
        self._requests, self._clock = requests, clock
        self._started, self._sent_before = clock(), requests()
        self.has_rung = False

    def note(self) -> None:
        """Record what was used so far."""
        figures = self.figures
        figures.seconds = round(self._clock() - self._started, 3)
        figures.requests = self._requests() - self._sent_before
        figures.memory = max(figures.memory, round(held_memory() / MEGABYTE, 1))

    def check(self) -> None:
        """Raise ``RunStopped``, with the exit code for "done", at a limit of the whole pass."""
        self.note()
        figures, limits = self.figures, self.limits
        if figures.seconds >= limits.minutes * 60:
            raise _reached(f"{limits.minutes:g} minutes")
        if figures.requests >= limits.requests:
            raise _reached(counted(limits.requests, "request"))
        if figures.memory > limits.memory:
            raise _reached(f"{limits.memory} MB of memory")

    def why_read_no_more(self, waiting: int) -> str:
        """Return why no more pages may be read; ``waiting`` findings await a decision."""
        figures, limits = self.figures, self.limits
        if figures.read >= limits.pages:
            return f"the limit of {counted(limits.pages, 'page')} is reached"
        if figures.megabytes >= limits.megabytes:
            return f"the limit of {limits.megabytes:g} MB of text is reached"
        if waiting >= limits.open_proposals:
            return f"{counted(waiting, 'change')} wait for a decision: review them first"
        return ""

    def pages_left(self) -> int:
        """Return how many more pages may be read."""
        return max(0, self.limits.pages - self.figures.read)

    def edits_left(self) -> int:
        """Return how many more pages may be saved."""
        return max(0, self.limits.edits - self.figures.saved)

    def _ring(self, _number: int, _frame: FrameType | None) -> None:
        self.has_rung = True
        raise TimeUp

    @contextmanager
    def enforced(self) -> Iterator[None]:
        """Let the system enforce time and memory as well, where it can (not on Windows)."""
        before = signal.signal(signal.SIGALRM, self._ring) if hasattr(signal, "SIGALRM") else None
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, self.limits.minutes * 60 + GRACE_SECONDS)
        try:
            with self._watched(), _bounded(2 * self.limits.memory * MEGABYTE):
                yield
        finally:
            if hasattr(signal, "setitimer"):
                signal.setitimer(signal.ITIMER_REAL, 0)
                signal.signal(signal.SIGALRM, before)

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """End the process (code 1, no message) if it does not notice even the alarm.

        What it saved is in the queue; the next pass finds out about an edit in progress.
        """
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            seconds = self.limits.minutes * 60 + 2 * GRACE_SECONDS
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
            try:
                yield
            finally:
                faulthandler.cancel_dump_traceback_later()


def held_memory() -> int:
    """Return how much memory this process holds, in bytes; 0 if the system does not say."""
    try:
        pages = int(_STATM.read_text(encoding="ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def _bounded(most: int) -> Iterator[None]:
    """Refuse memory beyond ``most`` bytes: then Python raises MemoryError."""
    try:
        import resource
    except ImportError:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    limits = [limit for limit in (most, soft, hard) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_DATA, (min(limits), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _reached(what: str) -> RunStopped:
    return RunStopped(f"the limit of {what} is reached", exit_codes.DONE)
