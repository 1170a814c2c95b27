"""A run that undoes saves: each with one edit that MediaWiki itself makes, and only once.

Like a save, an undo is recorded before it is sent. What a crash left open is searched for in the
page's history by its summary, which is unique because it names the undone revision.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bot_plugins.core import exit_codes, summary
from bot_plugins.ports import (
    AnswerLost,
    EditConflict,
    EditRefused,
    PageSkipped,
    PastRevision,
    RunStopped,
    SaveFlags,
    SavingWiki,
    Screen,
    Stored,
    UndoFailed,
)
from bot_plugins.run.ending import until_stopped
from bot_plugins.run.saving import restoring
from bot_plugins.run.saving.pacing import EVERY_SECONDS, Pacer
from bot_plugins.run.saving.reverting import AlreadyUndone, StandingRevision, Unknown, judge
from bot_plugins.store.database import Store
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.findings import get
from bot_plugins.store.saves import Save
from bot_plugins.store.undoing import abandon_undo, intend_undo, left_undoing, record_undo

PageT = TypeVar("PageT")
MOST_TRIES = 3
"""How often an undo is tried on a page that others keep editing."""
NOTHING_LEFT = "later edits left nothing of it to undo"


@dataclass(frozen=True)
class UndoSettings:
    """How saves are undone; ``every`` is in seconds."""

    translate: summary.Translator = summary.english
    flags: SaveFlags = field(default_factory=SaveFlags)
    every: float = EVERY_SECONDS


@dataclass
class UndoTotals:
    """The numbers of a run; ``kept`` has the title of each save not undone, and the reason."""

    undone: int = 0
    simulated: int = 0
    before: Counter[str] = field(default_factory=Counter)
    kept: list[tuple[str, str]] = field(default_factory=list)
    stopped_because: str = ""


class UndoRun(Generic[PageT]):
    """Undoes saves on one wiki."""

    def __init__(
        self,
        settings: UndoSettings,
        store: Store,
        wiki: SavingWiki[PageT],
        screen: Screen,
        pacer: Pacer | None = None,
    ) -> None:
        self.settings, self.store, self.wiki, self.screen = settings, store, wiki, screen
        self.pacer = pacer or Pacer(settings.every)
        self.totals = UndoTotals()

    def reconcile(self) -> None:
        """Record the undos that an earlier run sent and could not record.

        One that the history does not have stays open: the next attempt checks again, and MediaWiki
        undoes nothing twice.

        Raises:
            RunStopped: the wiki does not answer.
            StoreError: the queue fails.
        """
        for save in left_undoing(self.store):
            if save.site == self.wiki.name:
                history = self.wiki.history(save.base_revid)
                found = judge(save, history, self.summary_of(save), self.wiki.user)
                if isinstance(found, AlreadyUndone):
                    self._record(save, found.revid, found.by, found.reason)

    def over(self, saves: Sequence[Save]) -> int:
        """Undo ``saves``, the newest first; return an exit code.

        Raises:
            StoreError: the queue fails.
        """
        code = until_stopped(lambda: self._through(saves), self.totals)
        return code or (exit_codes.PARTIAL if self.totals.kept else exit_codes.DONE)

    def _through(self, saves: Sequence[Save]) -> None:
        for save in saves:
            self._treat(save)

    def summary_of(self, save: Save) -> str:
        """Return the summary of the edit that undoes a save, in the wiki's language."""
        return self.settings.translate("copyedit-undo", {"num": save.revid or 0})

    def _treat(self, save: Save) -> None:
        try:
            for _ in range(MOST_TRIES):
                if self._is_resolved(save):
                    return
            self._keep(save, "others keep editing the page")
        except (PageSkipped, UndoFailed, AnswerLost, RefusedError) as outcome:
            self._keep(save, str(outcome))

    def _is_resolved(self, save: Save) -> bool:
        """Resolve one save as its history requires; return False if the page changed meanwhile."""
        history = self.wiki.history(save.base_revid)
        found = judge(save, history, self.summary_of(save), self.wiki.user)
        if isinstance(found, AlreadyUndone):
            self._note_before(save, found)
        elif isinstance(found, StandingRevision) and history:
            return self._undo(save, history.title, found)
        elif isinstance(found, Unknown):
            self._keep(save, found.reason)
        return True

    def _undo(self, save: Save, title: str, found: StandingRevision) -> bool:
        """Undo a save that stands; return False if the page changed meanwhile."""
        page = self.wiki.page(title)
        if self.wiki.read(page, fresh=True).revid != found.latest:
            return False
        if reason := self._why_not(save, found.revision):
            self._keep(save, reason)
            return True
        if self.wiki.simulated:
            self.totals.simulated += 1
            self.screen.say(f"{save.title}: simulated, not undone.")
            return True
        self.pacer.wait()
        intend_undo(self.store, save.id)
        self.pacer.sent()
        try:
            stored = self._sent(save, page, found)
        except EditConflict:
            abandon_undo(self.store, save.id, "edited by somebody else meanwhile")
            return False
        except (PageSkipped, UndoFailed, RunStopped) as outcome:
            abandon_undo(self.store, save.id, str(outcome))
            raise
        if stored:
            self.totals.undone += 1
            self._record(save, stored.revid, self.wiki.user, "")
            self.screen.say(f"{save.title}: undone as revision {stored.revid}.")
        else:
            self._note_before(save, AlreadyUndone(found.latest, found.by, NOTHING_LEFT))
        return True

    def _why_not(self, save: Save, revision: PastRevision) -> str:
        """Return why the guards refuse to undo a revision; empty if they do not."""
        items = [item for number in save.findings if (item := get(self.store, number))]
        before = self.wiki.text_of(revision.parentid)
        return restoring.why_not(save, revision, items, before, self.wiki.user)

    def _sent(self, save: Save, page: PageT, found: StandingRevision) -> Stored | None:
        text, flags = self.summary_of(save), self.settings.flags
        try:
            return self.wiki.undo(page, found.revision, found.latest, text, flags)
        except EditRefused as refused:
            if refused.code:
                raise RunStopped(f"{save.title}: {refused}", refused.code) from refused
            raise

    def _note_before(self, save: Save, found: AlreadyUndone) -> None:
        if not self.wiki.simulated:
            self._record(save, found.revid, found.by, found.reason)
        self.totals.before[found.reason] += 1
        self.screen.say(f"{save.title}: nothing to do, {found.reason} (revision {found.revid}).")

    def _record(self, save: Save, revid: int, by: str, reason: str) -> None:
        record_undo(self.store, save.id, revid, by, reason)

    def _keep(self, save: Save, reason: str) -> None:
        self.totals.kept.append((save.title, reason))
        self.screen.say(f"{save.title} was not undone: {reason}")
