"""Ports: the interfaces of a wiki, a queue, a saver and a screen, as the project uses them.

A framework implements ``WikiReader`` for dry runs, ``SavingWiki`` for saving and undoing, and
``MaintainedWiki`` for scheduled passes; each extends the one before. A dry run gets only a reader,
which cannot save. Any method may raise ``RunStopped`` if the wiki does not answer as it should.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Generic, Literal, Protocol, TypeVar

from bot_plugins.core.proposal import Proposal, Revision
from bot_plugins.ui.display.terminal import Line

if TYPE_CHECKING:
    from bot_plugins.apps.maintenance.config.model import Task

PageT = TypeVar("PageT")
_PageT_contra = TypeVar("_PageT_contra", contravariant=True)
Watching = Literal["no", "yes", "preferences"]
"""Whether edited pages are put on the account's watchlist, or as its preferences say."""


class PageSkipped(Exception):  # noqa: N818 - an outcome, not an error
    """A page is left alone; the message is the reason, for the totals."""


class PageGone(PageSkipped):
    """The page is no longer there: deleted, moved, now a redirect, or no longer wikitext."""


class EditConflict(Exception):  # noqa: N818
    """The page's latest revision is not the one that was read; nothing was saved."""


class RunStopped(Exception):  # noqa: N818
    """The run cannot go on: the message says why and what to do; ``code`` is its exit code."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class SaveFlags:
    """How edits are saved: as minor edits, with the bot flag, with change tags, watched."""

    minor: bool = True
    bot: bool = True
    tags: tuple[str, ...] = ()
    watch: Watching = "no"


class WikiReader(Protocol, Generic[_PageT_contra]):
    """A reader of one wiki's pages. Any method may raise ``RunStopped``."""

    name: str

    def read(self, page: _PageT_contra, *, fresh: bool = False) -> Revision:
        """Return the page's latest revision; ``fresh`` asks the wiki again.

        Raises:
            PageSkipped: the page must not be edited (missing, a redirect, {{nobots}}, ...).
        """

    def recheck(self, page: _PageT_contra) -> None:
        """Run the checks that are only worth making once there is a proposal.

        Raises:
            PageSkipped: a check fails.
        """

    def title(self, page: _PageT_contra) -> str:
        """Return the page's title."""

    def moved_to(self, revid: int) -> str:
        """Return the current title of a revision's page; empty if the wiki hides it."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The chosen part of a page's proposal, and whether it was saved.

    If nothing was chosen, ``chosen`` is empty and ``reason`` says why. If something was chosen
    but not saved, saving was simulated.
    """

    chosen: Proposal
    is_saved: bool = False
    reason: str = ""


class Saver(Protocol[_PageT_contra]):
    """Gets decisions on pages and saves accepted changes. Each method may raise ``RunStopped``."""

    @property
    def edits(self) -> int:
        """The number of edits that were sent, or would have been without simulation."""

    @property
    def quitting(self) -> bool:
        """Whether to stop reading pages."""

    def start(self) -> None:
        """Find out the outcome of saves that an earlier run left open."""

    def save(self, page: _PageT_contra, proposal: Proposal) -> Saved:
        """Get the decision on a page whose proposal is in the queue, and save what was accepted.

        Raises:
            EditConflict: the page has a newer revision.
            PageSkipped: the page cannot be saved now.
            KeyboardInterrupt, EOFError: there is no longer anybody to decide.
        """

    def finish(self) -> bool:
        """Find out the outcome of this run's own saves; return whether all are known."""

    def closing(self) -> list[str]:
        """Return closing messages about what was saved, and how to undo it."""


