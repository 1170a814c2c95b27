"""Pywikibot: saving from the queue and undoing, each edit sent once and looked for after."""

from __future__ import annotations

from pywikibot import Page
from pywikibot.site import APISite

from bot_plugins.frameworks.pywikibot import Writer
from bot_plugins.frameworks.pywikibot_history import history_since, text_of
from bot_plugins.frameworks.pywikibot_once import send_edit
from bot_plugins.frameworks.pywikibot_trouble import TROUBLE, run_stopped
from bot_plugins.proposal import Proposal
from bot_plugins.saving.wiki import History, PastRevision
from bot_plugins.session.wiki import SaveFlags


class Saver(Writer):
    """A writer whose edits are never repeated by themselves.

    It reads in every namespace unless told which.
    """

    def __init__(self, site: APISite, *, namespaces: frozenset[int] | None = None) -> None:
        super().__init__(site, namespaces=namespaces)

    @property
    def user(self) -> str:
        """The name of the account that saves."""
        return str(self.site.username() or "")

    def page(self, title: str) -> Page:
        """Return the page with a title."""
        return Page(self.site, title)

    def history(self, revid: int) -> History | None:
        """Return the history of a revision's page from that revision on; None if not shown.

        Raises:
            RunStopped: the wiki does not answer.
        """
        return history_since(self.asker, revid)

    def text_of(self, revid: int) -> str | None:
        """Return a revision's text; None when the wiki does not show it.

        Raises:
            RunStopped: the wiki does not answer.
        """
        return text_of(self.asker, revid)

    def save(self, page: Page, proposal: Proposal, summary: str, flags: SaveFlags) -> int:
        """Save a proposal against its revision; return the new revision id.

        It is 0 when nothing was sent (simulated), or the page has this text already.

        Raises:
            AnswerLost: whether the wiki stored it is not known.
            EditConflict: the page has another revision by now.
            PageSkipped: the page is gone, moved, protected, or the wiki refuses the edit.
            RunStopped: blocked, a talk page message, read-only, or no answer to the last look.
        """
        base = proposal.revision.revid
        self._look_first(page, base)
        return self._send(page, base, summary, flags, text=proposal.text)

    def undo(
        self, page: Page, revision: PastRevision, latest: int, summary: str, flags: SaveFlags
    ) -> int:
        """Let MediaWiki undo a revision; return the new revision id.

        It is 0 when nothing was sent (simulated), or the page is as before it already.

        Raises:
            AnswerLost, UndoFailed, EditConflict, PageSkipped, RunStopped: as ``save``.
        """
        self._look_first(page, latest)
        undone = {"undo": str(revision.revid), "undoafter": str(revision.parentid)}
        return self._send(page, latest, summary, flags, **undone)

    def _look_first(self, page: Page, base: int) -> None:
        """Ask whether page and account are still as they were; nothing is sent if not."""
        try:
            self._look(page, base)
        except TROUBLE as error:
            raise run_stopped(self.site, error) from error

    def _send(self, page: Page, base: int, summary: str, flags: SaveFlags, **content: str) -> int:
        """Send an edit against ``base``.

        Without ``basetimestamp``: given one, MediaWiki ignores conflicts with our own edits
        (ApiEditPage, EditPage).
        """
        return send_edit(
            self.site,
            title=page.title(),
            baserevid=str(base),
            summary=summary,
            minor=flags.minor,
            notminor=not flags.minor,
            bot=flags.bot and self.site.has_right("bot"),
            tags="|".join(flags.tags) or None,
            nocreate=True,
            watchlist="nochange",
            **content,
        )
