"""A run of saves: page by page, what was accepted and still fits, each page exactly once.

The order of things is what makes it exact. An edit is written down in the queue before it is
sent, and how it ended is written down after; a page whose last edit has no known end is given
to nobody, and the page's history is asked for it before anything else is saved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from bot_plugins import exit_codes, summary
from bot_plugins.proposal import Revision
from bot_plugins.rule import Rule
from bot_plugins.saving.fitting import Fit, fit
from bot_plugins.saving.pacing import EVERY_SECONDS, Pacer
from bot_plugins.saving.pages import Pages
from bot_plugins.saving.recognising import stored_sha1
from bot_plugins.saving.reconciling import SETTLE_SECONDS, Reconciler
from bot_plugins.saving.totals import Totals
from bot_plugins.saving.wiki import AnswerLost, SavingWiki
from bot_plugins.session.ending import until_stopped
from bot_plugins.session.wiki import (
    EditConflict,
    PageGone,
    PageSkipped,
    RunStopped,
    SaveFlags,
    Screen,
)
from bot_plugins.session.words import counted
from bot_plugins.store import (
    Intent,
    Item,
    PageToSave,
    RefusedError,
    Store,
    confirm,
    fail,
    intend,
    lose,
    mark_stale,
    mark_vanished,
    release_page,
)

PageT = TypeVar("PageT")
MOST_CONFLICTS = 3
"""How often a page that others keep editing is fetched again before it is left alone."""
MOST_LOST = 3
"""How many answers may be lost in a row before the wiki is left in peace."""
KEEP_EDITING = "others keep editing it"


@dataclass(frozen=True)
class Oversight:
    """What others have a say in: when a run is to leave, and what it is to leave alone.

    ``check`` is called before each page and raises ``RunStopped`` where the run is to end;
    ``veto`` returns why an accepted change is not to be made now, empty where it may.
    """

    check: Callable[[], None] = lambda: None
    veto: Callable[[Item], str] = lambda _: ""


@dataclass(frozen=True)
class Settings:
    """How a run saves.

    ``run`` is its id in the queue, ``title`` the only page it may save if not empty; ``every``
    and ``settle`` are seconds.
    """

    run: int
    saver: str
    rules: Sequence[Rule]
    style: summary.Style = field(default_factory=summary.Style)
    translate: summary.Translator | None = None
    flags: SaveFlags = field(default_factory=SaveFlags)
    most_edits: int | None = None
    title: str = ""
    every: float = EVERY_SECONDS
    settle: float = SETTLE_SECONDS
    oversight: Oversight = field(default_factory=Oversight)


class SaveRun(Generic[PageT]):
    """A run over the accepted findings of one wiki.

    ``on_page`` is told of every page that is dealt with how many changes were accepted for it.
    """

    def __init__(
        self,
        settings: Settings,
        store: Store,
        wiki: SavingWiki[PageT],
        screen: Screen,
        pacer: Pacer | None = None,
    ) -> None:
        self.settings, self.store, self.wiki, self.screen = settings, store, wiki, screen
        self.pacer = pacer or Pacer(settings.every)
        self.totals = Totals()
        self.reconciler = Reconciler(
            store, wiki, settings.saver, self.pacer, settings.settle, screen.say
        )
        self._pages = Pages(store, settings.saver, wiki.name, settings.title)
        self.on_page: Callable[[int], None] = lambda _: None
        self._edits = self._lost = 0
        self._conflicts: Counter[int] = Counter()
        self._skipped: set[int] = set()

    def go(self) -> int:
        """Save all there is; return an exit code. Never raises for what a wiki may do.

        Raises:
            StoreError: the queue fails.
        """
        code = until_stopped(self._reconcile_and_save, self.totals)
        left_open = {*self.reconciler.unclear.values()}
        waiting = len(self.reconciler.waiting)
        if waiting:
            left_open.add(f"{counted(waiting, 'save')} may still be under way at the server")
        self.totals.open = tuple(sorted(left_open))
        is_partial = self.totals.skipped or left_open
        return code or (exit_codes.PARTIAL if is_partial else exit_codes.DONE)

    def _reconcile_and_save(self) -> None:
        if self.wiki.simulated:  # nothing is to change, not even in the queue
            self._pass()
            return
        self.reconciler.look()
        self._pass()
        while self.reconciler.waiting and not self.totals.stopped_because:
            waiting = counted(len(self.reconciler.waiting), "save")
            self.screen.say(f"Waiting {self.reconciler.due():.0f} s: {waiting} may be under way.")
            self.pacer.pause(self.reconciler.due())
            if self.reconciler.look():
                self._pass()

    def _pass(self) -> None:
        """Come to every page with accepted findings once; to some again, after a conflict."""
        after = 0
        while not self._is_over() and (page := self._pages.after(after)):
            if self._treat(page):
                after = page.page_id - 1
            else:
                after = page.page_id
                self.on_page(len(page.findings))

    def _is_over(self) -> bool:
        limit = self.settings.most_edits
        if limit is not None and self._edits >= limit:
            self.totals.stopped_because = f"the limit of {counted(limit, 'edit')} is reached"
        return bool(self.totals.stopped_because)

    def _treat(self, page: PageToSave) -> bool:
        """Save a page that is ours; True if it is to be fetched again."""
        try:
            self.settings.oversight.check()
            if allowed := self._allowed(page):
                self.pacer.wait()
                return self._save(allowed)
        except PageGone as gone:
            self._skip(page, str(gone))
            if not self.wiki.simulated:
                mark_stale(self.store, [item.id for item in page.findings], str(gone))
        except PageSkipped as skip:
            self._skip(page, str(skip))
        except RefusedError as refused:  # decided anew, or taken over, while we looked
            self.screen.say(f"{page.title}: {refused}")
        finally:
            release_page(self.store, self.settings.saver, page.page_id)
        return False

    def _allowed(self, page: PageToSave) -> PageToSave | None:
        """Return a page with what nobody has a veto against; None where nothing is left."""
        vetoes = [(item, self.settings.oversight.veto(item)) for item in page.findings]
        for reason, number in Counter(reason for _, reason in vetoes if reason).items():
            self.totals.vetoed += number
            self.screen.say(f"{page.title}: {counted(number, 'change')} not made now: {reason}")
        allowed = tuple(item for item, reason in vetoes if not reason)
        return replace(page, findings=allowed) if allowed else None

    def _skip(self, page: PageToSave, reason: str) -> None:
        """Count a page that is left alone, in a second pass not once more."""
        if page.page_id in self._skipped:
            return
        self._skipped.add(page.page_id)
        self.totals.skipped[reason] += 1
        self.screen.say(f"{page.title} was left alone: {reason}")

    def _save(self, page: PageToSave) -> bool:
        target = self.wiki.page(page.title)
        revision = self.wiki.read(target, fresh=True)
        self.wiki.recheck(target)
        fitted = self._fit(page, revision)
        self._set_aside(page, fitted)
        if not fitted.items:
            return False
        if self.wiki.simulated:
            self.totals.simulated += 1
            self.screen.say(f"{page.title}: simulated, not saved: {self._summary(fitted)}")
            return False
        return self._send(page, target, fitted)

    def _fit(self, page: PageToSave, revision: Revision) -> Fit:
        older = {item.revid for item in page.findings} - {revision.revid}
        texts = {revid: self.wiki.text_of(revid) for revid in older}
        bases = {revid: text for revid, text in texts.items() if text is not None}
        others = self._pages.others(page) if bases else ()
        return fit(page.findings, revision, self.settings.rules, bases, others)

    def _set_aside(self, page: PageToSave, fitted: Fit) -> None:
        """Send back to review, or close, what does not fit, and say so."""
        for mark, reasons in ((mark_stale, fitted.stale), (mark_vanished, fitted.vanished)):
            for number, reason in reasons.items():
                if not self.wiki.simulated:
                    mark(self.store, [number], reason)
        self.totals.stale += len(fitted.stale)
        self.totals.vanished += len(fitted.vanished)
        for reason, number in Counter([*fitted.stale.values(), *fitted.vanished.values()]).items():
            self.screen.say(f"{page.title}: {counted(number, 'change')} not made: {reason}")

    def _summary(self, fitted: Fit) -> str:
        findings = fitted.proposal.findings
        return summary.write(findings, self.settings.style, self.settings.translate)

    def _send(self, page: PageToSave, target: PageT, fitted: Fit) -> bool:
        """Write down what will be sent, send it, write down how that ended.

        Whatever ``save`` raises but ``AnswerLost`` means that the wiki has not stored it. What
        is not caught here leaves the save intended, and its page to be reconciled.
        """
        number = self._intend(page, fitted)
        text = self._summary(fitted)
        self.pacer.sent()
        self._edits += 1
        try:
            revid = self.wiki.save(target, fitted.proposal, text, self.settings.flags)
        except (EditConflict, PageSkipped, RunStopped) as outcome:
            fail(self.store, number, str(outcome) or "edited by somebody else meanwhile")
            if isinstance(outcome, EditConflict):
                return self._comes_again(page)
            raise
        except AnswerLost as lost:
            self._look_for(page, number, str(lost))
            return False
        except KeyboardInterrupt:
            lose(self.store, number, "interrupted while it was sent")
            raise
        if not revid:
            fail(self.store, number, "the page had these changes already")
            return self._comes_again(page)
        self._confirm(page, fitted, number, revid)
        return False

    def _intend(self, page: PageToSave, fitted: Fit) -> int:
        made = fitted.proposal
        return intend(
            self.store,
            self.settings.saver,
            Intent(
                page.page_id,
                self.settings.run,
                made.revision.revid,
                stored_sha1(made.text),
                self._summary(fitted),
                tuple(item.id for item in fitted.items),
            ),
        )

    def _confirm(self, page: PageToSave, fitted: Fit, number: int, revid: int) -> None:
        confirm(self.store, number, revid)
        self._lost = 0
        self.totals.pages += 1
        self.totals.changes += len(fitted.items)
        self.screen.say(f"{page.title} saved as revision {revid}: {self._summary(fitted)}")

    def _look_for(self, page: PageToSave, number: int, reason: str) -> None:
        """Record that an answer was lost, and ask the page's history at once."""
        lose(self.store, number, reason)
        self.screen.say(f"{page.title}: no answer to the edit ({reason}); asking the history.")
        known = self.reconciler.confirmed
        self.reconciler.look()
        self._lost = 0 if self.reconciler.confirmed > known else self._lost + 1
        if self._lost >= MOST_LOST:
            raise RunStopped(
                f"{self.wiki.name} does not answer edits as it should: {reason}; try again later",
                exit_codes.UNAVAILABLE,
            )

    def _comes_again(self, page: PageToSave) -> bool:
        """Count a conflict; True while there are few enough of them.

        Raises:
            PageSkipped: others keep editing the page.
        """
        self._conflicts[page.page_id] += 1
        if self._conflicts[page.page_id] >= MOST_CONFLICTS:
            raise PageSkipped(KEEP_EDITING)
        self.screen.say(f"{page.title} was edited meanwhile: reading it again.")
        return True
