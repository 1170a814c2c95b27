"""The keys of the review, the same in the browser and in the terminal."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key, its name in the terminal, and what it does.

    ``others`` are further keys with the same meaning, in the browser only; ``next_ones`` do for
    the second and third choice what ``key`` does for the first.
    """

    key: str
    word: str
    does: str
    others: tuple[str, ...] = ()
    next_ones: tuple[str, ...] = ()

    @property
    def typed(self) -> str:
        """All the keys that may be typed for it in a terminal, as one string."""
        return "".join((self.key, *self.next_ones))


ACCEPT = Key("a", "accept", "Accept the change: it will be saved later")
CHOICE = Key(
    "1", "choice", "Accept the first choice, where there are several; 2 and 3 accept the others",
    next_ones=("2", "3"),
)  # fmt: skip
REJECT = Key("r", "reject", "Reject it: this change is not made, nor proposed again")
NOT_HERE = Key("n", "not an error", "Not an error here: remembered for this place on this page")
NOWHERE = Key("N", "never an error", "Never an error: remembered for these words on every page")
EDIT = Key("e", "edit", "Edit the words, then accept them (Enter accepts, Esc cancels)")
SKIP = Key("s", "skip", "Skip it: it stays in the queue", ("ArrowRight",))
UNDO = Key("u", "undo", "Undo your last decision; press again for the one before")
NEXT_PAGE = Key("p", "next page", "Go to the next page; the rest of this one stays in the queue")
ALL = Key("A", "all of this rule", "Accept all changes of this rule in view, after a confirmation")
ALL_NOT = Key(
    "R", "none of this rule", "Reject all changes of this rule in view, after a confirmation"
)
DIFF = Key("d", "whole page", "Show the change within its whole page")
READERS = Key("w", "as readers see it", "Show the paragraph as the wiki's readers will see it")
LIVE = Key("o", "open", "Open the live page on the wiki")
VIEW = Key("v", "view", "One change at a time, all changes of a page, or a list")
MOVE = Key(
    "j", "down", "With several changes in view: the next one; k or ↑: the one before", ("↓",)
)
TICK = Key("t", "tick", "In the list: tick the line, or take its tick off")
MORE = Key("m", "more", "Open the menu with everything else that can be done (Esc closes it)")
HISTORY = Key("h", "history", "Show what you decided, and go back to it")
EXCEPTIONS = Key("x", "exceptions", "Show what is remembered as no error, and forget it")
FILTER = Key("f", "filter", "Choose by rule, page, wiki, run or age")
HELP = Key("?", "help", "Show these keys")
QUIT = Key("q", "quit", "End the review; your decisions are recorded")

ASK_ACCEPT = Key("a", "accept", "Accept the change: it is saved when this page is done")
ASK_NEXT_PAGE = Key(
    "p", "next page", "Save what you accepted on this page; the rest of it stays in the queue"
)
ASK_ALL = Key("A", "all of this rule", "Show all of this rule on this page, then ask about them")
ASK_QUIT = Key(
    "q", "quit", "Save what you accepted on this page, then end; the rest stays in the queue"
)

IN_BROWSER = (
    ACCEPT, CHOICE, REJECT, NOT_HERE, NOWHERE, EDIT, SKIP, UNDO, NEXT_PAGE, ALL, ALL_NOT, DIFF,
    READERS, LIVE, VIEW, MOVE, TICK, MORE, HISTORY, EXCEPTIONS, FILTER, HELP,
)  # fmt: skip
IN_TERMINAL = (
    ACCEPT, CHOICE, REJECT, NOT_HERE, NOWHERE, EDIT, SKIP, UNDO, NEXT_PAGE, ALL, DIFF, LIVE, HELP,
    QUIT,
)  # fmt: skip
IN_ASKING = (
    ASK_ACCEPT, CHOICE, REJECT, NOT_HERE, NOWHERE, EDIT, SKIP, UNDO, ASK_NEXT_PAGE, ASK_ALL, DIFF,
    LIVE, HELP, ASK_QUIT,
)  # fmt: skip
"""The same keys and words, for when each page is saved at once (``pwb copyedit -ask``)."""
