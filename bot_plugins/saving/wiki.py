"""What saving and undoing need of a wiki, beyond what reading needs; frameworks provide it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from bot_plugins.proposal import Proposal
from bot_plugins.session.wiki import PageSkipped, SaveFlags, WikiReader

PageT = TypeVar("PageT")


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