class Queue(Protocol):
    """A queue of a run's proposals, for people to decide on."""

    pages: int
    """How many pages the run has read so far."""

    def add(self, proposal: Proposal) -> None:
        """Queue a page's proposal, even an empty one: it may close earlier findings.

        Raises:
            PageSkipped: the page cannot be queued.
        """

    def gone(self, site: str, title: str, reason: str, moved_to: Callable[[int], str]) -> None:
        """Follow a missing page to its new title, or close its pending entries.

        ``moved_to`` returns the current title of a revision's page.
        """

    def closing(self) -> list[str]:
        """Return messages on what is new in the queue, what was not queued, and what to do next."""


class Screen(Protocol):
    """A display that shows text to a person and asks questions."""

    columns: int

    def show(self, lines: Iterable[Line]) -> None:
        """Show styled lines."""

    def say(self, text: str) -> None:
        """Show one plain line."""

    def ask(self, question: str, answers: Sequence[tuple[str, str]]) -> str:
        """Ask for one of ``answers`` (word, shortcut); return the shortcut.

        If an answer has several shortcuts (word, "123"), return the one that was typed.

        Raises:
            KeyboardInterrupt: the person wants to end the run.
            EOFError: there is nobody to answer.
        """

    def browse(self, url: str) -> None:
        """Open a URL in the person's browser."""


class AnswerLost(Exception):  # noqa: N818 - nobody knows whether it is an error
    """An edit was sent, but it is not known whether the wiki stored it; the message says why."""


class EditRefused(PageSkipped):
    """The wiki refuses an edit because of its content; the message is the wiki's own reason.

    The edit must not be sent again: if AbuseFilter warned about it, a second attempt confirms the
    warning. ``code`` is an exit code if the run cannot go on, otherwise 0.
    """

    def __init__(self, message: str, code: int = 0) -> None:
        super().__init__(message)
        self.code = code


class UndoFailed(Exception):  # noqa: N818 - an outcome, not an error
    """The wiki cannot undo a revision: later edits changed the same place."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An edit as the wiki stored it: its revision id, and the id of the revision before it.

    ``parentid`` differs from the revision that the edit was made for if MediaWiki merged it with
    an edit saved in between (EditPage::mergeChangesIntoContent).
    """

    revid: int
    parentid: int


@dataclass(frozen=True, slots=True)
class PastRevision:
    """A revision as the page's history shows it (https://www.mediawiki.org/wiki/API:Revisions).

    ``sha1`` is the hash of the text in UTF-8, 40 hexadecimal digits; ``parentid`` is 0 for a
    page's first revision. ``user``, ``comment`` and ``sha1`` are None if they were hidden.
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
    """A page's revisions, starting with a given revision; ``title`` is the current title."""

    title: str
    revisions: tuple[PastRevision, ...]

    @property
    def latest(self) -> PastRevision:
        """The page's latest revision."""
        return self.revisions[-1]


class SavingWiki(WikiReader[PageT], Protocol[PageT]):
    """A wiki that sends each edit once and reports the result.

    ``save`` and ``undo`` raise ``AnswerLost`` if it is not known whether the wiki stored the edit;
    any other exception means that it did not. They return None if the page already has the
    intended text.
    """

    @property
    def simulated(self) -> bool:
        """Whether edits are simulated, that is, not sent."""

    @property
    def user(self) -> str:
        """The name of the account that saves."""

    def page(self, title: str) -> PageT:
        """Return the page called ``title``."""

    def history(self, revid: int) -> History | None:
        """Return the history of the page that a revision belongs to, from that revision on.

        None if the wiki does not show it: the page was deleted.
        """

    def text_of(self, revid: int) -> str | None:
        """Return a revision's text; None if the wiki does not show it."""

    def guard(self, title: str, agreed: str) -> None:
        """Check the stop page ``title`` now, and from now on with the check before every edit.

        Both raise ``RunStopped`` (exit_codes.STOPPED) unless the page's text is ``agreed``.
        """

    def save(
        self, page: PageT, proposal: Proposal, summary: str, flags: SaveFlags
    ) -> Stored | None:
        """Save a proposal against the revision it was made for.

        Raises:
            EditConflict: the page has a newer revision.
            EditRefused: the wiki refuses the edit's content.
            PageSkipped: the page cannot be saved now (protected, deleted, ...).
        """

    def undo(
        self, page: PageT, revision: PastRevision, latest: int, summary: str, flags: SaveFlags
    ) -> Stored | None:
        """Undo a revision on a page whose latest revision is ``latest``.

        Raises:
            UndoFailed: later edits changed the same place.
            EditConflict: the page has a newer revision.
            EditRefused: the wiki refuses the edit's content.
            PageSkipped: the page cannot be saved now.
        """


