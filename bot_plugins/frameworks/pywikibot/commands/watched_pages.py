"""The pages on the account's watchlist: those changed lately first, and how many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pywikibot import Page

from bot_plugins.frameworks.mediawiki.api import code_of
from bot_plugins.frameworks.pywikibot.client.api import ApiClient
from bot_plugins.frameworks.pywikibot.errors import TROUBLE
from bot_plugins.frameworks.pywikibot.login import log_in
from bot_plugins.ui.review.jobs.workbench import ChoiceError, PageCount

_CHANGED = {"list": "watchlist", "wlprop": "title", "wltype": "edit|new", "wllimit": "max"}
"""The last change of each watched page that was changed lately, the newest first
(https://www.mediawiki.org/wiki/API:Watchlist)."""
_ALL = {"list": "watchlistraw", "wrlimit": "max"}
"""All watched pages, by title (https://www.mediawiki.org/wiki/API:Watchlistraw)."""
_REFUSALS = frozenset({"notloggedin", "permissiondenied"})


class WatchedPages:
    """Lists the watched pages of some namespaces; it logs in to do so."""

    def __init__(self, asker: ApiClient, namespaces: Sequence[int]) -> None:
        self.asker = asker
        spaces = "|".join(map(str, namespaces))
        self._changed = {**_CHANGED, "wlnamespace": spaces}
        self._all = {**_ALL, "wrnamespace": spaces}

    def pages(self, _: str) -> Iterator[Page]:
        """Yield the watched pages, each once.

        Raises:
            ChoiceError: the account may not see its watchlist.
            RunStopped: the account cannot log in.
        """
        with self._allowed():
            titles = dict.fromkeys((*self._titles(self._changed), *self._titles(self._all)))
        for title in titles:
            yield Page(self.asker.site, title)

    def count(self, _: str) -> PageCount:
        """Count the watched pages; raise what ``pages`` raises."""
        with self._allowed():
            answer = self.asker.answer(**self._all)
        return PageCount(len(_rows(answer, self._all)), "continue" in answer)

    def _titles(self, listing: dict[str, str]) -> Iterator[str]:
        for answer in self.asker.batches(**listing):
            yield from (row["title"] for row in _rows(answer, listing))

    @contextmanager
    def _allowed(self) -> Iterator[None]:
        log_in(self.asker.site)
        try:
            yield
        except TROUBLE as error:
            if code_of(error) in _REFUSALS:
                raise ChoiceError(
                    f"{self.asker.name} does not show its watchlist to {self.asker.user}: on the"
                    " wiki, open Special:BotPasswords and tick “View your watchlist” for this"
                    " password"
                ) from error
            raise self.asker.stopped(error) from error


def _rows(answer: dict[str, Any], listing: dict[str, str]) -> Sequence[dict[str, Any]]:
    """Return the rows of a list; MediaWiki puts that of all watched pages beside ``query``."""
    name = listing["list"]
    rows: Sequence[dict[str, Any]] = answer.get(name) or answer.get("query", {}).get(name, ())
    return rows
