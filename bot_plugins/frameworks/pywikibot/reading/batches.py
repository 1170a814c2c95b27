"""Pywikibot: pages of a list in batches, each page with its latest text.

A batch is as large as the wiki allows: 50 pages, or 500 for an account with the right
``apihighlimits`` (https://www.mediawiki.org/wiki/API:Etiquette). What comes of a batch at a time
is one answer of the wiki, so a list of long pages does not fill the memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from pywikibot import Page
from pywikibot.site import APISite

from bot_plugins.frameworks.pywikibot.reading.fetching import Fetcher, Row, fill

FEW = 50
"""Pages fetched at a time where a run may well end before it has looked at many."""


def with_texts(fetcher: Fetcher, pages: Iterable[Page], most: int = 0) -> Iterator[list[Page]]:
    """Yield all of ``pages`` that differ, an answer at a time, fetched.

    ``most`` bounds the pages in a request further. A page that cannot be fetched so, as one of
    another wiki, comes as it is. The pages in an answer are in the list's order; where a batch
    takes several answers, those come in the wiki's.

    Raises:
        RunStopped: the wiki does not answer as it should.
        Error: what Pywikibot raises when it lists the pages, also for what is no title.
    """
    rest = iter(pages)
    while batch := list(islice(rest, _size(fetcher, most))):
        yield from _fetched(fetcher, batch)


def _size(fetcher: Fetcher, most: int) -> int:
    return min(most or fetcher.asker.values, fetcher.asker.values)


def _fetched(fetcher: Fetcher, batch: Sequence[Page]) -> Iterator[list[Page]]:
    site = fetcher.asker.site
    if foreign := [page for page in batch if page.site != site]:
        yield foreign
    titled = {page.title(with_section=False): page for page in batch if page.site == site}
    ids = {page._pageid: page for page in titled.values() if getattr(page, "_pageid", 0) > 0}
    if len(ids) == len(titled):  # by its id a page is found that was moved since it was listed
        answers, asked = fetcher.rows("pageids", list(ids)), ids
    else:
        answers, asked = fetcher.rows("titles", list(titled)), titled
    for rows in answers:
        yield [_filled(site, asked[key], row) for key, row in rows.items()]


def _filled(site: APISite, page: Page, row: Row) -> Page:
    """Return a page with what was fetched of it; one that was moved under its new title."""
    if "title" in row and "missing" not in row and row["title"] != page.title(with_section=False):
        page = Page(site, row["title"])
    fill(page, row)
    return page
