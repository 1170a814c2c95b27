"""Pywikibot: pages that a wiki's search finds for a rule (``-findrule:``)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pywikibot import Page
from pywikibot.site import APISite

from bot_plugins.core.rule import Rule
from bot_plugins.frameworks.mediawiki.search import MOST_FOUND, queries_for
from bot_plugins.frameworks.pywikibot.client.api import ApiClient


def found_pages(
    site: APISite, rules: Sequence[Rule], namespaces: Collection[int]
) -> Iterator[Page]:
    """Return the pages that the searches for some rules find, one search after the other.

    A search is sent when the pages of the previous one are used up; each page comes once.

    Raises:
        RunStopped: at once, if a rule has no query, or the wiki lacks CirrusSearch or does not
            answer.
    """
    return _found(site, queries_for(ApiClient(site), rules), sorted(namespaces))


def _found(site: APISite, queries: Sequence[str], namespaces: list[int]) -> Iterator[Page]:
    seen: set[str] = set()
    for query in queries:
        for page in site.search(query, namespaces=namespaces, total=MOST_FOUND):
            if page.title() not in seen:
                seen.add(page.title())
                yield page
