"""mwclient: a wiki that scheduled passes maintain (bot_plugins/ports.py)."""

from __future__ import annotations

from bot_plugins.frameworks.mediawiki.fetching import Row
from bot_plugins.frameworks.mediawiki.maintenance.maintained import ApiMaintainer, not_in_task
from bot_plugins.frameworks.mwclient.client import MwclientApi
from bot_plugins.frameworks.mwclient.reader import WikiPage
from bot_plugins.frameworks.mwclient.site import sent
from bot_plugins.frameworks.mwclient.writer import PageWriter
from bot_plugins.ports import Listed


class MaintainedPages(PageWriter, ApiMaintainer[WikiPage, MwclientApi]):
    """A wiki as a pass needs it.

    ``may_save`` says whether anything but the bot's own pages can be saved; ``simulate``, that a
    person wants nothing saved at all. ``requests`` counts from the creation of this object on.
    """

    def __init__(
        self,
        api: MwclientApi,
        namespaces: frozenset[int] | None = None,
        *,
        may_save: bool = False,
        simulate: bool = False,
    ) -> None:
        super().__init__(api, namespaces, simulated=simulate or not may_save)
        self._told_to_simulate = simulate
        self._sent_before = sent(api.site)

    @property
    def is_told_to_simulate(self) -> bool:
        """Whether a person switched simulate on, rather than only a task that saves nothing."""
        return self._told_to_simulate

    @property
    def requests(self) -> int:
        """How many requests were sent since the creation, including those that failed."""
        return sent(self.asker.site) - self._sent_before

    @property
    def language(self) -> str:
        """The code of the wiki's language."""
        return self.asker.language

    def _elsewhere(self, namespace: int) -> str:
        return not_in_task(namespace)

    def _page_of(self, listed: Listed, row: Row) -> WikiPage:
        return WikiPage(str(row.get("title", listed.title)), row)
