"""mwclient: edits of pages, as ``mediawiki.editing`` checks and words them."""

from __future__ import annotations

from collections.abc import Mapping

from bot_plugins.frameworks.mediawiki.edit_answers import Answer
from bot_plugins.frameworks.mediawiki.editing import ApiWriter
from bot_plugins.frameworks.mwclient.client import MwclientApi
from bot_plugins.frameworks.mwclient.reader import PageReader, WikiPage


class PageWriter(PageReader, ApiWriter[WikiPage, MwclientApi]):
    """Reads, saves and undoes, each edit sent once; ``simulated`` sends none."""

    def __init__(
        self,
        api: MwclientApi,
        namespaces: frozenset[int] | None = None,
        *,
        simulated: bool = False,
    ) -> None:
        super().__init__(api, namespaces)
        self._simulated = simulated

    @property
    def simulated(self) -> bool:
        """Whether edits are not sent."""
        return self._simulated

    def log_in(self) -> None:
        """Log in, so that problems with the account are known before any page is read.

        Raises:
            RunStopped: wrong name or password, blocked, a message, read-only, or no answer.
        """
        try:
            self.asker.log_in()
        except self.asker.trouble as error:
            raise self.asker.stopped(error) from error
        self._heed(self.asker.account)

    def page(self, title: str) -> WikiPage:
        """Return the page with a title."""
        return WikiPage(title)

    def _namespace(self, page: WikiPage) -> int:
        row = self.asker.query(titles=page.title, prop="info")["query"]["pages"][0]
        return int(row.get("ns", -1))

    def _send_once(self, params: Mapping[str, str], *, is_own: bool) -> Answer:
        if self._simulated and not is_own:
            return {"nochange": True}
        return self.asker.sent_once(params)
