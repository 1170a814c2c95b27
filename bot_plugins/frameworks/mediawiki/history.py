"""A page's history and old texts, directly from the API and never from a cache.

Source: https://www.mediawiki.org/wiki/API:Revisions. A revision keeps its id when its page is
moved, so pages are looked up by their revisions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from bot_plugins.frameworks.mediawiki.api import WikiApi, only_page
from bot_plugins.ports import History, PastRevision

_PROPERTIES = "ids|timestamp|user|comment|sha1|tags"


def history_since(asker: WikiApi, revid: int) -> History | None:
    """Return the history of a revision's page from that revision on, oldest first.

    None if the wiki does not show the revision. If it is the latest, one request is enough.

    Raises:
        RunStopped: the wiki does not answer as it should.
    """
    page = _page_of(asker, revid, prop="info|revisions", rvprop=_PROPERTIES)
    if not page:
        return None
    is_latest = page["lastrevid"] == revid
    rows = page["revisions"] if is_latest else _rows(asker, page["pageid"], revid)
    revisions = tuple(map(_revision, rows))
    return History(page["title"], revisions) if revisions else None


def title_of(asker: WikiApi, revid: int) -> str:
    """Return the current title of a revision's page; empty if the wiki does not show it.

    Raises:
        RunStopped: the wiki does not answer as it should.
    """
    page = _page_of(asker, revid, prop="info")
    return str(page["title"]) if page else ""


def text_of(asker: WikiApi, revid: int) -> str | None:
    """Return the wikitext of a revision; None if the wiki does not show it.

    Raises:
        RunStopped: the wiki does not answer as it should.
    """
    page = _page_of(asker, revid, prop="revisions", rvprop="content", rvslots="main")
    if not page:
        return None
    text = page["revisions"][0]["slots"]["main"].get("content")
    return None if text is None else str(text)


def latest_of(asker: WikiApi, revids: Collection[int]) -> dict[int, int | None]:
    """Return, for each revision, the latest revision id of its page; None if not shown.

    Raises:
        RunStopped: the wiki does not answer as it should.
    """
    latest: dict[int, int | None] = dict.fromkeys(revids)
    params = {"prop": "info|revisions", "rvprop": "ids"}
    pages: dict[int, int] = {}
    for answer in asker.about("revids", sorted(latest), **params):
        for row in answer.get("query", {}).get("pages", ()):
            if "lastrevid" in row:
                pages[row["pageid"]] = row["lastrevid"]
            for revision in row.get("revisions", ()):
                latest[revision["revid"]] = pages.get(row["pageid"])
    return latest


def _page_of(asker: WikiApi, revid: int, **params: str) -> dict[str, Any]:
    return only_page(asker.query(revids=str(revid), **params))


def _rows(asker: WikiApi, pageid: int, revid: int) -> Iterator[Mapping[str, Any]]:
    """Yield a page's revisions from ``revid`` on, by page id; ``revids`` returns no others."""
    params = {"rvprop": _PROPERTIES, "rvstartid": str(revid), "rvdir": "newer", "rvlimit": "max"}
    for answer in asker.about("pageids", [pageid], prop="revisions", **params):
        yield from only_page(answer).get("revisions", ())


def _revision(row: Mapping[str, Any]) -> PastRevision:
    """Read a revision; a hidden field is replaced by ``userhidden`` and the like."""
    return PastRevision(
        row["revid"],
        row["parentid"],
        row.get("user"),
        row.get("comment"),
        row.get("sha1"),
        datetime.fromisoformat(row["timestamp"]),
        tuple(row["tags"]),
    )
