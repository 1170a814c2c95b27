"""Saving while a run reads: what ``-ask`` and ``-always`` decide, page by page.

A page's proposal is in the queue already, so what was refused before is not asked again. The new
decisions are recorded in the queue, and saved like all others.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Generic, Protocol, TypeVar

from bot_plugins.core import exit_codes
from bot_plugins.core.engine import compose_proposal
from bot_plugins.core.proposal import Proposal
from bot_plugins.ports import EditConflict, PageSkipped, Saved
from bot_plugins.run.saving.run import SaveRun
from bot_plugins.run.saving.totals import direct_texts
from bot_plugins.run.words import PWB
from bot_plugins.store.accepting import (
    AUTOMATIC,
    accept_trusted,
    acceptable_of,
    accepted_automatically,
    trusted_of,
)
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import undo_last
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.findings import Item, get
from bot_plugins.store.saves import PageToSave, release_page
from bot_plugins.store.states import State

PageT = TypeVar("PageT")
NOT_FREE = "another saver is working on it, or the outcome of its last save is unknown"
NOTHING_CHOSEN = "no change was accepted"


class Decider(Protocol):
    """Decides about the waiting findings of a page."""

    quitting: bool
    """Whether to stop before the next page."""

    def decide(self, proposal: Proposal) -> Sequence[Item]:
        """Return the findings of a page that are to be saved now; they are accepted.

        ``proposal`` is what the rules propose for the page as it is now; it is in the queue.

        Raises:
            KeyboardInterrupt, EOFError: nobody decides any more.
        """

    def withdraw(self, chosen: Collection[int]) -> None:
        """Take back the acceptance of findings that were not saved, unless it is to remain."""


class DirectSaver(Generic[PageT]):
    """Lets a decider decide about pages, and saves what was accepted; ``undo`` undoes a run."""

    def __init__(self, run: SaveRun[PageT], decider: Decider, undo: str = PWB.undo) -> None:
        self.run, self.decider, self.undo = run, decider, undo
        self._unanswered: set[int] = set()

    @property
    def edits(self) -> int:
        """How many edits were sent, or would have been sent without simulation."""
        return self.run.sender.edits + self.run.totals.simulated

    @property
    def quitting(self) -> bool:
        """Whether to stop reading pages."""
        return self.decider.quitting

    def start(self) -> None:
        """Find out the outcome of saves that an earlier run left open.

        Raises:
            RunStopped: the wiki does not answer.
            StoreError: the queue fails.
        """
        self.run.look_back()
        self.run.guard()
        self.run.reconcile()

    def finish(self) -> bool:
        """Find out the outcome of this run's own saves; return whether all outcomes are known.

        Raises:
            RunStopped: the wiki does not answer.
            StoreError: the queue fails.
        """
        self.run.reconcile()
        self.decider.withdraw(self._unanswered)
        return self.run.end() == exit_codes.DONE

    def closing(self) -> list[str]:
        """Return lines on what was found in the history, merged or left open, and how to undo."""
        self.run.end()
        found = len(self.run.reconciler.found)
        return list(direct_texts(self.run.totals, found, self._run, self.undo))

    @property
    def _run(self) -> int:
        """The run's id if something of it can be undone, else 0."""
        return self.run.settings.run if self.run.totals.pages else 0

    def save(self, page: PageT, proposal: Proposal) -> Saved:
        """Let the decider decide about a page, and save what was accepted.

        Raises:
            EditConflict: the page has another revision by now.
            PageSkipped: it cannot be saved now; the reason is recorded.
            RunStopped: the run cannot go on.
            KeyboardInterrupt, EOFError: nobody decides any more.
            StoreError: the queue fails.
        """
        chosen = self.decider.decide(proposal)
        if not chosen:
            return Saved(compose_proposal(proposal.revision, ()), reason=NOTHING_CHOSEN)
        numbers = {item.id for item in chosen}
        try:
            return self._save(page, proposal, chosen, numbers)
        except RefusedError as refused:  # decided or claimed by others at this moment
            raise PageSkipped(str(refused)) from refused
        finally:
            self.decider.withdraw(numbers)

    def _save(
        self, page: PageT, proposal: Proposal, chosen: Sequence[Item], numbers: set[int]
    ) -> Saved:
        revision = proposal.revision
        if not self.run.wiki.simulated:
            self.run.pacer.wait()
        if any(item.revid != revision.revid for item in chosen):
            raise EditConflict  # the queue knows a newer revision than was read
        fitted = self.run.save_chosen(self._claimed(chosen, numbers), page, revision)
        if fitted is None:
            self._unanswered |= numbers
            return Saved(compose_proposal(revision, ()), reason="no answer came to the edit")
        if not fitted.items:
            return Saved(fitted.proposal, reason="its changes no longer fit")
        made = replace(fitted.proposal, summary=self.run.sender.summary_of(fitted))
        return Saved(made, is_saved=not self.run.wiki.simulated)

    def _claimed(self, chosen: Sequence[Item], numbers: set[int]) -> PageToSave:
        """Return the page with only these findings, claimed; a simulation claims nothing."""
        first = chosen[0]
        if self.run.wiki.simulated:
            about = (first.page_id, first.site, first.title, first.pageid, first.url)
            return PageToSave(*about, tuple(chosen))
        page = self.run.pages.claim(first.page_id)
        if page is None:
            raise PageSkipped(NOT_FREE)
        mine = tuple(item for item in page.findings if item.id in numbers)
        if not mine:
            release_page(self.run.store, self.run.settings.saver, page.page_id)
            raise PageSkipped(NOT_FREE)
        return replace(page, findings=mine)


class TrustingDecider:
    """Accepts trusted findings, in no person's name; a simulation accepts nothing.

    Findings of the rules named in ``off`` are not trusted.
    """

    quitting = False

    def __init__(self, store: Store, off: Collection[str], *, simulated: bool) -> None:
        self.store, self.off, self.simulated = store, off, simulated

    def decide(self, proposal: Proposal) -> Sequence[Item]:
        """Accept a page's open trusted findings; return all of them accepted automatically."""
        on = (finding for finding in proposal.findings if finding.rule not in self.off)
        trusted = trusted_of(proposal, on)
        if self.simulated:
            return acceptable_of(self.store, trusted)
        accept_trusted(self.store, trusted)
        accepted = accepted_automatically(self.store, trusted.site, trusted.title)
        return [item for item in accepted if trusted.has(item)]

    def withdraw(self, chosen: Collection[int]) -> None:
        """Send findings that are still accepted back to review: the next run decides again."""
        for number in chosen:
            item = get(self.store, number)
            if item and item.state is State.ACCEPTED and not self.simulated:
                undo_last(self.store, AUTOMATIC, number)
