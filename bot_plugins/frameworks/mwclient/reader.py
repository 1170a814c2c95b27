"""mwclient: reading pages, and deciding which of them to leave alone; it has no way to save."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from threading import RLock

from bot_plugins.core.proposal import Revision
from bot_plugins.frameworks.mediawiki import disambiguation
from bot_plugins.frameworks.mediawiki.fetching import Fetcher, Row, has_text, is_missing
from bot_plugins.frameworks.mediawiki.history import text_of
from bot_plugins.frameworks.mediawiki.leaving_alone import DISAMBIGUATION, check_text, lets_in
from bot_plugins.frameworks.mediawiki.reading import ApiReader
from bot_plugins.frameworks.mwclient.client import MwclientApi
from bot_plugins.ports import PageGone, PageSkipped, RunStopped
from bot_plugins.run.skipping import elsewhere
from bot_plugins.store.findings import Item
from bot_plugins.ui.review import NoTextError
from bot_plugins.ui.review.finding_pages import RevisionTexts, TextOf

ARTICLES = frozenset({0})
FEW = 50
"""Pages fetched at a time if the run may well end after a few."""


@dataclass(slots=True)
class WikiPage:
    """A page by its title, and what the wiki last showed of it; None if it was not asked."""

    title: str
    row: Row | None = None


class PageReader(ApiReader[MwclientApi]):
    """Reads pages of one wiki.

    Code that sends requests must hold the lock ``turn``, as another thread may read pages ahead:
    wikis want one request at a time (https://www.mediawiki.org/wiki/API:Etiquette).
    ``namespaces`` are those whose pages may be read; None means all of them.
    """

    def __init__(self, api: MwclientApi, namespaces: frozenset[int] | None = ARTICLES) -> None:
        self.asker = api
        self.fetcher = Fetcher(api)
        self.turn: AbstractContextManager[object] = RLock()
        self.name = api.name
        self.namespaces = namespaces

    def title(self, page: WikiPage) -> str:
        """Return the page's title."""
        return page.title

    def read(self, page: WikiPage, *, fresh: bool = False) -> Revision:
        """Return the page's latest revision; fetch it if needed, or in any case if ``fresh``.

        Raises:
            PageSkipped: the page is missing, a redirect, no article, or closed to bots.
            RunStopped: the wiki does not answer.
        """
        if fresh or page.row is None:
            with self.turn:
                for rows in self.fetcher.rows("titles", [page.title]):
                    _fill(page, rows[page.title])
        return self._revision(page, page.row or {})

    def recheck(self, page: WikiPage) -> None:
        """Raise ``PageSkipped`` for a disambiguation page; what was fetched says so."""
        if page.row and disambiguation.is_one(page.row):
            raise PageSkipped(DISAMBIGUATION)

    def _revision(self, page: WikiPage, row: Row) -> Revision:
        self._check(row)
        revision = row["revisions"][0]
        text = str(revision["slots"]["main"]["content"])
        check_text(text, lambda: lets_in(text, self.asker.user))
        return Revision(
            text=text,
            title=page.title,
            site=self.name,
            revid=revision["revid"],
            timestamp=datetime.fromisoformat(revision["timestamp"]),
            url=self.asker.url_of(page.title),
            pageid=row["pageid"],
        )

    def _check(self, row: Row) -> None:
        """Raise ``PageSkipped`` if it is known without the text that a page is left alone."""
        if "invalid" in row or "special" in row:
            raise PageSkipped(f"it cannot be read: {row.get('invalidreason', 'a special page')}")
        if row and self.namespaces is not None and row.get("ns") not in self.namespaces:
            raise PageSkipped(self._elsewhere(row["ns"]))
        if is_missing(row):
            raise PageGone("the page does not exist")
        if "redirect" in row:
            raise PageGone("a redirect")
        if row["contentmodel"] != "wikitext":
            raise PageGone(f"not wikitext ({row['contentmodel']})")
        if not has_text(row):
            raise PageSkipped("the wiki does not show its text")

    def _elsewhere(self, namespace: int) -> str:
        """Return why pages of a namespace are left alone."""
        return elsewhere(namespace, "--ns {}")


def texts_of(reader: PageReader) -> TextOf:
    """Return what fetches the texts of the findings' revisions, for those who review them."""

    def fetched(item: Item) -> str:
        """Return the text of a finding's revision."""
        if item.site != reader.name:
            raise NoTextError(f"{item.site} is another wiki")
        try:
            text = text_of(reader.asker, item.revid)
        except RunStopped as stop:
            raise NoTextError(str(stop)) from stop
        if text is None:
            raise NoTextError(f"the wiki does not show the text of revision {item.revid}")
        return text

    return RevisionTexts(fetched, reader.turn)


def with_texts(
    fetcher: Fetcher[MwclientApi], titles: Iterable[str], most: int = 0
) -> Iterator[Sequence[WikiPage]]:
    """Yield the distinct pages with these titles, fetched, in one list per answer of the wiki.

    ``most`` further limits the pages in a request.

    Raises:
        RunStopped: the wiki does not answer as it should.
    """
    rest = iter(dict.fromkeys(titles) if isinstance(titles, Sequence) else _distinct(titles))
    while batch := list(islice(rest, min(most or fetcher.asker.values, fetcher.asker.values))):
        for rows in fetcher.rows("titles", batch):
            yield [_fill(WikiPage(title), row) for title, row in rows.items()]


def _distinct(titles: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for title in titles:
        if title not in seen:
            seen.add(title)
            yield title


def _fill(page: WikiPage, row: Row) -> WikiPage:
    """Give a page what was fetched, and the wiki's own spelling of its title."""
    page.row = row
    page.title = str(row.get("title", page.title))
    return page
