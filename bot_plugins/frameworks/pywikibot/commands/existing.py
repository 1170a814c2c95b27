"""Checks that pages and categories on the command line exist, and suggests similar ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pywikibot
from pywikibot.page import BasePage
from pywikibot.site import APISite

from bot_plugins.core.nearest import did_you_mean
from bot_plugins.frameworks.pywikibot.client.api import ApiClient
from bot_plugins.frameworks.pywikibot.commands.parsing import OptionError

PAGES = ("page", "links", "interwiki", "imagesused")
"""Options whose page must exist. Links to a page, and uses of it, may exist without it."""
CATEGORIES = ("cat", "category", "catr", "subcats", "subcatsr", "catfilter")
_LOOKED_AT = 500
"""Titles with the same beginning, among which to find the nearest."""
_BEGINNINGS = (3, 1)
"""Letters at the beginning that are assumed to be right; fewer if nothing is found."""


@dataclass(frozen=True, slots=True)
class NamedPage:
    """A page that an option names."""

    option: str
    page: BasePage


def check_existing(site: APISite, named: Iterable[NamedPage]) -> None:
    """Check that pages named one by one exist, with one request for fifty.

    A category exists if it has a page or members. Pages of other wikis, and special pages, are
    not checked.

    Raises:
        OptionError: a page does not exist; the message names the nearest title that does.
        RunStopped: the wiki does not answer as it should.
    """
    asked = {page.page.title(): page for page in named if _can_be_asked(site, page.page)}
    if not asked:
        return
    asker = ApiClient(site)
    is_there: dict[str, bool] = {}
    for answer in asker.about("titles", [*asked], prop="info|categoryinfo"):
        for row in answer.get("query", {}).get("pages", ()):
            is_there[row["title"]] = is_there.get(row["title"], False) or _exists(row)
    for title, page in asked.items():
        if not is_there.get(title, True):
            raise OptionError(_missing(asker, title, page))


def _can_be_asked(site: APISite, page: BasePage) -> bool:
    return bool(page.site == site and page.namespace().id >= 0)


def _exists(row: Mapping[str, Any]) -> bool:
    return "missing" not in row or "known" in row or bool(row.get("categoryinfo", {}).get("size"))


def _missing(asker: ApiClient, title: str, named: NamedPage) -> str:
    wiki = f"{asker.site.family.name}:{asker.site.code}"
    kind = "category" if named.page.namespace() == pywikibot.site.Namespace.CATEGORY else "page"
    name = named.page.title(with_ns=kind == "page")
    near = (did_you_mean(title, _alike(asker, named.page, letters)) for letters in _BEGINNINGS)
    hint = next(filter(None, near), "")
    return f"-{named.option}: there is no {kind} {name} on {wiki}{'; ' * bool(hint)}{hint}"


def _alike(asker: ApiClient, page: BasePage, letters: int) -> set[str]:
    """Return titles that begin like ``page``, or that the wiki's own searches find.

    With CirrusSearch, the search for beginnings (prefixsearch) itself tolerates slips.
    """
    name, space = page.title(with_ns=False), str(page.namespace().id)
    lists = {
        "allpages": {"apprefix": name[:letters], "apnamespace": space, "aplimit": f"{_LOOKED_AT}"},
        "prefixsearch": {"pssearch": page.title(), "psnamespace": space},
        "search": {"srsearch": name, "srnamespace": space, "srinfo": "", "srprop": ""},
    }
    params = {key: value for listing in lists.values() for key, value in listing.items()}
    query = asker.query(list="|".join(lists), **params)["query"]
    return {row["title"] for listing in lists for row in query.get(listing, ())}
