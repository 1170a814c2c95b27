"""A wiki, a person and a screen in memory: what a run needs, for its control flow alone.

How real wikis behave is tested in ``tests/frameworks``; nothing here imitates one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from bot_plugins.core.engine import compose_proposal
from bot_plugins.core.proposal import Proposal, Revision
from bot_plugins.run import PageGone, Saved
from bot_plugins.ui.display.terminal import Line, plain

Act = Callable[[str], None]


def nothing(title: str) -> None:
    """Do nothing."""


@dataclass
class Shelf:
    """Pages by title, to read and to save; ``on_read`` and ``on_save`` may raise, or change them.

    With ``quitting`` everything is refused; ``are_known`` is what ``finish`` says.
    """

    pages: dict[str, str]
    on_read: Act = nothing
    on_recheck: Act = nothing
    on_save: Act = nothing
    name: str = "shelf:en"
    reads: list[tuple[str, bool]] = field(default_factory=list)
    saves: list[str] = field(default_factory=list)
    edits: int = 0
    quitting: bool = False
    are_known: bool = True
    steps: list[str] = field(default_factory=list)

    def title(self, page: str) -> str:
        """Return the page's title."""
        return page

    def read(self, page: str, *, fresh: bool = False) -> Revision:
        """Return the page's text."""
        self.reads.append((page, fresh))
        self.on_read(page)
        if page not in self.pages:
            raise PageGone("the page does not exist")
        return Revision(self.pages[page], page, self.name, revid=7, url=f"shelf/{page}")

    def recheck(self, page: str) -> None:
        """Ask what only some pages need."""
        self.on_recheck(page)

    def moved_to(self, revid: int) -> str:
        """Return no title: nothing is moved here."""
        return ""

    def start(self) -> None:
        """Remember that the run begins."""
        self.steps.append("start")

    def save(self, page: str, proposal: Proposal) -> Saved:
        """Put the new text on the shelf, unless ``on_save`` objects."""
        self.edits += 1
        self.on_save(page)
        if self.quitting:
            return Saved(compose_proposal(proposal.revision, ()), reason="no change was accepted")
        self.pages[page] = proposal.text
        self.saves.append(page)
        return Saved(proposal, is_saved=True)

    def finish(self) -> bool:
        """Remember that the run ends."""
        self.steps.append("finish")
        return self.are_known

    def closing(self) -> list[str]:
        """Say nothing more."""
        return []


@dataclass
class Person:
    """Answers in order, then is gone; remembers all that was shown."""

    answers: str = ""
    columns: int = 80
    shown: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    asked: int = 0

    def show(self, lines: Iterable[Line]) -> None:
        """Remember styled lines."""
        self.shown.append(plain(list(lines)))

    def say(self, text: str) -> None:
        """Remember a plain line."""
        self.shown.append(text)

    def ask(self, question: str, answers: Sequence[tuple[str, str]]) -> str:
        """Give the next answer; ``^`` is Ctrl-C, and after the last one nobody is there."""
        if self.asked >= len(self.answers):
            raise EOFError
        answer = self.answers[self.asked]
        self.asked += 1
        if answer == "^":
            raise KeyboardInterrupt
        assert any(answer in shortcuts for _, shortcuts in answers)
        return answer

    def browse(self, url: str) -> None:
        """Remember the address."""
        self.opened.append(url)

    @property
    def text(self) -> str:
        """All that was shown."""
        return "\n".join(self.shown)
