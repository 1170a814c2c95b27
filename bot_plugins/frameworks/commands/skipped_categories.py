"""``-skipcat``: pages of some categories are left out, with one more request for each batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from bot_plugins.frameworks.commands.existing import CATEGORY, NamedPage
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.mediawiki.api import WikiApi
from bot_plugins.ports import PageT

OPTION = "skipcat"
MOST = 50
"""Categories that a request may name (https://www.mediawiki.org/wiki/API:Categories)."""


def categories_of(api: WikiApi, names: Sequence[str]) -> list[NamedPage]:
    """Return the categories that the option names, which must exist.

    Raises:
        OptionError: there are too many.
        RunStopped: the wiki does not answer.
    """
    if len(names) > MOST:
        raise OptionError(f"-{OPTION} takes at most {MOST} categories")
    try:
        return [NamedPage(OPTION, api.title(name, CATEGORY), CATEGORY) for name in names]
    except api.trouble as error:
        raise api.stopped(error) from error


def outside(
    parts: Iterable[Sequence[PageT]],
    api: WikiApi,
    categories: Sequence[NamedPage],
    title: Callable[[PageT], str],
) -> Iterator[Sequence[PageT]]:
    """Yield the pages that are in none of the categories; subcategories do not count.

    Raises:
        RunStopped: the wiki does not answer as it should.
    """
    if not categories:
        yield from parts
        return
    for pages in parts:
        inside = _inside(api, [*map(title, pages)], categories)
        yield [page for page in pages if title(page) not in inside]


def _inside(api: WikiApi, titles: Sequence[str], categories: Sequence[NamedPage]) -> set[str]:
    """Return those of some pages that are in a category."""
    names = "|".join(category.title for category in categories)
    answers = api.about("titles", titles, prop="categories", clcategories=names, cllimit="max")
    rows = (row for answer in answers for row in answer.get("query", {}).get("pages", ()))
    return {row["title"] for row in rows if row.get("categories")}
