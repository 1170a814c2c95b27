"""A run that saves, page by page, what was accepted and still fits, each page exactly once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Generic, TypeVar

from bot_plugins.core import exit_codes
from bot_plugins.core.proposal import Revision
from bot_plugins.ports import EditConflict, PageGone, PageSkipped, SavingWiki, Screen, Stored
from bot_plugins.run.ending import until_stopped
from bot_plugins.run.saving.fitting import Fit, fit
from bot_plugins.run.saving.merging import merged_note
from bot_plugins.run.saving.pacing import Pacer
from bot_plugins.run.saving.pages import Pages
from bot_plugins.run.saving.reconciling import Reconciler
from bot_plugins.run.saving.sending import Sender
from bot_plugins.run.saving.settings import SaveSettings
from bot_plugins.run.saving.totals import SaveTotals
from bot_plugins.run.words import counted
from bot_plugins.store.database import Store
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.pages import follow_or_close
from bot_plugins.store.saves import PageToSave, release_page
from bot_plugins.store.saving import mark_stale, mark_vanished

PageT = TypeVar("PageT")
MOST_CONFLICTS = 3
"""How often a page that others keep editing is fetched before it is left alone."""
KEEP_EDITING = "others keep editing it"


class SaveRun(Generic[PageT]):
    """A run over the accepted findings of one wiki.

    ``on_page`` is called after each page, with the number of changes accepted for it.
    """

    def __init__(
        self,
        settings: SaveSettings,
        store: Store,
        wiki: SavingWiki[PageT],
        screen: Screen,
        pacer: Pacer | None = None,
    ) -> None:
        self.settings, self.store, self.wiki, self.screen = settings, store, wiki, screen
        self.pacer = pacer or Pacer(settings.every, sleep=settings.oversight.sleep)
        self.totals = SaveTotals()
        self.reconciler = Reconciler(
            store, wiki, settings.saver, self.pacer, settings.grace, screen.say
        )
        self.sender = Sender(settings, store, wiki, screen, self.pacer, self.reconciler)
        self.pages = Pages(store, settings.saver, wiki.name, settings.title)
        self.on_page: Callable[[int], None] = lambda _: None
        self._conflicts: Counter[int] = Counter()
        self._is_guarded = settings.stop_page is None

    def go(self) -> int:
        """Save all accepted findings; return an exit code. Errors of the wiki are not raised.

        Raises:
            StoreError: the queue fails.
        """
        code = until_stopped(self._reconcile_and_save, self.totals)
        return code or self.end()

    def end(self) -> int:
        """Note which saves have an unknown outcome; return an exit code."""
        left_open = {*self.reconciler.unclear.values()}
        waiting = len(self.reconciler.waiting)
        if waiting:
            left_open.add(f"{counted(waiting, 'save')} may still be in progress on the server")
        self.totals.open = tuple(sorted(left_open))
        is_partial = self.totals.skipped or left_open
        return exit_codes.PARTIAL if is_partial else exit_codes.DONE

    def look_back(self) -> None:
        """Find out the outcome of saves that an earlier run left open.

        Raises:
            RunStopped: the wiki does not answer.
            StoreError: the queue fails.
        """
        if not self.wiki.simulated:  # a simulation changes nothing, not even the queue
            self.reconciler.look()

    def guard(self) -> None:
        """Check the stop page, if there is one; from now on it is checked before every edit.

        Raises:
            RunStopped: it stops the run, or the wiki does not answer.
        """
        if self.settings.stop_page and not self._is_guarded:
            self.wiki.guard(self.settings.stop_page.title, self.settings.stop_page.agreed)
            self._is_guarded = True

    def reconcile(self) -> None:
        """Wait until the outcome of this run's own saves is known; save failed ones again.

        Raises:
            RunStopped: the wiki does not answer, or the run is to end.
            StoreError: the queue fails.
        """
        self._save_given_back()
        while self.reconciler.waiting and not self.totals.stopped_because:
            waiting = counted(len(self.reconciler.waiting), "save")
            seconds = self.reconciler.due()
            self.screen.say(f"Waiting {seconds:.0f} s: {waiting} may still be in progress.")
            self.pacer.pause(self.reconciler.due())
            self.reconciler.look()
            self._save_given_back()

    def save_chosen(self, page: PageToSave, target: PageT, revision: Revision) -> Fit | None:
        """Save a page's findings, all of which are for ``revision``; return what was saved.

        Returns None if the answer is lost: ``reconcile`` finds out. A simulation sends nothing.

        Raises:
            EditConflict: the page has another revision by now.
            PageSkipped: it cannot be saved now.
            RunStopped: the run cannot go on.
            StoreError: the queue fails.
        """
        try:
            fitted = self._fit(page, revision)
            self._set_aside(page, fitted)
            is_made = self._makes(page, target, fitted)
            return fitted if is_made or not fitted.items else None
        finally:
            release_page(self.store, self.settings.saver, page.page_id)

    def _reconcile_and_save(self) -> None:
        self.look_back()
        self.reconciler.given_back.clear()  # the pass visits them anyway
        self._pass()
        self.reconcile()

    def _pass(self) -> None:
        """Visit every page with accepted findings once, and again after a conflict."""
        after = 0
        while not self._is_over() and (page := self.pages.after(after)):
            after = page.page_id - 1 if self._treat(page) else page.page_id

    def _save_given_back(self) -> None:
        """Save again the pages whose last edit was certainly not stored, and no others."""
        while self.reconciler.given_back and not self._is_over():
            number = self.reconciler.given_back.pop()
            while (page := self.pages.claim(number)) and self._treat(page):
                pass

    def _is_over(self) -> bool:
        limit = self.settings.most_edits
        if limit is not None and self.sender.edits >= limit:
            self.totals.stopped_because = f"the limit of {counted(limit, 'edit')} is reached"
        return bool(self.totals.stopped_because)

    def _treat(self, page: PageToSave) -> bool:
        """Save a claimed page; return True if it is to be fetched again."""
        try:
            self.settings.oversight.check()
            self.guard()
            if allowed := self._allowed(page):
                self.pacer.wait()
                self._save(allowed)
        except EditConflict:
            if self._comes_again(page):
                return True
            self._skip(page, KEEP_EDITING)
        except PageGone as gone:
            if self._follows(page, str(gone)):
                return True
        except PageSkipped as skip:
            self._skip(page, str(skip))
        except RefusedError as refused:  # decided or claimed by others meanwhile
            self.screen.say(f"{page.title}: {refused}")
        finally:
            release_page(self.store, self.settings.saver, page.page_id)
        self.on_page(len(page.findings))
        return False

    def _allowed(self, page: PageToSave) -> PageToSave | None:
        """Return a page with the changes that have no veto; None if none are left."""
        vetoes = [(item, self.settings.oversight.veto(item)) for item in page.findings]
        for reason, number in Counter(reason for _, reason in vetoes if reason).items():
            self.totals.vetoed += number
            self.screen.say(f"{page.title}: {counted(number, 'change')} not made now: {reason}")
        allowed = tuple(item for item, reason in vetoes if not reason)
        return replace(page, findings=allowed) if allowed else None

    def _skip(self, page: PageToSave, reason: str) -> None:
        self.totals.skipped[reason] += 1
        self.screen.say(f"{page.title} was left alone: {reason}")

    def _follows(self, page: PageToSave, reason: str) -> bool:
        """Tell whether a page that is gone is to be saved under its new title."""
        if self.wiki.simulated:
            self._skip(page, reason)
            return False
        new = follow_or_close(self.store, self.wiki.name, page.title, reason, self.wiki.moved_to)
        self._conflicts[page.page_id] += 1
        if new and self._conflicts[page.page_id] < MOST_CONFLICTS:
            self.screen.say(f"{page.title} was moved to {new}: its changes go with it.")
            if self.pages.title:
                self.pages = replace(self.pages, title=new)
            return True
        self.totals.closed += len(page.findings)
        self.screen.say(f"{page.title}: {counted(len(page.findings), 'change')} closed: {reason}")
        return False

    def _save(self, page: PageToSave) -> None:
        target = self.wiki.page(page.title)
        revision = self.wiki.read(target, fresh=True)
        self.wiki.recheck(target)
        fitted = self._fit(page, revision)
        self._set_aside(page, fitted)
        self._makes(page, target, fitted)

    def _fit(self, page: PageToSave, revision: Revision) -> Fit:
        older = {item.revid for item in page.findings} - {revision.revid}
        texts = {revid: self.wiki.text_of(revid) for revid in older}
        bases = {revid: text for revid, text in texts.items() if text is not None}
        others = self.pages.others(page) if bases else ()
        return fit(page.findings, revision, self.settings.rules, bases, others)

    def _set_aside(self, page: PageToSave, fitted: Fit) -> None:
        """Send what does not fit back to review, or close it, and say so."""
        for mark, reasons in ((mark_stale, fitted.stale), (mark_vanished, fitted.vanished)):
            for number, reason in reasons.items():
                if not self.wiki.simulated:
                    mark(self.store, [number], reason)
        self.totals.stale += len(fitted.stale)
        self.totals.vanished += len(fitted.vanished)
        for reason, number in Counter([*fitted.stale.values(), *fitted.vanished.values()]).items():
            self.screen.say(f"{page.title}: {counted(number, 'change')} not made: {reason}")

    def _makes(self, page: PageToSave, target: PageT, fitted: Fit) -> bool:
        """Send what fits; return whether it was stored, or would be without simulation."""
        if not fitted.items:
            return False
        if self.wiki.simulated:
            self.totals.simulated += 1
            said = self.sender.summary_of(fitted)
            self.screen.say(f"{page.title}: simulated, not saved: {said}")
            return True
        stored = self.sender.send(page, target, fitted)
        if stored is None:
            return False
        self._count(page, fitted, stored)
        return True

    def _count(self, page: PageToSave, fitted: Fit, stored: Stored) -> None:
        self.totals.pages += 1
        self.totals.changes += len(fitted.items)
        said = self.sender.summary_of(fitted)
        self.screen.say(f"{page.title} saved as revision {stored.revid}: {said}")
        if stored.parentid != fitted.proposal.revision.revid:
            text = self.wiki.text_of(stored.revid)
            note = merged_note(page.title, stored, fitted.items, text)
            self.totals.merged.append(note)
            self.screen.say(note)

    def _comes_again(self, page: PageToSave) -> bool:
        """Count a conflict; return True while they are fewer than ``MOST_CONFLICTS``."""
        self._conflicts[page.page_id] += 1
        if self._conflicts[page.page_id] >= MOST_CONFLICTS:
            return False
        self.screen.say(f"{page.title} was edited meanwhile: reading it again.")
        return True