@dataclass(frozen=True, slots=True)
class Listed:
    """A page as listed by the wiki, without its text.

    ``revid`` is its latest revision according to the list, 0 if the list does not include it;
    ``old_revid`` is the revision before the oldest listed change (recent changes only; 0 for a new
    page), None if the list does not include it. ``pageid`` is 0 for a title from a file.
    """

    pageid: int
    title: str
    namespace: int
    revid: int
    old_revid: int | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Some pages of a list. ``place`` is where the next batch starts, a string to store.

    ``is_last`` is true if the list is at its end for now; reading from ``place`` later restarts
    the list, or continues with pages edited since. ``note`` says, for people, what was lost or had
    to be restarted; it is empty if nothing was.
    """

    pages: tuple[Listed, ...]
    place: str
    is_last: bool
    note: str = ""


class PageSource(Protocol):
    """A list of pages of one wiki, read in batches."""

    name: str

    def batch(self, place: str, most: int) -> Batch:
        """Return about ``most`` pages from ``place`` on ("" is the beginning of the list)."""


@dataclass(frozen=True, slots=True)
class ControlPage:
    """A wiki page that controls the bot. ``protection`` lists the groups that may edit it.

    ``protection`` is empty if everybody may. ``is_own`` means that it is a subpage of the bot's
    own user page that MediaWiki lets only the bot's account and interface administrators edit: a
    user's ``.json`` page
    (https://www.mediawiki.org/wiki/Manual:Interface/JavaScript, Help:User_rights).
    """

    title: str
    revid: int
    text: str
    protection: tuple[str, ...]
    is_own: bool


class MaintainedWiki(SavingWiki[PageT], Protocol[PageT]):
    """A wiki that scheduled passes maintain."""

    @property
    def is_told_to_simulate(self) -> bool:
        """Whether a person switched ``simulate`` on, rather than only a task that saves nothing."""

    @property
    def requests(self) -> int:
        """The number of requests sent since the start, including those that failed."""

    @property
    def language(self) -> str:
        """The code of the wiki's language."""

    def log_in(self) -> None:
        """Log in.

        Raises:
            RunStopped: the account cannot log in; the message says why.
        """

    def missing_rights(self, task: Task) -> list[str]:
        """Return what the account lacks for a task (rights, change tags), one sentence each."""

    def now(self) -> datetime:
        """Return the wiki's own time (UTC), according to its last response."""

    def sources(self, task: Task) -> Sequence[PageSource]:
        """Return the page sources of a task, in the task's order."""

    def texts(
        self, pages: Sequence[Listed]
    ) -> Iterator[tuple[Listed, PageT, Revision | PageSkipped]]:
        """Fetch pages' latest revisions in large batches; a skipped page gets the reason."""

    def check_guard(self) -> None:
        """Check the stop page, blocks and messages now; raise ``RunStopped`` as an edit would."""

    def control_page(self, title: str) -> ControlPage | None:
        """Return a page that controls the bot, straight from the wiki; None if it is missing."""

    def latest(self, revids: Collection[int]) -> Mapping[int, int | None]:
        """Return, for each of many revisions, the latest revision id of its page.

        None if the wiki does not show it: the page was deleted.
        """

    def publish(self, title: str, text: str, base: int, summary: str) -> int:
        """Save one of the bot's own pages; return its new revision id."""
