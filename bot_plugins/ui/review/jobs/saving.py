"""Saving accepted changes and undoing saves in the background, as ``pwb copyedit_save`` does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot_plugins.core.summary import SummaryStyle
from bot_plugins.ports import SavingWiki
from bot_plugins.run.saving.pacing import Pacer
from bot_plugins.run.saving.run import SaveRun
from bot_plugins.run.saving.settings import Oversight, SaveSettings
from bot_plugins.run.saving.starting import RunOrigin, started
from bot_plugins.run.saving.totals import SaveTotals
from bot_plugins.run.saving.undo import UndoRun, UndoSettings, UndoTotals
from bot_plugins.store.database import Store
from bot_plugins.store.saves import Save
from bot_plugins.store.tasks import end_run
from bot_plugins.ui.review.jobs.job import BackgroundJob, JobKind
from bot_plugins.ui.review.jobs.workbench import Workbench


@dataclass(frozen=True, slots=True)
class SaveChoices:
    """What a person chose for saving; ``every`` is in seconds, ``most`` is None for all pages."""

    style: SummaryStyle
    every: float
    most: int | None = None


class SavingJob(BackgroundJob):
    """Saves the accepted changes of the workbench's wiki."""

    kind = JobKind.SAVE

    def __init__(self, store: Store, bench: Workbench, choices: SaveChoices, total: int) -> None:
        super().__init__("Saving accepted changes", total)
        self.store, self.bench, self.choices = store, bench, choices
        self.totals = SaveTotals()
        self.found = 0
        self._done = 0

    @property
    def done(self) -> int:
        """How many accepted changes were dealt with."""
        return min(self._done, self.total)

    @property
    def skipped(self) -> Mapping[str, int]:
        """How many pages were left alone, by the reason."""
        return dict(self.totals.skipped)

    def work(self) -> None:
        """Save page after page, until the end or until somebody stops the job."""
        with self.bench.writer() as wiki:
            run = self._started(wiki)
            try:
                code = run.go()
            finally:
                self.found = len(run.reconciler.found)
                if self.run:
                    end_run(self.store, self.run, pages=run.totals.pages)
        self.conclude(code, run.totals.stopped_because)

    def _started(self, wiki: SavingWiki[Any]) -> SaveRun[Any]:
        bench, defaults = self.bench, self.bench.defaults
        settings = SaveSettings(
            style=self.choices.style,
            translate=bench.translate,
            flags=defaults.flags,
            stop_page=defaults.stop_page,
            most_edits=self.choices.most,
            every=self.choices.every,
            grace=defaults.grace,
            oversight=Oversight(self.check, sleep=self.pause),
        )
        origin = RunOrigin("copyedit_save", bench.language, names_run=defaults.names_run)
        run = started(settings, origin, self.store, wiki, self)
        run.on_page = self._advance
        self.run, self.totals = run.settings.run, run.totals
        return run

    def _advance(self, number: int) -> None:
        self._done += number


class UndoingJob(BackgroundJob):
    """Undoes some saves."""

    kind = JobKind.UNDO

    def __init__(self, store: Store, bench: Workbench, saves: Sequence[Save]) -> None:
        super().__init__(f"Undoing the edit of {saves[0].title}", len(saves))
        self.store, self.bench, self.saves = store, bench, saves
        self.totals = UndoTotals()

    @property
    def done(self) -> int:
        """How many edits were undone."""
        return self.totals.undone

    def work(self) -> None:
        """Undo the saves, the newest first."""
        defaults = self.bench.defaults
        settings = UndoSettings(self.bench.translate, defaults.flags, 0)
        with self.bench.writer() as wiki:
            run = UndoRun(settings, self.store, wiki, self, Pacer(0, sleep=self.pause))
            self.totals = run.totals
            if not wiki.simulated:
                run.reconcile()
            code = run.over(self.saves)
        self.conclude(code, run.totals.stopped_because)
        self.note = "; ".join(reason for _, reason in run.totals.kept)


def with_prefix(style: SummaryStyle, words: str) -> SummaryStyle:
    """Return a style whose summaries begin with ``words``, or, if it has one text, are ``words``.

    Words that stay empty change nothing.
    """
    words = " ".join(words.split())
    if not words:
        return style
    return replace(style, override=words) if style.override else replace(style, prefix=words)
