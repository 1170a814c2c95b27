"""Background jobs: each runs in a thread of its own, and one of a kind at a time.

A job lives in the server, so every tab of every browser shows it, also after a reload.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import UTC, datetime
from enum import StrEnum
from threading import Event, Lock, Thread
from typing import ClassVar, Self, TypeVar

from bot_plugins.core import exit_codes
from bot_plugins.ports import RunStopped
from bot_plugins.store.errors import RefusedError, StoreError
from bot_plugins.ui.display.terminal import Line
from bot_plugins.ui.review.jobs.workbench import ChoiceError

T = TypeVar("T")
MOST_MESSAGES = 200
"""Messages that a job keeps; the oldest are dropped."""
LONGEST_END = 30.0
"""Seconds that the end of the program waits for a job: an edit that was sent gets its answer."""
UNEXPECTED = "something unexpected happened; the terminal shows the details"
NOBODY = "the wiki asks for a password that is not known; check the password file"
YOU_STOPPED = "you stopped it"


class JobKind(StrEnum):
    """What a job does."""

    READ = "read"
    SAVE = "save"
    UNDO = "undo"


class BackgroundJob:
    """A job and its progress, and the screen of its run, on which nobody answers questions.

    ``total`` is 0 if it is unknown; ``run`` is the run's id in the queue, 0 before it has one.
    ``error`` says why the job could not go on, ``note`` why it ended early without an error.
    """

    kind: ClassVar[JobKind]
    columns = 100

    def __init__(self, title: str, total: int = 0) -> None:
        self.title, self.total = title, total
        self.run = 0
        self.started = datetime.now(UTC)
        self.ended: datetime | None = None
        self.error = self.note = ""
        self.messages: list[str] = []
        self.stopping = Event()

    @property
    def is_running(self) -> bool:
        """Whether the job's thread is at work."""
        return self.ended is None

    @property
    def done(self) -> int:
        """How many of ``total`` are done."""
        return 0

    @property
    def skipped(self) -> Mapping[str, int]:
        """How many pages were left alone, by the reason."""
        return {}

    @property
    def left(self) -> Mapping[str, Sequence[str]]:
        """The titles of pages that were left alone, by the reason; empty if they are not kept."""
        return {}

    def snapshot(self) -> Self:
        """Return the job as it is now, so that one page does not show it at work and ended."""
        return copy(self)

    def work(self) -> None:
        """Do the work, in the job's thread.

        Raises:
            RunStopped, StoreError: the job cannot go on; the message says why.
        """
        raise NotImplementedError

    def perform(self) -> None:
        """Do the work, and note how it ended."""
        error = UNEXPECTED
        try:
            self.work()
            error = self.error
        except (RunStopped, StoreError, ChoiceError) as stop:
            error = str(stop)
        except EOFError:
            error = NOBODY
        except MemoryError:
            error = "there is not enough memory"
        finally:
            self.error, self.ended = error, datetime.now(UTC)

    def conclude(self, code: int, reason: str) -> None:
        """Note how a run ended: its exit code, and why it stopped early, if it did."""
        if code in (exit_codes.DONE, exit_codes.PARTIAL):
            self.note = reason
        else:
            self.error = reason

    def until_stopped(self, items: Iterable[T]) -> Iterator[T]:
        """Yield items until somebody stops the job."""
        for item in items:
            if self.stopping.is_set():
                self.note = YOU_STOPPED
                return
            yield item

    def check(self) -> None:
        """Raise ``RunStopped``, with the exit code of success, if somebody stopped the job."""
        if self.stopping.is_set():
            raise RunStopped(YOU_STOPPED, exit_codes.DONE)

    def pause(self, seconds: float) -> None:
        """Wait so many seconds; raise ``RunStopped`` as soon as somebody stops the job."""
        self.stopping.wait(seconds)
        self.check()

    def show(self, lines: Iterable[Line]) -> None:
        """Drop what a terminal would show: the page shows it from the queue."""

    def say(self, text: str) -> None:
        """Keep a message."""
        self.messages = [*self.messages, text][-MOST_MESSAGES:]

    def ask(self, question: str, answers: Sequence[tuple[str, str]]) -> str:
        """Raise EOFError: nobody is asked in the background."""
        raise EOFError

    def browse(self, url: str) -> None:
        """Open nothing: the page has links."""


class Jobs:
    """The last job of each kind; threads may share it."""

    def __init__(self) -> None:
        self._latest: dict[JobKind, BackgroundJob] = {}
        self._threads: list[Thread] = []
        self._lock = Lock()

    def start(self, job: BackgroundJob) -> None:
        """Start a job.

        Raises:
            RefusedError: a job of this kind is at work.
        """
        with self._lock:
            other = self._latest.get(job.kind)
            if other and other.is_running:
                raise RefusedError(f"this is at work already: {other.title}")
            self._latest[job.kind] = job
            thread = Thread(target=job.perform, name=f"copyedit-{job.kind}", daemon=True)
            self._threads = [*(thread for thread in self._threads if thread.is_alive()), thread]
            thread.start()

    def latest(self, kind: JobKind) -> BackgroundJob | None:
        """Return the last job of a kind, at work or ended; None if there was none."""
        return self._latest.get(kind)

    @property
    def is_at_work(self) -> bool:
        """Whether any job is at work."""
        return any(job.is_running for job in self._latest.values())

    def runs(self) -> set[int]:
        """Return the ids that this server's jobs have as runs in the queue."""
        return {job.run for job in self._latest.values() if job.run}

    def stop(self, kind: JobKind) -> None:
        """Ask the job of a kind to stop after what it is doing; do nothing if there is none."""
        if job := self.latest(kind):
            job.stopping.set()

    def close(self, seconds: float = LONGEST_END) -> None:
        """Stop all jobs, and wait until they have ended, at most so many seconds each."""
        for job in self._latest.values():
            job.stopping.set()
        for thread in self._threads:
            thread.join(seconds)
