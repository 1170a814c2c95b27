"""A pool of worker processes that yields results in the order of the jobs."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Generic, Self, TypeVar, cast

MOST_TRIES = 2
_AHEAD = 2
"""Jobs queued for each worker; more would only fill memory."""
_SCRIPT = Path(__file__).with_name("worker.py")
HERE = Path(__file__).parents[2]
"""The folder of the package that workers use unless given another."""

JobT = TypeVar("JobT")
ResultT = TypeVar("ResultT")

LAST_WORDS = 1.0
"""Seconds that a failing worker has to say why it failed."""


class WorkerDiedError(RuntimeError):
    """A worker ended before finishing its job."""


@dataclass(frozen=True, slots=True)
class WorkerTask:
    """What workers do: ``function`` (see ``worker``) is called with each job and ``settings``.

    ``folder`` contains the package ``bot_plugins`` that the function uses.
    """

    function: str
    settings: object
    folder: Path = HERE


@dataclass(frozen=True, slots=True)
class Done(Generic[JobT, ResultT]):
    """A job and its result; None if too many workers died on it (``deaths`` is their number)."""

    job: JobT
    result: ResultT | None
    deaths: int = 0


class _Worker:
    """A process that does one job at a time; it is started for the first job."""

    def __init__(self, work: WorkerTask) -> None:
        self._work = work
        self._process: _Process | None = None

    def ask(self, job: object) -> object:
        """Send a job to the process and return the result.

        Raises:
            WorkerDiedError: the process ended; the next job starts a new process.
        """
        try:
            process = self._process = self._process or _Process(self._work)
            process.send(job)
            return pickle.load(process.results)  # noqa: S301 - from our own process
        except (EOFError, OSError, pickle.UnpicklingError, ValueError) as error:
            self.end(LAST_WORDS)
            raise WorkerDiedError from error

    def end(self, seconds: float = 0) -> None:
        """End the process, killing it unless it ends by itself within ``seconds``."""
        process, self._process = self._process, None
        if process is not None:
            process.end(seconds)


class _Process:
    """A process that runs ``worker``, and the pipes to and from it."""

    def __init__(self, work: WorkerTask) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(_SCRIPT), work.function],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(work.folder),
            process_group=0,  # Ctrl-C must reach only the parent process
        )
        self._jobs = cast(IO[bytes], self._process.stdin)
        self.results = cast(IO[bytes], self._process.stdout)
        self.send(work.settings)

    def send(self, what: object) -> None:
        """Send the settings or a job."""
        pickle.dump(what, self._jobs, pickle.HIGHEST_PROTOCOL)
        self._jobs.flush()

    def end(self, seconds: float) -> None:
        """Kill the process unless it ends within ``seconds``, and close the pipes."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        self._process.kill()
        self._process.wait()
        for pipe in (self._jobs, self.results):
            with suppress(OSError):  # data that the process has not read is lost
                pipe.close()


def cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0))


def environment(folder: Path) -> dict[str, str]:
    """Return the environment for a process that must find the package in ``folder`` first."""
    paths = filter(None, [str(folder), os.environ.get("PYTHONPATH")])
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


class Workers(Generic[JobT, ResultT]):
    """A pool of ``number`` workers for one kind of work; use it in a ``with`` block."""

    def __init__(self, number: int, work: WorkerTask) -> None:
        self.number = number
        self._all = [_Worker(work) for _ in range(number)]
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        for worker in self._all:
            self._idle.put(worker)
        self._pool = ThreadPoolExecutor(number)
        self._is_over = threading.Event()

    def results(self, jobs: Iterable[JobT]) -> Iterator[Done[JobT, ResultT]]:
        """Yield jobs with their results, in order; few are started before they are needed."""
        waiting: deque[Future[Done[JobT, ResultT]]] = deque()
        for job in jobs:
            waiting.append(self._pool.submit(self._do, job))
            while len(waiting) > _AHEAD * self.number or (waiting and waiting[0].done()):
                yield waiting.popleft().result()
        for done in waiting:
            yield done.result()

    def _do(self, job: JobT) -> Done[JobT, ResultT]:
        worker = self._idle.get()
        try:
            for deaths in range(MOST_TRIES):
                try:
                    return Done(job, cast(ResultT, worker.ask(job)), deaths)
                except WorkerDiedError:
                    if self._is_over.is_set():
                        break
            return Done(job, None, MOST_TRIES)
        finally:
            self._idle.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._pool.shutdown(wait=False, cancel_futures=True)
        for worker in self._all:
            worker.end()
        self._pool.shutdown()
