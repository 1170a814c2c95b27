"""What a run needs of a wiki, of a queue, of what saves and of a screen.

Reading and saving are two types: a dry run is handed a reader alone, which cannot save.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from bot_plugins.proposal import Proposal, Revision
from bot_plugins.view.terminal import Line


class PageSkipped(Exception):  # noqa: N818 - an outcome, not an error
    """A page is left alone; the message is the reason, for the totals."""


class PageGone(PageSkipped):
    """The page is no longer where it was: deleted, moved, a redirect, or no wikitext now."""


class EditConflict(Exception):  # noqa: N818
    """The page has another revision than the one that was read; nothing was saved."""


class RunStopped(Exception):  # noqa: N818
    """The run cannot go on: the message says why and what to do; ``code`` is its exit code."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class SaveFlags:
    """How edits are saved: as minor edits, with the bot flag, with change tags."""

    minor: bool = True
    bot: bool = True
    tags: tuple[str, ...] = ()


PageT = TypeVar("PageT")
_PageT_contra = TypeVar("_PageT_contra", contravariant=True)


class WikiReader(Protocol, Generic[_PageT_contra]):
    """Reads pages of one wiki. Any method may raise ``RunStopped``."""

    name: str

    def read(self, page: _PageT_contra, *, fresh: bool = False) -> Revision:
        """Return the page's latest revision; ``fresh`` asks the wiki again.

        Raises:
            PageSkipped: the page is not to be edited (missing, a redirect, {{nobots}}, ...).
        """

    def recheck(self, page: _PageT_contra) -> None:
        """Raise ``PageSkipped`` for what is only worth asking once there is a proposal."""

    def title(self, page: _PageT_contra) -> str:
        """Return the page's title."""

    def moved_to(self, revid: int) -> str:
        """Return the title that a revision's page has now; empty where the wiki hides it."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What was chosen of a page's proposal, and whether it was saved.

    ``chosen`` is empty where nothing was, and ``reason`` says why then; with something chosen
    and not saved, saving was simulated.
    """

    chosen: Proposal
    is_saved: bool = False
    reason: str = ""


class Saver(Protocol[_PageT_contra]):
    """Has pages decided about, and saves what was accepted. Each method may stop the run."""

    @property
    def edits(self) -> int:
        """How many edits were sent, or would have been but for simulating."""

    @property
    def quitting(self) -> bool:
        """Whether no further page is to be read."""

    def start(self) -> None:
        """Settle what an earlier run left open."""

    def save(self, page: _PageT_contra, proposal: Proposal) -> Saved:
        """Have a page decided about whose proposal is in the queue, and save what was accepted.

        Raises:
            EditConflict: the page has another revision by now.
            PageSkipped: it cannot be saved now.
            KeyboardInterrupt, EOFError: nobody decides any more.
        """

    def finish(self) -> bool:
        """Settle what this run left open; tell whether all of it is settled."""

    def closing(self) -> list[str]:
        """Say what else is to be known of what was saved, and how to take it back."""


class Queue(Protocol):
    """Takes what a run proposes, for people to decide on."""

    pages: int
    """How many pages the run has read so far."""

    def add(self, proposal: Proposal) -> None:
        """Queue a page's proposal, also an empty one: it may close what was found before.

        Raises:
            PageSkipped: the page cannot be queued.
        """

    def gone(self, site: str, title: str, reason: str, moved_to: Callable[[int], str]) -> None:
        """Follow a page that is gone to its new title, or close what waits for it.

        ``moved_to`` returns the title that the page of a revision has now.
        """

    def closing(self) -> list[str]:
        """Say what is in the queue now that was not, what was not put there, and what is next."""


class Screen(Protocol):
    """Shows things to a person and asks them."""

    columns: int

    def show(self, lines: Iterable[Line]) -> None:
        """Show styled lines."""

    def say(self, text: str) -> None:
        """Show one plain line."""

    def ask(self, question: str, answers: Sequence[tuple[str, str]]) -> str:
        """Ask for one of ``answers`` (word, shortcut); return the shortcut.

        Where an answer has several shortcuts (word, "123"), it is the one that was typed.

        Raises:
            KeyboardInterrupt: the person wants to end the run.
            EOFError: nobody is there to answer.
        """

    def browse(self, url: str) -> None:
        """Open an address in the person's browser."""
