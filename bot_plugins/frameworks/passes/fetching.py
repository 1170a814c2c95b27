"""Pywikibot: the texts of many pages at once, and what became of many revisions.

Pages are asked for by their ids, which they keep when they are moved. MediaWiki itself bounds
an answer (Manual:$wgAPIMaxResultSize: 8 MB) and goes on in another, so memory stays bounded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from pywikibot import Page
from pywikibot.data.api import update_page
from pywikibot.site import APISite

from bot_plugins.frameworks.passes.asking import Asker
from bot_plugins.frameworks.passes.listing import pages_of
from bot_plugins.maintenance.wiki import Listed

Row = dict[str, Any]
_TEXTS = {"prop": "info|revisions", "rvprop": "ids|timestamp|content", "rvslots": "main"}


def fetched(asker: Asker, pages: Sequence[Listed]) -> Iterator[tuple[Listed, Row]]:
    """Yield every page given, once, with what the wiki shows of it; ``{}`` is nothing.

    Raises:
        RunStopped: the wiki does not answer as it should.
    """
    known = [one for one in pages if one.pageid]
    yield from _fetched(asker, "pageids", {one.pageid: one.pageid for one in known}, known)
    others = [one for one in pages if not one.pageid]
    yield from _fetched(asker, "titles", {one.title: one.title for one in others}, others)


def _fetched(
    asker: Asker, kind: str, keys: Mapping[Any, Any], pages: Sequence[Listed]
) -> Iterator[tuple[Listed, Row]]:
    waiting: dict[object, list[Listed]] = {}
    for one in pages:
        waiting.setdefault(one.pageid or one.title, []).append(one)
    rows: dict[object, Row] = {}
    for answer in asker.about(kind, list(keys), **_TEXTS):
        names = {row["to"]: row["from"] for row in answer["query"].get("normalized", ())}
        for row in pages_of(answer):
            key = row["pageid"] if kind == "pageids" else names.get(row["title"], row["title"])
            whole = rows.setdefault(key, {})
            whole |= row
            if whole.get("revisions") or "missing" in whole:
                yield from ((one, rows[key]) for one in waiting.pop(key, ()))
                rows[key] = {}  # a text is not kept once it was handed on
    for rest in waiting.values():
        yield from ((one, {}) for one in rest)


def is_missing(row: Row) -> bool:
    """Tell whether the wiki has no such page."""
    return not row or "missing" in row or "invalid" in row


def has_text(row: Row) -> bool:
    """Tell whether the wiki shows the text of the latest revision."""
    return any("content" in one["slots"]["main"] for one in row.get("revisions", ()))


def page_of(site: APISite, listed: Listed, row: Row) -> Page:
    """Return a page that knows all that was fetched of it, and asks for nothing more."""
    page = Page(site, row.get("title", listed.title))
    if not is_missing(row) and has_text(row):
        shown = {**row, "revisions": [_as_ever(one) for one in row["revisions"]]}
        update_page(page, shown, ["info", "revisions"])
    return page


def _as_ever(revision: Row) -> Row:
    """Return a revision as Pywikibot reads it: in the API's formatversion 1."""
    main = revision["slots"]["main"]
    return {**revision, "slots": {"main": {**main, "*": main["content"]}}}


def latest_of(asker: Asker, revids: Collection[int]) -> dict[int, int | None]:
    """Return the latest revision id of the page each revision belongs to; None: not shown.

    Raises:
        RunStopped: the wiki does not answer as it should.
    """
    latest: dict[int, int | None] = dict.fromkeys(revids)
    params = {"prop": "info|revisions", "rvprop": "ids"}
    pages: dict[int, int] = {}
    for answer in asker.about("revids", sorted(latest), **params):
        for row in pages_of(answer):
            if "lastrevid" in row:
                pages[row["pageid"]] = row["lastrevid"]
            for one in row.get("revisions", ()):
                latest[one["revid"]] = pages.get(row["pageid"])
    return latest
