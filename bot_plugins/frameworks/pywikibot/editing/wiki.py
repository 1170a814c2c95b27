"""Pywikibot: edits of pages, as ``mediawiki.editing`` checks and words them."""

from __future__ import annotations

from collections.abc import Mapping

from pywikibot import Page, config
from pywikibot.site import APISite

from bot_plugins.frameworks.mediawiki.edit_answers import Answer
from bot_plugins.frameworks.mediawiki.editing import ApiWriter
from bot_plugins.frameworks.pywikibot.client.api import ApiClient
from bot_plugins.frameworks.pywikibot.editing.once import sent_once
from bot_plugins.frameworks.pywikibot.errors import TROUBLE, run_stopped
from bot_plugins.frameworks.pywikibot.login import log_in
from bot_plugins.frameworks.pywikibot.reading.reader import Reader


class Writer(Reader, ApiWriter[Page, ApiClient]):
    """Reads, saves and undoes, each edit sent once.

    ``namespaces`` are those whose pages may be read and saved; None means all of them.
    """

    def __init__(self, site: APISite, *, namespaces: frozenset[int] | None = None) -> None:
        super().__init__(site, namespaces=namespaces, saves=True)

    @property
    def simulated(self) -> bool:
        """Whether Pywikibot is told to send no edits (``-simulate`` or user-config.py)."""
        return bool(config.simulate)

    def log_in(self) -> None:
        """Log in, so that problems with the account are known before any page is read.

        Raises:
            RunStopped: wrong name or password, blocked, read-only, or no answer.
        """
        log_in(self.site)
        try:
            self._heed(self.site.userinfo)
        except TROUBLE as error:
            raise run_stopped(self.site, error) from error

    def page(self, title: str) -> Page:
        """Return the page with a title."""
        return Page(self.site, title)

    def _namespace(self, page: Page) -> int:
        return int(page.namespace().id)

    def _send_once(self, params: Mapping[str, str], *, is_own: bool) -> Answer:
        return sent_once(self.asker, params, is_own=is_own)
