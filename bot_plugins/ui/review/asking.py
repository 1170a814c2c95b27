"""Review of one page after another, each saved before the next (``pwb copyedit -ask``).

It is the same review as elsewhere, with the same keys: decisions are stored in the queue, and
skipped findings wait there.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from bot_plugins.core.proposal import Proposal
from bot_plugins.run.words import PWB, counted
from bot_plugins.store.decisions import ACCEPT, DecisionDetails
from bot_plugins.store.findings import Item
from bot_plugins.store.states import State
from bot_plugins.ui.display import escaped
from bot_plugins.ui.review import keys
from bot_plugins.ui.review.keys import Key
from bot_plugins.ui.review.review_filter import ReviewFilter
from bot_plugins.ui.review.service import Review
from bot_plugins.ui.review.terminal import YES_OR_NO, Keyboard, TerminalReview, item_lines


@dataclass
class AskingDecider:
    """Asks a person at a terminal about each page (bot_plugins/run/saving/direct.py).

    ``save`` is the command that saves what was accepted, but could not be saved at once.
    """

    review: Review
    screen: Keyboard
    save: str = PWB.save
    quitting: bool = False
    _accepted: set[int] = field(default_factory=set)

    def decide(self, proposal: Proposal) -> Sequence[Item]:
        """Ask about a page's waiting findings; return the accepted ones in the order of the text.

        Findings accepted before the page changed are returned too, if they still fit.

        Raises:
            KeyboardInterrupt, EOFError: the reviewer is gone; decisions stay in the queue.
            StoreError: the queue fails.
        """
        site, title = proposal.revision.site, proposal.revision.title
        page = _PageReview(self.review, self.screen, ReviewFilter(page=title, site=site))
        try:
            page.run()
        except (KeyboardInterrupt, EOFError):
            self._tell_unsaved(page.accepted())
            raise
        self.quitting = page.quitting
        self._accepted |= {item.id for item in page.accepted()}
        known = [self.review.known(number) for number in self._accepted]
        here = (item for item in known if (item.site, item.title) == (site, title))
        accepted = [item for item in here if item.state is State.ACCEPTED]
        return sorted(accepted, key=lambda item: item.change.start)

    def withdraw(self, chosen: Collection[int]) -> None:
        """Do nothing: accepted changes that could not be saved stay accepted in the queue."""

    def _tell_unsaved(self, accepted: Sequence[Item]) -> None:
        if accepted:
            number = counted(len(accepted), "accepted change")
            self.screen.say(f"Not saved: {number} of this page, kept in the queue: {self.save}")


@dataclass
class _PageReview(TerminalReview):
    """The review of one page."""

    known_keys: Sequence[Key] = keys.IN_ASKING
    quitting: bool = False
    _decided_here: list[int] = field(default_factory=list)
    _is_left: bool = False

    def accepted(self) -> list[Item]:
        """Return those findings decided here that are accepted."""
        found = [self.review.known(number) for number in dict.fromkeys(self._decided_here)]
        return [item for item in found if item.state is State.ACCEPTED]

    def _next(self) -> Item | None:
        return None if self._is_left else super()._next()

    def _decide(self, item: Item, verdict: DecisionDetails) -> bool:
        is_done = super()._decide(item, verdict)
        self._decided_here.append(item.id)
        return is_done

    def _undo(self, item: Item) -> bool:
        """Take back the last decision on this page; saved changes stay."""
        if not self._decided_here:
            self.screen.say("There is nothing to undo on this page.")
            return False
        self._decided_here.pop()
        return super()._undo(item)

    def _next_page(self, _item: Item) -> bool:
        self._is_left = True
        return True

    def _quit(self) -> bool:
        self.quitting = True
        return False

    def _all(self, item: Item) -> bool:
        """Show the rule's other findings on this page, and ask about all of them at once.

        Doubtful findings are asked about one by one.
        """
        waiting = self._waiting(item.change.rule)
        others = [
            other for other in waiting if other.id != item.id and not other.change.is_doubtful
        ]
        for other in others:
            self.screen.show(item_lines(self.review, other, self.wanted, self.screen.columns))
        number = counted(1 + len(others), "change")
        question = f"Accept {number} of {escaped(item.change.rule)} on this page?"
        if self.screen.ask(question, YES_OR_NO) != "y":
            self.screen.say("Nothing was accepted.")
            return False
        for shown in (item, *others):
            self._decide(shown, ACCEPT)
        return True

    def _waiting(self, rule: str) -> list[Item]:
        wanted = ReviewFilter(rule=rule, page=self.wanted.page, site=self.wanted.site)
        return self.review.waiting(wanted)

    def _say_goodbye(self, item: Item | None) -> None:
        left = self.review.waiting(self.wanted)
        is_cut_short = item is not None or self._is_left
        if self._decided_here or is_cut_short:
            accepted = counted(len(self.accepted()), "accepted change")
            rest = f"; {counted(len(left), 'change')} of this page left in the queue" * bool(left)
            self.screen.say(f"{accepted} to save{rest}.")
