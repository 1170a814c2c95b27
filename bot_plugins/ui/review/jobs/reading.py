"""Reading pages in the background; as with ``pwb copyedit``, proposals go to the queue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from bot_plugins.community.resting import ListFigure
from bot_plugins.run import Records, Run, RunSettings
from bot_plugins.store.database import Store
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import count
from bot_plugins.store.listed_rules import without_resting
from bot_plugins.ui.report import RunTotals
from bot_plugins.ui.review.jobs.job import BackgroundJob, JobKind
from bot_plugins.ui.review.jobs.workbench import PageChoice, Workbench
from bot_plugins.ui.review.queueing import Queueing


class ReadingJob(BackgroundJob):
    """Reads the pages of a choice, and queues what the rules propose.

    ``resting`` are the rules of lists that are not used, as people rejected most of their changes.
    """

    kind = JobKind.READ

    def __init__(self, store: Store, bench: Workbench, choice: PageChoice, title: str) -> None:
        super().__init__(title)
        self.store, self.bench, self.choice = store, bench, choice
        self.totals = RunTotals()
        self.resting: Sequence[ListFigure] = ()
        self._counts: Mapping[str, int] = {}

    @property
    def done(self) -> int:
        """How many pages were read."""
        return self.totals.pages_read

    @property
    def skipped(self) -> Mapping[str, int]:
        """How many pages were left alone, by the reason."""
        return dict(self.totals.most_first(dict(self.totals.skipped)))

    @property
    def left(self) -> Mapping[str, Sequence[str]]:
        """The titles of the first pages that were left alone, by the reason."""
        return {reason: tuple(titles) for reason, titles in dict(self.totals.left).items()}

    @property
    def changes(self) -> int:
        """How many changes were found so far."""
        return self.totals.changes

    @property
    def known(self) -> int:
        """How many of the changes were in the queue already."""
        return self._counts.get("known", 0)

    @property
    def refused(self) -> int:
        """How many of the changes somebody refused before; they are not asked again."""
        return self._counts.get("refused", 0)

    def waiting(self) -> int:
        """Return how many changes that this job added wait for a decision."""
        return count(self.store, Filters(run=self.run)) if self.run else 0

    def waiting_elsewhere(self) -> int:
        """Return how many changes of the wiki wait for a decision, whoever added them."""
        return count(self.store, Filters(site=self.bench.name))

    def work(self) -> None:
        """Count the pages, then read them, until the end or until somebody stops the job."""
        bench, most = self.bench, self.choice.most
        counted, chosen = bench.count(self.choice), bench.rules_for(self.choice)
        rules, self.resting = without_resting(chosen, self.store, bench.name, bench.woken)
        self.total = most if counted.is_least else min(most, counted.number)
        with (
            bench.open(self.choice) as opened,
            Queueing(self.store, rules, bench.user) as queue,
        ):
            self.run, self._counts = queue.run, queue.counts
            settings = RunSettings(rules, conditions=opened.conditions)
            run: Run[Any] = Run(settings, self, opened.reader, records=Records(queue=queue))
            self.totals = run.totals
            code = run.over(self.until_stopped(islice(opened.pages, most)))
        if run.totals.stopped_because:
            self.conclude(code, run.totals.stopped_because)
