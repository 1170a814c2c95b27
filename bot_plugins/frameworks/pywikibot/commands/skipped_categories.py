"""``-skipcat``: pages of some categories are left out, with one more request for each batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pywikibot
from pywikibot import Page
from pywikibot.site import APISite

from bot_plugins.frameworks.pywikibot.client.api import ApiClient
from bot_plugins.frameworks.pywikibot.commands.existing import NamedPage
from bot_plugins.frameworks.pywikibot.commands.parsing import OptionError

OPTION = "skipcat"
MOST = 50
"""Categories that a request may name (https://www.mediawiki.org/wiki/API:Categories)."""


def named_categories(site: APISite, names: Sequence[str]) -> list[NamedPage]:
    """Return the categories that the option names, which must exist.

    Raises:
        OptionError: there are too many.
    """
    if len(names) > MOST:
        raise OptionError(f"-{OPTION} takes at most {MOST} categories")
    return [NamedPage(OPTION, pywikibot.Category(site, name)) for name in names]


def outside(
    parts: Iterable[list[Page]], asker: ApiClient, names: Sequence[str]
) -> Iterator[list[Page]]:
    """Yield the pages that are in none of the categories; subcategories do not count.

    Raises:
        RunStopped: the wiki does not answer as it should.
    """
    categories = [named.page.title() for named in named_categories(asker.site, names)]
    if not categories:
        yield from parts
        return
    for pages in parts:
        inside = _inside(asker, [page.title() for page in pages], categories)
        yield [page for page in pages if page.title() not in inside]


def _inside(asker: ApiClient, titles: Sequence[str], categories: Sequence[str]) -> set[str]:
    """Return those of some pages that are in a category."""
    answers = asker.about(
        "titles", titles, prop="categories", clcategories="|".join(categories), cllimit="max"
    )
    rows = (row for answer in answers for row in answer.get("query", {}).get("pages", ()))
    return {row["title"] for row in rows if row.get("categories")}
