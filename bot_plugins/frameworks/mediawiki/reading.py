"""What readers ask the API beside the pages that they read, whatever the framework."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Generic

from bot_plugins.frameworks.mediawiki.api import ApiT, only_page
from bot_plugins.frameworks.mediawiki.history import title_of

_TEXT = {"prop": "revisions", "rvprop": "content", "rvslots": "main"}


class ApiReader(Generic[ApiT]):
    """Asks for single titles and texts; ``turn`` is held while requests are sent."""

    asker: ApiT
    turn: AbstractContextManager[object]

    def moved_to(self, revid: int) -> str:
        """Return the current title of a revision's page; empty if the wiki hides it.

        Raises:
            RunStopped: the wiki does not answer.
        """
        with self.turn:
            return title_of(self.asker, revid)

    def page_text(self, title: str) -> str | None:
        """Return the text of a page of any kind, straight from the wiki; None if it is missing.

        Raises:
            RunStopped: the wiki does not answer.
        """
        with self.turn:
            row = only_page(self.asker.query(titles=title, **_TEXT))
        revisions = row.get("revisions")
        return str(revisions[0]["slots"]["main"].get("content", "")) if revisions else None
