"""Pywikibot: reading pages, and deciding which of them to leave alone.

``Reader`` cannot save, and a dry run uses nothing else. It also switches on Pywikibot's own
``simulate``, which blocks every write action where requests are sent.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from threading import RLock

from pywikibot import Page, config, exceptions
from pywikibot.site import APISite

from bot_plugins.core.proposal import Revision
from bot_plugins.frameworks.mediawiki.fetching import Fetcher
from bot_plugins.frameworks.mediawiki.leaving_alone import DISAMBIGUATION, check_text
from bot_plugins.frameworks.mediawiki.reading import ApiReader
from bot_plugins.frameworks.pywikibot.client.api import ApiClient
from bot_plugins.frameworks.pywikibot.errors import TROUBLE, run_stopped
from bot_plugins.frameworks.pywikibot.reading.pages import (
    fetch,
    is_disambiguation,
    is_known,
    knows_disambiguation,
)
from bot_plugins.ports import PageGone, PageSkipped
from bot_plugins.run.skipping import elsewhere


class Reader(ApiReader[ApiClient]):
    """Reads pages of one wiki through Pywikibot; it has no way to save.

    Code that sends requests must hold the lock ``turn``, as another thread may read pages ahead:
    Pywikibot caches data of a wiki without locks, and wikis want one request at a time
    (https://www.mediawiki.org/wiki/API:Etiquette).
    """

    def __init__(
        self,
        site: APISite,
        *,
        namespaces: frozenset[int] | None = frozenset({0}),
        saves: bool = False,
    ) -> None:
        self.site = site
        self.asker = ApiClient(site)
        self.fetcher = Fetcher(self.asker)
        self.turn: AbstractContextManager[object] = RLock()
        self.name = f"{site.family.name}:{site.code}"
        self.namespaces = namespaces
        config.simulate = config.simulate or not saves

    def title(self, page: Page) -> str:
        """Return the page's title."""
        return str(page.title())

    def read(self, page: Page, *, fresh: bool = False) -> Revision:
        """Return the page's latest revision; fetch it if needed, or in any case if ``fresh``.

        Raises:
            PageSkipped: the page is missing, a redirect, no article, or closed to bots.
            RunStopped: the wiki does not answer.
        """
        try:
            self._check_place(page)
            if fresh or not is_known(page):
                with self.turn:
                    page.clear_cache()
                    fetch(self.fetcher, page)
            return self._read(page)
        except exceptions.NoPageError:
            raise PageGone("the page does not exist") from None
        except (exceptions.InvalidTitleError, exceptions.PageRelatedError) as error:
            raise PageSkipped(f"it cannot be read ({type(error).__name__})") from error
        except TROUBLE as error:
            raise run_stopped(self.site, error) from error

    def _check_place(self, page: Page) -> None:
        """Raise ``PageSkipped`` for a page of another wiki or of a namespace that is not read."""
        if page.site != self.site:
            raise PageSkipped(f"a page of another wiki ({page.site})")
        namespace = page.namespace().id
        if self.namespaces is not None and namespace not in self.namespaces:
            raise PageSkipped(self._elsewhere(namespace))

    def _elsewhere(self, namespace: int) -> str:
        """Return why pages of a namespace are left alone."""
        return elsewhere(namespace)

    def _read(self, page: Page) -> Revision:
        """Return the revision of a page that was fetched; send no request."""
        if not page.exists():
            raise PageGone("the page does not exist")
        if page.isRedirectPage():
            raise PageGone("a redirect")
        if page.content_model != "wikitext":
            raise PageGone(f"not wikitext ({page.content_model})")
        if not page.has_content():
            raise PageSkipped("the wiki does not show its text")
        revision, text = page.latest_revision, page.text
        check_text(text, page.botMayEdit)
        return Revision(
            text=text,
            title=str(page.title()),
            site=self.name,
            revid=revision.revid,
            timestamp=revision.timestamp,
            url=str(page.full_url()),
            pageid=page.pageid,
        )

    def recheck(self, page: Page) -> None:
        """Raise ``PageSkipped`` for a disambiguation page; the check may need a request."""
        try:
            with nullcontext() if knows_disambiguation(page) else self.turn:
                is_one = is_disambiguation(page)
            if is_one:
                raise PageSkipped(DISAMBIGUATION)
        except TROUBLE as error:
            raise run_stopped(self.site, error) from error
