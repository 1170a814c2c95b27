"""What a run needs of a wiki and of a screen; frameworks provide them.

Reading and writing are two types: a dry run is handed a reader, which cannot save.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from bot_plugins.proposal import Proposal, Revision
from bot_plugins.view.terminal import Line


class PageSkipped(Exception):  # noqa: N818 - an outcome, not an error
    """A page is left alone; the message is the reason, for the totals."""


class PageGone(PageSkipped):
    """The page is no longer where it was: deleted, moved away, or made a redirect."""


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


class WikiWriter(WikiReader[_PageT_contra], Protocol):
    """Also saves."""

    @property
    def simulated(self) -> bool:
        """Whether saves are only simulated."""

    def save(self, page: _PageT_contra, proposal: Proposal, summary: str, flags: SaveFlags) -> int:
        """Save a proposal against the revision it was made for; return the new revision id.

        A simulated save returns 0.

        Raises:
            EditConflict: the page has a newer revision.
            PageSkipped: the page cannot be saved now (protected, deleted, filtered, ...).
        """


class Queue(Protocol):
    """Takes what a dry run proposes, for people to decide on later."""

    pages: int
    """How many pages the run has read so far."""

    def add(self, proposal: Proposal) -> None:
        """Queue a page's proposal, also an empty one: it may close what was found before.

        Raises:
            PageSkipped: the page cannot be queued.
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

        Raises:
            KeyboardInterrupt: the person wants to end the run.
            EOFError: nobody is there to answer.
        """

    def browse(self, url: str) -> None:
        """Open an address in the person's browser."""
