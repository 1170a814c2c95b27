"""The workers of a scan; their results come in the order of the jobs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot_plugins.apps.scan.jobs import Job, Result, lost
from bot_plugins.apps.scan.options import ScanOptions
from bot_plugins.core import workers

KILLED = f"{workers.MOST_TRIES} workers ended over it: killed, or out of memory"


class ScanWorkers(workers.Workers[Job, Result]):
    """A number of workers for one scan; use it in a ``with`` block."""

    def __init__(self, number: int, options: ScanOptions) -> None:
        super().__init__(number, workers.WorkerTask("bot_plugins.apps.scan.jobs:do", options))

    def scanned(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Result]]:
        """Yield jobs with their results, in order."""
        for done in self.results(jobs):
            yield done.job, replace(done.result or lost(done.job, KILLED), deaths=done.deaths)
