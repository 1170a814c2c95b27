"""Pywikibot: a page's history and old texts, straight from the API and never from a cache.

Source: https://www.mediawiki.org/wiki/API:Revisions. A revision keeps its id when its page is
moved, so pages are looked up by their revisions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from pywikibot.site import APISite

from bot_plugins.saving.wiki import History, PastRevision

_PROPERTIES = "ids|timestamp|user|comment|sha1|tags"


def history_since(site: APISite, revid: int) -> History | None:
    """Return the history of the page a revision belongs to, from that one on, oldest first.

    None when the wiki does not show the revision. What Pywikibot raises is passed on.
    """
    page = _page_of(site, revid)
    if page is None:
        return None
    revisions = tuple(_revision(row) for row in _rows(site, page["pageid"], revid))
    return History(page["title"], revisions) if revisions else None


def text_of(site: APISite, revid: int) -> str | None:
    """Return the wikitext of a revision; None when the wiki does not show it."""
    page = _page_of(site, revid, prop="revisions", rvprop="content", rvslots="main")
    if page is None:
        return None
    text = page["revisions"][0]["slots"]["main"].get("content")
    return None if text is None else str(text)


def _page_of(site: APISite, revid: int, **params: str) -> dict[str, Any] | None:
    answer = _query(site, revids=str(revid), **{"prop": "info", **params})
    pages: list[dict[str, Any]] = answer["query"].get("pages", [])
    return pages[0] if pages else None


def _rows(site: APISite, pageid: int, revid: int) -> Iterator[Mapping[str, Any]]:
    more: dict[str, str] = {}
    while True:
        answer = _query(
            site,
            pageids=str(pageid),
            prop="revisions",
            rvprop=_PROPERTIES,
            rvstartid=str(revid),
            rvdir="newer",
            rvlimit="max",
            **more,
        )
        yield from answer["query"]["pages"][0].get("revisions", ())
        if "continue" not in answer:
            return
        more = answer["continue"]


def _query(site: APISite, **params: str) -> dict[str, Any]:
    answer: dict[str, Any] = site.simple_request(
        action="query", formatversion="2", **params
    ).submit()
    return answer


def _revision(row: Mapping[str, Any]) -> PastRevision:
    """Read a revision; hidden fields have ``userhidden`` and the like in their place."""
    return PastRevision(
        row["revid"],
        row["parentid"],
        row.get("user"),
        row.get("comment"),
        row.get("sha1"),
        datetime.fromisoformat(row["timestamp"]),
        tuple(row["tags"]),
    )
