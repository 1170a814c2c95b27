"""Pywikibot: a wiki that scheduled passes maintain (bot_plugins/ports.py).

One object reads and saves. For a pass that may save nothing, it switches on Pywikibot's own
``simulate``, which blocks every write action where requests are sent, whoever sends them. Only
``publish`` bypasses that (``OwnPageRequest``), for the bot's own pages.
"""

from __future__ import annotations

from typing import Self

from pywikibot import Page, config
from pywikibot.site import APISite

from bot_plugins.frameworks.mediawiki.fetching import Row, has_text, is_missing
from bot_plugins.frameworks.mediawiki.maintenance.maintained import ApiMaintainer, not_in_task
from bot_plugins.frameworks.pywikibot.client.api import ApiClient
from bot_plugins.frameworks.pywikibot.client.transport import transport
from bot_plugins.frameworks.pywikibot.editing.wiki import Writer
from bot_plugins.frameworks.pywikibot.reading.pages import fill
from bot_plugins.ports import Listed


class MaintainedSite(Writer, ApiMaintainer[Page, ApiClient]):
    """A wiki as a pass needs it; its ``with`` block resets ``simulate`` for the next pass.

    ``may_save`` says whether anything but the bot's own pages can be saved. ``requests``
    counts from the creation of this object on.
    """

    def __init__(
        self,
        site: APISite,
        *,
        namespaces: frozenset[int] | None = None,
        may_save: bool = False,
    ) -> None:
        self._transport = transport()
        self._sent_before = self._transport.sent
        self._simulate_asked = config.simulate
        super().__init__(site, namespaces=namespaces)
        config.simulate = config.simulate or not may_save

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        config.simulate = self._simulate_asked

    @property
    def is_told_to_simulate(self) -> bool:
        """Whether a person switched simulate on, rather than only a task that saves nothing."""
        return bool(self._simulate_asked)

    @property
    def requests(self) -> int:
        """How many requests were sent since the creation, including those that failed."""
        return self._transport.sent - self._sent_before

    @property
    def language(self) -> str:
        """The code of the wiki's language."""
        return str(self.site.lang)

    def _elsewhere(self, namespace: int) -> str:
        return not_in_task(namespace)

    def _page_of(self, listed: Listed, row: Row) -> Page:
        page = Page(self.site, row.get("title", listed.title))
        if not is_missing(row) and has_text(row):
            fill(page, row)
        return page
