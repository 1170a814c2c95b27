"""Detection of disambiguation pages in the query that fetches the texts.

The extension Disambiguator marks them with a page property
(https://www.mediawiki.org/wiki/Extension:Disambiguator). Without it, they are the pages that use a
template of a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot_plugins.frameworks.mediawiki.api import WikiApi, only_page

PROPERTY = "disambiguation"
_LIST = "MediaWiki:Disambiguationspage"
_TEMPLATE = 10
"""The namespace of templates (Manual:Namespace)."""


def wanted(asker: WikiApi) -> dict[str, str]:
    """Return the parameters to add to a query about pages; empty if that is not possible."""
    if asker.has_extension("Disambiguator"):
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


def is_one(row: Mapping[str, Any]) -> bool:
    """Tell whether a row with what ``said`` returns is about a disambiguation page."""
    return PROPERTY in row.get("pageprops", {})


def _templates(asker: WikiApi) -> list[str]:
    """Return the titles of the disambiguation templates.

    They are those that the framework knows, or those listed on the wiki
    (https://www.mediawiki.org/wiki/MediaWiki:Disambiguationspage), or {{Disambig}} alone.
    """
    if known := asker.disambiguation_templates:
        return [*known]
    listed = _linked(asker)
    return ["Template:Disambig"] if listed is None else listed


def _linked(asker: WikiApi) -> list[str] | None:
    """Return the templates that the wiki's list links to; None if there is no such page."""
    answer = asker.answer(titles=_LIST, prop="links", plnamespace=str(_TEMPLATE), pllimit="max")
    page = only_page(answer)
    if "pageid" not in page:
        return None
    return [str(row["title"]) for row in page.get("links", ())]
