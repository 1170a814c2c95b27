"""A wiki, a person and a screen in memory: what a run needs, for its control flow alone.

How real wikis behave is tested in ``tests/frameworks``; nothing here imitates one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from bot_plugins.proposal import Proposal, Revision
from bot_plugins.session import PageSkipped, SaveFlags
from bot_plugins.view.terminal import Line, plain

Act = Callable[[str], None]


def nothing(title: str) -> None:
    """Do nothing."""


@dataclass
class Shelf:
    """Pages by title; ``on_read`` and ``on_save`` may raise, or change the pages."""

    pages: dict[str, str]
    on_read: Act = nothing
    on_recheck: Act = nothing
    on_save: Act = nothing
    simulated: bool = False
    name: str = "shelf:en"
    reads: list[tuple[str, bool]] = field(default_factory=list)
    saves: list[tuple[str, str, SaveFlags]] = field(default_factory=list)

    def title(self, page: str) -> str:
        """Return the page's title."""
        return page

    def read(self, page: str, *, fresh: bool = False) -> Revision:
        """Return the page's text."""
        self.reads.append((page, fresh))
        self.on_read(page)
        if page not in self.pages:
            raise PageSkipped("the page does not exist")
        return Revision(self.pages[page], page, self.name, revid=7, url=f"shelf/{page}")

    def recheck(self, page: str) -> None:
        """Ask what only some pages need."""
        self.on_recheck(page)

    def save(self, page: str, proposal: Proposal, summary: str, flags: SaveFlags) -> int:
        """Put the new text on the shelf."""
        self.on_save(page)
        if self.simulated:
            return 0
        self.pages[page] = proposal.text
        self.saves.append((page, summary, flags))
        return 8


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
        assert answer in {shortcut for _, shortcut in answers}
        return answer

    def browse(self, url: str) -> None:
        """Remember the address."""
        self.opened.append(url)

    @property
    def text(self) -> str:
        """All that was shown."""
        return "\n".join(self.shown)
