"""Pywikibot: detection of disambiguation pages in the query that fetches the texts.

The extension Disambiguator marks them with a page property
(https://www.mediawiki.org/wiki/Extension:Disambiguator). Without it, they are the pages that use a
template of a list; Pywikibot's ``Page.isDisambig`` checks this with one request per page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pywikibot import Page

from bot_plugins.frameworks.pywikibot.client.api import ApiClient, only_page

PROPERTY = "disambiguation"
_LIST = "MediaWiki:Disambiguationspage"
_TEMPLATE = 10
"""The namespace of templates (Manual:Namespace)."""


def wanted(asker: ApiClient) -> dict[str, str]:
    """Return the parameters to add to a query about pages; empty if that is not possible."""
    if asker.site.has_extension("Disambiguator"):
        return {"prop": "pageprops", "ppprop": PROPERTY}
    titles = _templates(asker)
    if not 0 < len(titles) <= asker.values:
        return {}
    return {"prop": "templates", "tltemplates": "|".join(titles), "tllimit": "max"}


def said(params: Mapping[str, str], row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an answer says about a page, as a page property; empty if not asked."""
    if not params:
        return {}
    if params["prop"] == "templates":
        return {"pageprops": {PROPERTY: ""} if row.get("templates") else {}}
    return {"pageprops": row.get("pageprops", {})}


def is_known(page: Page) -> bool:
    """Tell whether the answer was fetched with the page."""
    return hasattr(page, "_pageprops")


def is_disambiguation(page: Page) -> bool:
    """Tell whether a page is a disambiguation page; ask the wiki only if not fetched before."""
    return PROPERTY in page._pageprops if is_known(page) else bool(page.isDisambig())


def _templates(asker: ApiClient) -> list[str]:
    """Return the titles of the disambiguation templates.

    The list is the one in Pywikibot's family file, or the one on the wiki
    (https://www.mediawiki.org/wiki/MediaWiki:Disambiguationspage), or {{Disambig}} alone.
    """
    known = asker.site.family.disambiguationTemplates
    names = known.get(asker.site.code)
    if not names and (listed := _linked(asker)) is not None:
        return listed
    return [f"Template:{name}" for name in sorted(names or known.get("_default") or {"Disambig"})]


def _linked(asker: ApiClient) -> list[str] | None:
    """Return the templates that the wiki's list links to; None if there is no such page."""
    answer = asker.answer(titles=_LIST, prop="links", plnamespace=str(_TEMPLATE), pllimit="max")
    page = only_page(answer)
    if "pageid" not in page:
        return None
    return [str(row["title"]) for row in page.get("links", ())]
