"""The desk behind the pages *Pages* and *Save*: what can be read and saved, and what was.

It starts the background jobs, and knows what earlier ones and other people's left behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from bot_plugins.core import summary
from bot_plugins.core.registry import all_rules
from bot_plugins.run.saving.fitting import as_made
from bot_plugins.run.saving.savers import is_gone, saver_name
from bot_plugins.store.database import Store
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import listed
from bot_plugins.store.overview import (
    Accepted,
    accepted,
    find_save,
    latest_saves,
    unfinished_runs,
)
from bot_plugins.store.saves import Save, free_claims, left_pending
from bot_plugins.store.states import SaveState, State
from bot_plugins.store.tasks import RunRecord, end_run
from bot_plugins.ui.review.errors import NoTextError
from bot_plugins.ui.review.jobs.job import BackgroundJob, Jobs
from bot_plugins.ui.review.jobs.reading import ReadingJob
from bot_plugins.ui.review.jobs.saving import SaveChoices, SavingJob, UndoingJob
from bot_plugins.ui.review.jobs.workbench import PageChoice, PageCount, RenderedPage, Workbench
from bot_plugins.ui.review.preview import PreviewText
from bot_plugins.ui.review.review_filter import MOST

JobT = TypeVar("JobT", bound=BackgroundJob)
RECENTLY = timedelta(hours=12)
"""Runs that never ended are not shown as work of others if they neither began nor gave a sign of
life since."""
READING, SAVING = "copyedit", "copyedit_save"
"""The commands of runs that read pages, and of those that save what was accepted."""
MOST_SHOWN = 20
MOST_PREVIEWS = 3
MOST_CHANGES = 200
"""Changes of a page that the preview of its summary reads."""


@dataclass(frozen=True, slots=True)
class SummaryPreview:
    """The edit summary that a page will get, if all its accepted changes still fit."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Interruption:
    """What a saving left behind that was ended by force: titles of saves of unknown outcome."""

    titles: Sequence[str]
    runs: Sequence[int]

    def __bool__(self) -> bool:
        return bool(self.titles or self.runs)


class Desk:
    """Reads and saves for one queue and one wiki; threads may share it.

    It frees the claims of savers that have died, and ends readings that have. Every method may
    raise ``StoreError`` if the database fails.
    """

    def __init__(self, store: Store, bench: Workbench) -> None:
        self.store, self.bench, self.jobs = store, bench, Jobs()
        free_claims(store, is_gone)
        for run in self._unfinished():
            if run.is_killed and run.command.partition(" ")[0] == READING:
                end_run(store, run.id, pages=run.pages)

    def count(self, choice: PageChoice) -> PageCount:
        """Count the pages of a choice.

        Raises:
            ChoiceError: its value cannot be used.
            RunStopped: the wiki does not answer.
        """
        return self.bench.count(choice)

    def read(self, choice: PageChoice, title: str) -> None:
        """Start to read the pages of a choice; ``title`` names the choice for people.

        Raises:
            RefusedError: pages are being read already.
        """
        self.jobs.start(ReadingJob(self.store, self.bench, choice, title))

    def reading(self) -> ReadingJob | None:
        """Return the last job that reads pages, as it is now."""
        return self._latest(ReadingJob)

    def accepted(self) -> Accepted:
        """Return what waits to be saved."""
        return accepted(self.store, self.bench.name, MOST_SHOWN)

    def previews(self, waiting: Accepted, style: summary.SummaryStyle) -> list[SummaryPreview]:
        """Return the summaries that the first of the waiting pages will get."""
        titles = [title for title, _ in waiting.first[:MOST_PREVIEWS]]
        return [SummaryPreview(title, self._summary(title, style)) for title in titles]

    def _summary(self, title: str, style: summary.SummaryStyle) -> str:
        wanted = Filters(site=self.bench.name, title=title, states=(State.ACCEPTED,))
        items = listed(self.store, wanted, limit=MOST_CHANGES)
        items.sort(key=lambda item: item.change.start)
        made = [as_made(item.edit, item, all_rules()) for item in items]
        return summary.write(made, style, self.bench.translate)

    def save(self, choices: SaveChoices) -> None:
        """Start to save what was accepted; what an interrupted saving left is closed first.

        Raises:
            RefusedError: changes are being saved already.
        """
        interruption = self.interruption()
        total = self.accepted().changes
        self.jobs.start(SavingJob(self.store, self.bench, choices, total))
        for number in interruption.runs:
            end_run(self.store, number)

    def saving(self) -> SavingJob | None:
        """Return the last job that saves, as it is now."""
        return self._latest(SavingJob)

    def undo(self, number: int) -> None:
        """Start to undo one save, by its id.

        Raises:
            RefusedError: it is not a save that stands on this wiki, or an undo is at work.
        """
        save = find_save(self.store, number) if 0 < number <= MOST else None
        if save is None or save.site != self.bench.name:
            raise RefusedError("there is no such edit on this wiki")
        if save.state is not SaveState.SAVED or save.undone:
            raise RefusedError(f"the edit of {save.title} is not one that can be undone now")
        self.jobs.start(UndoingJob(self.store, self.bench, [save]))

    def undoing(self) -> UndoingJob | None:
        """Return the last job that undoes a save, as it is now."""
        return self._latest(UndoingJob)

    def rendered(self, chosen: PreviewText) -> RenderedPage:
        """Return what readers would see of some wikitext.

        Raises:
            RunStopped: the wiki does not answer.
            NoTextError: it is another wiki's page.
        """
        if chosen.site != self.bench.name:
            raise NoTextError(
                f"this is a page of {chosen.site}, and only pages of {self.bench.name} can be shown"
            )
        return self.bench.rendered(chosen.title, chosen.text)

    def saves(self) -> list[Save]:
        """Return the last saves, whoever made them, the newest first."""
        return latest_saves(self.store, self.bench.name, MOST_SHOWN)

    def interruption(self) -> Interruption:
        """Return what a saving that was ended by force left behind; empty while one is at work."""
        job = self.saving()
        if job and job.is_running:
            return Interruption((), ())
        pending = left_pending(self.store, saver_name(self.bench.user), self.bench.name)
        dead = [
            run.id for run in self._unfinished() if run.is_killed and run.command.startswith(SAVING)
        ]
        return Interruption([save.title for save in pending], dead)

    def others(self) -> list[RunRecord]:
        """Return the runs that are at work outside this server, as far as the queue knows."""
        return [run for run in self._unfinished() if not run.is_killed]

    def _unfinished(self) -> list[RunRecord]:
        mine = self.jobs.runs()
        since = datetime.now(UTC) - RECENTLY
        return [run for run in unfinished_runs(self.store, since) if run.id not in mine]

    def close(self) -> None:
        """Stop all jobs, and wait until they have ended."""
        self.jobs.close()

    def _latest(self, kind: type[JobT]) -> JobT | None:
        job = self.jobs.latest(kind.kind)
        return job.snapshot() if isinstance(job, kind) else None
