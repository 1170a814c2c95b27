"""Checks that pages and categories on the command line exist, and suggests similar ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot_plugins.core.nearest import did_you_mean
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.mediawiki.api import WikiApi

PAGES = ("page", "links", "interwiki", "imagesused")
"""Options whose page must exist. Links to a page, and uses of it, may exist without it."""
CATEGORIES = ("cat", "category", "catr", "subcats", "subcatsr", "catfilter")
_LOOKED_AT = 500
"""Titles with the same beginning, among which to find the nearest."""
_BEGINNINGS = (3, 1)
"""Letters at the beginning that are assumed to be right; fewer if nothing is found."""


CATEGORY = 14
"""The namespace of categories (Manual:Namespace)."""


@dataclass(frozen=True, slots=True)
class NamedPage:
    """A page of the wiki that an option names; ``title`` has its namespace."""

    option: str
    title: str
    namespace: int = 0

    @property
    def name(self) -> str:
        """The title without the namespace."""
        return self.title.partition(":")[2] if self.namespace else self.title


def check_existing(api: WikiApi, named: Iterable[NamedPage]) -> None:
    """Check that pages named one by one exist, with one request for fifty.

    A category exists if it has a page or members.

    Raises:
        OptionError: a page does not exist; the message names the nearest title that does.
        RunStopped: the wiki does not answer as it should.
    """
    asked = {page.title: page for page in named}
    if not asked:
        return
    is_there: dict[str, bool] = {}
    spelt: dict[str, str] = {}
    for answer in api.about("titles", [*asked], prop="info|categoryinfo"):
        query = answer.get("query", {})
        spelt |= {row["from"]: row["to"] for row in query.get("normalized", ())}
        for row in query.get("pages", ()):
            if "invalid" in row:
                option = asked[row["title"]].option if row["title"] in asked else "page"
                raise OptionError(f"-{option}: not a page title: {row['title']}")
            is_there[row["title"]] = is_there.get(row["title"], False) or _exists(row)
    for title, page in asked.items():
        if not is_there.get(spelt.get(title, title), True):
            raise OptionError(_missing(api, page))


def _exists(row: Mapping[str, Any]) -> bool:
    return "missing" not in row or "known" in row or bool(row.get("categoryinfo", {}).get("size"))


def _missing(api: WikiApi, named: NamedPage) -> str:
    is_category = named.namespace == CATEGORY
    kind, name = ("category", named.name) if is_category else ("page", named.title)
    near = (did_you_mean(named.title, _alike(api, named, letters)) for letters in _BEGINNINGS)
    hint = next(filter(None, near), "")
    return f"-{named.option}: there is no {kind} {name} on {api.name}{'; ' * bool(hint)}{hint}"


def _alike(api: WikiApi, named: NamedPage, letters: int) -> set[str]:
    """Return titles that begin like the page's, or that the wiki's own searches find.

    With CirrusSearch, the search for beginnings (prefixsearch) itself tolerates slips.
    """
    name, space = named.name, str(named.namespace)
    lists = {
        "allpages": {"apprefix": name[:letters], "apnamespace": space, "aplimit": f"{_LOOKED_AT}"},
        "prefixsearch": {"pssearch": named.title, "psnamespace": space},
        "search": {"srsearch": name, "srnamespace": space, "srinfo": "", "srprop": ""},
    }
    params = {key: value for listing in lists.values() for key, value in listing.items()}
    query = api.query(list="|".join(lists), **params)["query"]
    return {row["title"] for listing in lists for row in query.get(listing, ())}
