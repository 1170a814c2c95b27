"""The review in a terminal, with the same service and keys as the web page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from bot_plugins.run import Screen
from bot_plugins.run.words import counted
from bot_plugins.store.decisions import ACCEPT, NOT_AN_ERROR, REJECT, DecisionDetails
from bot_plugins.store.errors import RefusedError, TextError
from bot_plugins.store.findings import Item
from bot_plugins.store.states import DecisionKind, Scope, State
from bot_plugins.ui.display import escaped, numbered_line, tier
from bot_plugins.ui.display.terminal import Line, TextStyle, wrapped
from bot_plugins.ui.review import about_rule, choosing, keys
from bot_plugins.ui.review.errors import NoTextError
from bot_plugins.ui.review.keys import Key
from bot_plugins.ui.review.review_filter import ReviewFilter
from bot_plugins.ui.review.service import Review
from bot_plugins.ui.review.shown import PieceKind, TextPiece, in_context

STYLES = {
    PieceKind.PLAIN: TextStyle.PLAIN,
    PieceKind.MARKUP: TextStyle.DIM,
    PieceKind.REMOVED: TextStyle.REMOVED,
    PieceKind.ADDED: TextStyle.ADDED,
}
VERDICTS = {
    keys.ACCEPT.key: ACCEPT,
    keys.REJECT.key: REJECT,
    keys.NOT_HERE.key: NOT_AN_ERROR,
    keys.NOWHERE.key: DecisionDetails(DecisionKind.NOT_AN_ERROR, scope=Scope.EVERYWHERE),
}
YES_OR_NO = (("Yes", "y"), ("No", "n"))


class Keyboard(Screen, Protocol):
    """A screen that can also ask for a line of text."""

    def enter(self, question: str) -> str:
        """Ask for a line of text; return it as it was typed.

        Raises:
            KeyboardInterrupt: the person wants to end.
            EOFError: nobody is there to answer.
        """


@dataclass
class TerminalReview:
    """Asks about one finding after another; ``decided`` counts the decisions."""

    review: Review
    screen: Keyboard
    wanted: ReviewFilter = field(default_factory=ReviewFilter)
    decided: int = 0
    known_keys: Sequence[Key] = keys.IN_TERMINAL
    _after: int = 0
    _back_to: Item | None = None

    def run(self) -> None:
        """Go through the queue until it is empty or the reviewer quits.

        Raises:
            KeyboardInterrupt: Ctrl-C; what was decided stays decided.
            EOFError: nobody is there to answer.
            StoreError: the queue fails.
        """
        item = self._next()
        while item and self._treat(item):
            item = self._next()
        self._say_goodbye(item)

    def _next(self) -> Item | None:
        item, self._back_to = self._back_to, None
        if item:
            return item
        found = self.review.next(self.wanted, self._after)
        return found[0] if found else None

    def _treat(self, item: Item) -> bool:
        """Show a finding and act on the answer; return False to end."""
        self.screen.show(item_lines(self.review, item, self.wanted, self.screen.columns))
        while True:
            key = self.screen.ask(
                "What now?", [(known.word, known.typed) for known in self.known_keys]
            )
            if key == keys.QUIT.key:
                return self._quit()
            try:
                if self._does(key, item):
                    return True
            except (RefusedError, TextError) as error:
                self.screen.say(f"Not done: {escaped(str(error))}.")
                if self._is_gone(item):
                    return True

    def _does(self, key: str, item: Item) -> bool:
        """Perform the action of a key; return True to go on with the next finding."""
        if key in VERDICTS:
            return self._decide(item, VERDICTS[key])
        if key in keys.CHOICE.typed:
            return self._decide(item, choosing.verdict(item, int(key)))
        acts: dict[str, Callable[[Item], bool]] = {
            keys.EDIT.key: self._edit,
            keys.SKIP.key: self._skip,
            keys.UNDO.key: self._undo,
            keys.NEXT_PAGE.key: self._next_page,
            keys.ALL.key: self._all,
            keys.DIFF.key: self._whole,
            keys.LIVE.key: self._open,
            keys.HELP.key: self._help,
        }
        return acts[key](item)

    def _quit(self) -> bool:
        return False

    def _decide(self, item: Item, verdict: DecisionDetails) -> bool:
        self.review.decide(item.id, verdict)
        self.decided += 1
        return True

    def _edit(self, item: Item) -> bool:
        old, before = escaped(item.replacement), item.change.before
        place = f"Replacement for {escaped(before)!r}" if before else "Text to insert"
        text = self.screen.enter(f"{place} (proposed: {old!r}):")
        if not text:
            self.screen.say("Nothing was typed: nothing is changed.")
            return False
        return self._decide(item, DecisionDetails(DecisionKind.EDIT, replacement=text))

    def _skip(self, item: Item) -> bool:
        self._after = max(self._after, item.id)
        return True

    def _undo(self, _item: Item) -> bool:
        self._back_to = self.review.undo()
        if self._back_to is None:
            self.screen.say("There is nothing to undo.")
            return False
        self.decided = max(0, self.decided - 1)
        return True

    def _next_page(self, item: Item) -> bool:
        self._after = self.review.past_page(item.id, self.wanted)
        return True

    def _all(self, item: Item) -> bool:
        wanted = replace(self.wanted, rule=item.change.rule)
        preview = self.review.preview(wanted)
        question = f"Accept {counted(preview.count, 'change')} of {escaped(item.change.rule)}?"
        if not preview.count or self.screen.ask(question, YES_OR_NO) != "y":
            self.screen.say("Nothing was accepted.")
            return False
        number = self.review.decide_rule(wanted, preview.last)
        self.decided += number
        self.screen.say(f"Accepted {number:,}.")
        return self._is_gone(item)

    def _whole(self, item: Item) -> bool:
        try:
            found = self.review.pages.parts(item)
        except NoTextError as error:
            self.screen.say(f"The whole page cannot be shown: {escaped(str(error))}.")
        else:
            pieces = [piece for part in found for piece in part.pieces]
            self.screen.show(text_lines(pieces, self.screen.columns))
        return False

    def _open(self, item: Item) -> bool:
        self.screen.browse(item.url)
        return False

    def _help(self, _item: Item) -> bool:
        for key in self.known_keys:
            self.screen.say(f"  {' '.join(key.typed)}  {key.does}")
        return False

    def _is_gone(self, item: Item) -> bool:
        return self.review.known(item.id).state not in (State.OPEN, State.STALE)

    def _say_goodbye(self, item: Item | None) -> None:
        progress = self.review.progress(self.wanted)
        if item is None and not progress.total:
            self.screen.say(self._nothing())
            return
        said = f"{counted(self.decided, 'decision')}; {progress.waiting:,} left."
        if item is None and progress.waiting:
            said += " They were skipped, or others are looking at them."
        self.screen.say(said)

    def _nothing(self) -> str:
        """Say that nothing is there, and whether only the filter hides it."""
        others = self.review.progress(ReviewFilter()).waiting
        if not others:
            return "Nothing waits for a decision. Fill the queue: pwb copyedit -page:..."
        is_one = others == 1
        return (
            f"Nothing matches what you chose; {counted(others, 'other change')}"
            f" wait{'s' * is_one} for a decision: pwb copyedit_review"
        )


def item_lines(review: Review, item: Item, wanted: ReviewFilter, columns: int) -> list[Line]:
    """Return a finding as lines: where it is, its text, its rule and the rule's figures."""
    change, progress = item.change, review.progress(wanted)
    facts = f"{progress.done:,} of {progress.total:,} decided · {item.site} · line {change.line}"
    why: Line = [
        (escaped(change.rule), TextStyle.RULE),
        (f" ({tier(change.applicability.value)}): {escaped(change.message)}", TextStyle.PLAIN),
    ]
    share = progress.rules.get(change.rule)
    known = about_rule.track_record(change)
    known += f"; here {share.accepted} of {share.decided} accepted" if share else ""
    stale = [(f"back in review: {escaped(item.reason)}", TextStyle.PLAIN)] if item.reason else []
    return [
        [],
        [(escaped(item.title) or "(untitled)", TextStyle.HEADING)],
        [(escaped(facts), TextStyle.DIM)],
        *text_lines(in_context(item), columns),
        *wrapped([(numbered_line(change.before, change.choices), TextStyle.PLAIN)], columns),
        *wrapped(why, columns),
        *wrapped([(known, TextStyle.DIM)], columns),
        *wrapped(stale, columns),
    ]


def text_lines(pieces: Sequence[TextPiece], columns: int) -> list[Line]:
    """Return pieces of text as lines of a terminal."""
    lines: list[Line] = [[]]
    for text, kind in pieces:
        first, *rest = text.split("\n")
        lines[-1].append((first, STYLES[kind]))
        lines += [[(line, STYLES[kind])] for line in rest]
    return [short for line in lines for short in wrapped(line, columns) or [[]]]
