"""Sending one page's edit. Every edit that saves findings, by any command, goes through here.

The edit is recorded in the queue before it is sent, and its outcome afterwards. While the outcome
is unknown, no saver gets the page; the page's history is searched for the edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from bot_plugins.core import exit_codes, summary
from bot_plugins.ports import (
    AnswerLost,
    EditConflict,
    EditRefused,
    PageSkipped,
    RunStopped,
    SavingWiki,
    Screen,
    Stored,
)
from bot_plugins.run.saving.fitting import Fit
from bot_plugins.run.saving.pacing import Pacer
from bot_plugins.run.saving.recognising import stored_sha1
from bot_plugins.run.saving.reconciling import Reconciler
from bot_plugins.run.saving.settings import SaveSettings
from bot_plugins.store.database import Store
from bot_plugins.store.saves import PageToSave
from bot_plugins.store.saving import Intent, confirm, fail, intend, lose, refuse

PageT = TypeVar("PageT")
MOST_LOST = 3
"""How many answers may be lost in a row before the run stops."""
SAME_TEXT = "the page had these changes already"
CONFLICT = "edited by somebody else meanwhile"


@dataclass
class Sender(Generic[PageT]):
    """Sends edits; ``edits`` counts them, whatever their outcome."""

    settings: SaveSettings
    store: Store
    wiki: SavingWiki[PageT]
    screen: Screen
    pacer: Pacer
    reconciler: Reconciler
    edits: int = 0
    _lost: int = 0

    def summary_of(self, fitted: Fit) -> str:
        """Return the summary of the edit that makes some findings."""
        return summary.write(fitted.proposal.findings, self.settings.style, self.settings.translate)

    def send(self, page: PageToSave, target: PageT, fitted: Fit) -> Stored | None:
        """Send the edit of a claimed page; return what the wiki stored.

        Returns None if the answer is lost and the page's history does not have the edit, or not
        yet: then the reconciler waits for it. Any error not listed below leaves the save intended,
        and its page to be reconciled.

        Raises:
            EditConflict: the page was edited meanwhile; its findings are accepted again.
            PageSkipped: it cannot be saved now; what the wiki refused is back in review.
            RunStopped: the run cannot go on.
            RefusedError: the findings, or the page, are no longer this saver's.
            StoreError: the queue fails.
        """
        number = self._intend(page, fitted)
        self.pacer.sent()
        self.edits += 1
        text = self.summary_of(fitted)
        try:
            stored = self.wiki.save(target, fitted.proposal, text, self.settings.flags)
        except EditRefused as refused:
            refuse(self.store, number, str(refused))
            if refused.code:
                raise RunStopped(f"{page.title}: {refused}", refused.code) from refused
            raise
        except (EditConflict, PageSkipped, RunStopped) as outcome:
            fail(self.store, number, str(outcome) or CONFLICT)
            raise
        except AnswerLost as lost:
            return self._look_for(page, number, str(lost))
        except KeyboardInterrupt:
            lose(self.store, number, "interrupted while it was sent")
            raise
        if stored is None:
            fail(self.store, number, SAME_TEXT)
            raise EditConflict
        confirm(self.store, number, stored.revid)
        self._lost = 0
        return stored

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
                self.summary_of(fitted),
                tuple(item.id for item in fitted.items),
            ),
        )

    def _look_for(self, page: PageToSave, number: int, reason: str) -> Stored | None:
        """Record that an answer was lost, and ask the page's history at once."""
        lose(self.store, number, reason)
        self.screen.say(f"{page.title}: no answer to the edit ({reason}); asking the history.")
        self.reconciler.look()
        if found := self.reconciler.found.pop(number, None):
            self._lost = 0
            return found
        self._lost += 1
        if self._lost >= MOST_LOST:
            raise RunStopped(
                f"{self.wiki.name} does not answer edits as it should: {reason}; try again later",
                exit_codes.UNAVAILABLE,
            )
        return None
