"""Ports: what the project needs of a wiki, of a queue, of what saves and of a screen.

A framework implements ``WikiReader`` for dry runs, ``SavingWiki`` for saving and undoing, and
``MaintainedWiki`` for scheduled passes; each adds to the one before. A dry run gets a reader alone,
which cannot save. Any method may raise ``RunStopped`` where the wiki does not answer as it should.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from bot_plugins.core.proposal import Proposal, Revision
from bot_plugins.ui.display.terminal import Line

if TYPE_CHECKING:
    from bot_plugins.apps.maintenance.config.model import Task

PageT = TypeVar("PageT")
_PageT_contra = TypeVar("_PageT_contra", contravariant=True)


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


class AnswerLost(Exception):  # noqa: N818 - nobody knows whether it is an error
    """An edit was sent, and whether the wiki stored it is not known; the message says why."""


class EditRefused(PageSkipped):
    """The wiki refuses an edit for what is in it; the message is the wiki's own reason.

    The edit must not be sent again: the second try of an edit that AbuseFilter warns of confirms
    the warning. ``code`` is an exit code where the run cannot go on, otherwise 0.
    """

    def __init__(self, message: str, code: int = 0) -> None:
        super().__init__(message)
        self.code = code


class UndoFailed(Exception):  # noqa: N818 - an outcome, not an error
    """The wiki cannot take a revision back: later edits changed the same place."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An edit as the wiki stored it: its revision id, and the id of the revision before it.

    ``parentid`` is another one than the edit was made for where MediaWiki merged the edit with
    one that came in between (EditPage::mergeChangesIntoContent).
    """

    revid: int
    parentid: int


@dataclass(frozen=True, slots=True)
class PastRevision:
    """A revision as the page's history shows it (https://www.mediawiki.org/wiki/API:Revisions).

    ``sha1`` is that of the text in UTF-8, 40 hexadecimal digits; ``parentid`` is 0 for a page's
    first revision. ``user``, ``comment`` and ``sha1`` are None where they were hidden.
    """

    revid: int
    parentid: int
    user: str | None
    comment: str | None
    sha1: str | None
    timestamp: datetime
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """A page's revisions from some revision on, that one first; ``title`` is the page's now."""

    title: str
    revisions: tuple[PastRevision, ...]

    @property
    def latest(self) -> PastRevision:
        """The page's latest revision."""
        return self.revisions[-1]


class SavingWiki(WikiReader[PageT], Protocol[PageT]):
    """A wiki that sends each edit once and shows what became of it.

    ``save`` and ``undo`` raise ``AnswerLost`` where it is not known whether the wiki stored the
    edit; anything else that they raise means that it did not. They return None where the page
    is as it would be already.
    """

    @property
    def simulated(self) -> bool:
        """Whether edits are not to be sent."""

    @property
    def user(self) -> str:
        """The name of the account that saves."""

    def page(self, title: str) -> PageT:
        """Return the page with a title."""

    def history(self, revid: int) -> History | None:
        """Return the history of the page that a revision belongs to, from that revision on.

        None when the wiki does not show it: the page was deleted.
        """

    def text_of(self, revid: int) -> str | None:
        """Return a revision's text; None when the wiki does not show it."""

    def save(
        self, page: PageT, proposal: Proposal, summary: str, flags: SaveFlags
    ) -> Stored | None:
        """Save a proposal against the revision it was made for.

        Raises:
            EditConflict: the page has a newer revision.
            EditRefused: the wiki refuses what is in the edit.
            PageSkipped: the page cannot be saved now (protected, deleted, ...).
        """

    def undo(
        self, page: PageT, revision: PastRevision, latest: int, summary: str, flags: SaveFlags
    ) -> Stored | None:
        """Undo a revision on a page whose latest is ``latest``.

        Raises:
            UndoFailed: later edits changed the same place.
            EditConflict: the page has a newer revision.
            EditRefused: the wiki refuses what is in the edit.
            PageSkipped: the page cannot be saved now.
        """


@dataclass(frozen=True, slots=True)
class Listed:
    """A page as a list of the wiki shows it, without its text.

    ``revid`` is its latest revision as far as the list knows, 0 where it does not; ``old_revid``
    the one before the oldest change in view (recent changes only; 0 for a new page), None where
    the list does not know. ``pageid`` is 0 for a title from a file.
    """

    pageid: int
    title: str
    namespace: int
    revid: int
    old_revid: int | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Some pages of a list. ``place`` is where the next batch starts, a text to be kept.

    ``is_last`` is true where the list is at its end for now; reading from ``place`` later
    starts a list anew, or goes on with what was edited since. ``note`` says, for people, what
    was lost or had to be begun again, empty where nothing was.
    """

    pages: tuple[Listed, ...]
    place: str
    is_last: bool
    note: str = ""


class PageSource(Protocol):
    """A list of pages of one wiki, read in batches."""

    name: str

    def batch(self, place: str, most: int) -> Batch:
        """Return the next pages, about ``most`` of them, from a place ("" is the beginning)."""


@dataclass(frozen=True, slots=True)
class ControlPage:
    """A page of the wiki that steers the bot. ``protection`` has the groups that may edit it.

    ``protection`` is empty where everybody may. ``is_own`` says that it is a subpage of the
    bot's own user page that MediaWiki lets nobody edit but the bot's account and interface
    administrators: a user's ``.json`` page
    (https://www.mediawiki.org/wiki/Manual:Interface/JavaScript, Help:User_rights).
    """

    title: str
    revid: int
    text: str
    protection: tuple[str, ...]
    is_own: bool


class MaintainedWiki(SavingWiki[PageT], Protocol[PageT]):
    """A wiki that passes look after."""

    @property
    def is_told_to_simulate(self) -> bool:
        """Whether a person switched simulate on, and not only the task saves nothing."""

    @property
    def requests(self) -> int:
        """How many requests were sent since the start, also those that failed."""

    @property
    def language(self) -> str:
        """The code of the wiki's language."""

    def log_in(self) -> None:
        """Log in; ``RunStopped`` says what is wrong with the account."""

    def missing_rights(self, task: Task) -> list[str]:
        """Say, a sentence each, what the account lacks for a task: rights, change tags."""

    def now(self) -> datetime:
        """Return the wiki's own time, in UTC, by its last answer."""

    def guard(self, title: str, agreed: str) -> None:
        """From now on look at the stop page ``title`` before every edit, in the same request.

        ``agreed`` is its agreed content. An edit raises ``RunStopped`` (exit_codes.STOPPED)
        where it has another one, is missing, or cannot be read.
        """

    def sources(self, task: Task) -> Sequence[PageSource]:
        """Return the sources of a task, in its order."""

    def texts(
        self, pages: Sequence[Listed]
    ) -> Iterator[tuple[Listed, PageT, Revision | PageSkipped]]:
        """Fetch pages' latest revisions in large batches; a page left alone has its reason."""

    def check_guard(self) -> None:
        """Look at the stop page, blocks and messages now; raise ``RunStopped`` as an edit would."""

    def control_page(self, title: str) -> ControlPage | None:
        """Return a page that steers the bot, straight from the wiki; None where it is missing."""

    def latest(self, revids: Collection[int]) -> Mapping[int, int | None]:
        """Return the latest revision id of the page each revision belongs to, many at once.

        None where the wiki does not show it: the page was deleted.
        """

    def publish(self, title: str, text: str, base: int, summary: str) -> int:
        """Save a page that is the bot's own; return its new revision id."""
