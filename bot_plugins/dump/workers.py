"""Several workers at once, whose results come in the order of the jobs."""

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
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Self, cast

import bot_plugins
from bot_plugins.dump.jobs import Job, Result, lost
from bot_plugins.dump.options import ScanOptions

MOST_TRIES = 2
KILLED = f"{MOST_TRIES} workers ended over it: killed, or out of memory"
_AHEAD = 2
"""Jobs that may wait for each worker; more would only fill memory."""


class WorkerDiedError(RuntimeError):
    """A worker ended before it had done its job."""


class _Worker:
    """A process that does one job at a time; it is started with the first."""

    def __init__(self, options: ScanOptions) -> None:
        self._options = options
        self._process: _Process | None = None

    def ask(self, job: Job) -> Result:
        """Have a job done.

        Raises:
            WorkerDiedError: the process ended; the next job starts another.
        """
        try:
            process = self._process = self._process or _Process(self._options)
            process.send(job)
            result: Result = pickle.load(process.results)  # noqa: S301 - from our own process
        except (EOFError, OSError, pickle.UnpicklingError, ValueError) as error:
            self.end()
            raise WorkerDiedError from error
        return result

    def end(self) -> None:
        """End the process, whatever it does."""
        process, self._process = self._process, None
        if process is not None:
            process.end()


class _Process:
    """A process that runs ``worker``, and the pipes to and from it."""

    def __init__(self, options: ScanOptions) -> None:
        root = str(Path(bot_plugins.__file__).parents[1])
        paths = filter(None, [os.environ.get("PYTHONPATH"), root])
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "bot_plugins.dump.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            process_group=0,  # Ctrl-C is for who started it
        )
        self._jobs = cast(IO[bytes], self._process.stdin)
        self.results = cast(IO[bytes], self._process.stdout)
        self.send(options)

    def send(self, what: object) -> None:
        """Send the options, or a job."""
        pickle.dump(what, self._jobs, pickle.HIGHEST_PROTOCOL)
        self._jobs.flush()

    def end(self) -> None:
        """Kill the process, and close the pipes."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._jobs, self.results):
            with suppress(OSError):  # what it has not read is lost
                pipe.close()


class Workers:
    """So many workers for one scan; use it in a ``with`` block."""

    def __init__(self, number: int, options: ScanOptions) -> None:
        self.number = number
        self._all = [_Worker(options) for _ in range(number)]
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        for worker in self._all:
            self._idle.put(worker)
        self._pool = ThreadPoolExecutor(number)
        self._is_over = threading.Event()

    def results(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Result]]:
        """Yield jobs with their results, in order; few are begun before they are needed."""
        waiting: deque[tuple[Job, Future[Result]]] = deque()
        for job in jobs:
            waiting.append((job, self._pool.submit(self._do, job)))
            while len(waiting) > _AHEAD * self.number or (waiting and waiting[0][1].done()):
                first, result = waiting.popleft()
                yield first, result.result()
        for job, result in waiting:
            yield job, result.result()

    def _do(self, job: Job) -> Result:
        worker = self._idle.get()
        try:
            for deaths in range(MOST_TRIES):
                try:
                    return replace(worker.ask(job), deaths=deaths)
                except WorkerDiedError:
                    if self._is_over.is_set():
                        break
            return replace(lost(job, KILLED), deaths=MOST_TRIES)
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
