"""What saving and undoing need of a wiki, beyond what a run needs; frameworks provide it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from bot_plugins.session.wiki import SaveFlags, WikiWriter

PageT = TypeVar("PageT")


class AnswerLost(Exception):  # noqa: N818 - nobody knows whether it is an error
    """An edit was sent, and whether the wiki stored it is not known; the message says why."""


class UndoFailed(Exception):  # noqa: N818 - an outcome, not an error
    """The wiki cannot take a revision back: later edits changed the same place."""


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


class SavingWiki(WikiWriter[PageT], Protocol[PageT]):
    """A wiki that sends each edit once and shows what became of it.

    ``save`` and ``undo`` raise ``AnswerLost`` where it is not known whether the wiki stored the
    edit; anything else that they raise means that it did not. They return 0 where nothing was
    sent (simulated) or where the page is as it would be already.
    """

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

    def undo(
        self, page: PageT, revision: PastRevision, latest: int, summary: str, flags: SaveFlags
    ) -> int:
        """Undo a revision on a page whose latest is ``latest``; return the new revision id.

        Raises:
            UndoFailed: later edits changed the same place.
            EditConflict: the page has a newer revision.
            PageSkipped: the page cannot be saved now.
        """
