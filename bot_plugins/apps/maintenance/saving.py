"""The saving part of a pass: changes that people accepted and, where agreed, trusted changes."""

from __future__ import annotations

from typing import Generic, TypeVar

from bot_plugins.apps.maintenance.control.narrowing import why_not
from bot_plugins.apps.maintenance.trusting import untrusted
from bot_plugins.apps.maintenance.work import PassWork
from bot_plugins.core import exit_codes
from bot_plugins.core.summary import SummaryStyle
from bot_plugins.ports import RunStopped, SaveFlags
from bot_plugins.run.saving.pacing import Pacer
from bot_plugins.run.saving.rules import rules_to_save
from bot_plugins.run.saving.run import SaveRun
from bot_plugins.run.saving.savers import is_gone, saver_name
from bot_plugins.run.saving.settings import Oversight, SaveSettings
from bot_plugins.run.saving.totals import SaveTotals
from bot_plugins.store.accepting import AUTOMATIC, accepted_automatically
from bot_plugins.store.decisions import undo_last
from bot_plugins.store.findings import Item
from bot_plugins.store.saves import free_claims

PageT = TypeVar("PageT")
NOT_TRUSTED = "its rule is not trusted here any more"
SWITCHED_OFF = "its rule is switched off on this wiki (-switchon: switches it on again)"


class SavingPart(Generic[PageT]):
    """The part of a pass that saves; it may do so several times."""

    def __init__(self, work: PassWork[PageT]) -> None:
        self.work = work
        self._pacer = Pacer(work.task.limits.every, sleep=work.leaving.sleep)

    def withdraw(self) -> None:
        """Return changes to review that may no longer be accepted without a person.

        A rule may have lost its trust since, or the wiki may have excluded the words.
        """
        for item in untrusted(self.work):
            self._give_back(item, NOT_TRUSTED)
        for item in accepted_automatically(self.work.store, self.work.wiki.name):
            if reason := self._veto(item):
                self._give_back(item, reason)

    def _give_back(self, item: Item, reason: str) -> None:
        undo_last(self.work.store, AUTOMATIC, item.id)
        self.work.journal.say(f"{item.title}: {item.change.before!r} is back in review: {reason}")

    def go(self) -> None:
        """Save what is accepted, as far as the limits allow; nothing if the pass may not save.

        Raises:
            RunStopped: the wiki fails or stops the bot, or the whole pass is asked to end.
            StoreError: the queue fails.
        """
        if not self.work.saves:
            return
        free_claims(self.work.store, is_gone)
        run = SaveRun(
            self._settings(), self.work.store, self.work.wiki, self.work.journal, self._pacer
        )
        if not self.work.budget.edits_left():
            run.reconciler.look()  # for edits whose responses were lost; it sends no edit
            return
        code = run.go()
        self._count(run.totals)
        if code not in (exit_codes.DONE, exit_codes.PARTIAL):
            raise RunStopped(run.totals.stopped_because, code)
        if run.totals.stopped_because:
            self.work.journal.say(f"No more pages are saved: {run.totals.stopped_because}.")
        self.work.check()

    def _settings(self) -> SaveSettings:
        work, task = self.work, self.work.task
        return SaveSettings(
            run=work.run,
            saver=saver_name(work.wiki.user),
            rules=rules_to_save(work.store, work.wiki.name, work.wiki.language),
            style=SummaryStyle(link=task.task_page or "", run=work.run),
            translate=work.translate,
            flags=SaveFlags(task.minor, task.bot, task.tags, task.watchlist),
            most_edits=work.budget.edits_left(),
            every=task.limits.every,
            oversight=Oversight(check=work.check, veto=self._veto),
        )

    def _veto(self, item: Item) -> str:
        if item.change.rule in self.work.off:
            return SWITCHED_OFF
        return why_not(item, self.work.settings, self.work.exceptions)

    def _count(self, totals: SaveTotals) -> None:
        figures = self.work.figures
        figures.saved += totals.pages
        figures.changes += totals.changes
        figures.stale += totals.stale
        figures.vanished += totals.vanished + totals.closed
        figures.failed += sum(totals.skipped.values()) + len(totals.open)
