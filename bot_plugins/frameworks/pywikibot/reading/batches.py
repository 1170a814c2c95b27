"""Pywikibot: pages of a list in batches, each page with its latest text.

A batch is as large as the wiki allows: 50 pages, or 500 for an account with the right
``apihighlimits`` (https://www.mediawiki.org/wiki/API:Etiquette). The answers of the wiki
to a batch are passed on one by one, so a list of long pages does not fill the memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from pywikibot import Page
from pywikibot.site import APISite

from bot_plugins.frameworks.mediawiki.fetching import Fetcher, Row
from bot_plugins.frameworks.pywikibot.client.api import ApiClient
from bot_plugins.frameworks.pywikibot.reading.pages import fill

FEW = 50
"""Pages fetched at a time if the run may well end after a few."""


def with_texts(
    fetcher: Fetcher[ApiClient], pages: Iterable[Page], most: int = 0
) -> Iterator[list[Page]]:
    """Yield the distinct ``pages``, fetched, in one list per answer of the wiki.

    ``most`` further limits the pages in a request. A page that cannot be fetched this way, such as
    one of another wiki, is yielded as it is. The pages in an answer are in the list's order; if a
    batch takes several answers, these come in the wiki's order.

    Raises:
        RunStopped: the wiki does not answer as it should.
        Error: what Pywikibot raises when it lists the pages, also for an invalid title.
    """
    rest = iter(pages)
    while batch := list(islice(rest, _size(fetcher, most))):
        yield from _fetched(fetcher, batch)


def _size(fetcher: Fetcher[ApiClient], most: int) -> int:
    return min(most or fetcher.asker.values, fetcher.asker.values)


def _fetched(fetcher: Fetcher[ApiClient], batch: Sequence[Page]) -> Iterator[list[Page]]:
    site = fetcher.asker.site
    if foreign := [page for page in batch if page.site != site]:
        yield foreign
    titled = {page.title(with_section=False): page for page in batch if page.site == site}
    ids = {page._pageid: page for page in titled.values() if getattr(page, "_pageid", 0) > 0}
    if len(ids) == len(titled):  # an id finds a page even if it was moved since it was listed
        answers, asked = fetcher.rows("pageids", list(ids)), ids
    else:
        answers, asked = fetcher.rows("titles", list(titled)), titled
    for rows in answers:
        yield [_filled(site, asked[key], row) for key, row in rows.items()]


def _filled(site: APISite, page: Page, row: Row) -> Page:
    """Return a page with its fetched data; a moved page gets its new title."""
    if "title" in row and "missing" not in row and row["title"] != page.title(with_section=False):
        page = Page(site, row["title"])
    fill(page, row)
    return page
