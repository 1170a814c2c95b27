"""Reading pages in the background; as with ``pwb copyedit``, proposals go to the queue."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from bot_plugins.run import Records, Run, RunSettings
from bot_plugins.store.database import Store
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import count
from bot_plugins.ui.report import RunTotals
from bot_plugins.ui.review.jobs.job import BackgroundJob, JobKind
from bot_plugins.ui.review.jobs.workbench import PageChoice, PageCount, Workbench
from bot_plugins.ui.review.queueing import Queueing


class ReadingJob(BackgroundJob):
    """Reads the pages of a choice, and queues what the rules propose."""

    kind = JobKind.READ

    def __init__(
        self, store: Store, bench: Workbench, choice: PageChoice, title: str, known: PageCount
    ) -> None:
        total = choice.most if known.is_least else min(choice.most, known.number)
        super().__init__(title, total)
        self.store, self.bench, self.choice = store, bench, choice
        self.totals = RunTotals()

    @property
    def done(self) -> int:
        """How many pages were read."""
        return self.totals.pages_read

    @property
    def skipped(self) -> Mapping[str, int]:
        """How many pages were left alone, by the reason."""
        return dict(self.totals.most_first(dict(self.totals.skipped)))

    @property
    def changes(self) -> int:
        """How many changes were found so far."""
        return self.totals.changes

    def waiting(self) -> int:
        """Return how many changes of this job wait for a decision."""
        return count(self.store, Filters(run=self.run)) if self.run else 0

    def work(self) -> None:
        """Read the pages, until the end or until somebody stops the job."""
        bench = self.bench
        with (
            bench.open(self.choice) as opened,
            Queueing(self.store, bench.rules, bench.user) as queue,
        ):
            self.run = queue.run
            run: Run[Any] = Run(
                RunSettings(bench.rules), self, opened.reader, records=Records(queue=queue)
            )
            self.totals = run.totals
            code = run.over(self.until_stopped(islice(opened.pages, self.choice.most)))
        if run.totals.stopped_because:
            self.conclude(code, run.totals.stopped_because)
