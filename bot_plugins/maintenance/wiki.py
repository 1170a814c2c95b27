"""What a pass needs of a wiki, beyond what saving needs; frameworks provide it.

Any method may raise ``RunStopped`` where the wiki does not answer as it should.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from bot_plugins.maintenance.config.model import Task
from bot_plugins.proposal import Revision
from bot_plugins.saving.wiki import SavingWiki
from bot_plugins.session.wiki import PageSkipped

PageT = TypeVar("PageT")


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
