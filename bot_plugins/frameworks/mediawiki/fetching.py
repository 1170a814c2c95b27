"""The latest texts of many pages with one request, without unused data.

MediaWiki itself limits an answer (Manual:$wgAPIMaxResultSize: 8 MB) and continues in another
(API:Continue), so no more than an answer is kept in memory, and no text is lost.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Generic

from bot_plugins.frameworks.mediawiki import disambiguation
from bot_plugins.frameworks.mediawiki.api import ApiT

Row = dict[str, Any]
_TEXTS = {"rvprop": "ids|timestamp|content", "rvslots": "main"}
_ABOUT_TEXTS = {"continue", "rvcontinue"}


class Fetcher(Generic[ApiT]):
    """Fetches texts from one wiki, and with them what marks disambiguation pages."""

    def __init__(self, asker: ApiT) -> None:
        self.asker = asker
        self._asked: dict[str, str] | None = None

    def rows(self, kind: str, keys: Sequence[Any]) -> Iterator[dict[Any, Row]]:
        """Yield, answer by answer, what the wiki shows of the pages; each of ``keys`` comes once.

        ``kind`` is ``titles`` or ``pageids``. The pages of an answer are in the order of
        ``keys``; the answers are in MediaWiki's order, by page id. ``{}`` means that the wiki
        shows nothing.

        Raises:
            RunStopped: the wiki does not answer as it should.
        """
        left = dict.fromkeys(keys)
        gathered: dict[Any, Row] = {}
        for answer in self.asker.about(kind, list(left), **self._params()):
            _gather(gathered, answer, kind, left)
            if not {*answer.get("continue", ())} <= _ABOUT_TEXTS:
                continue  # not only texts are to come, so no page is known to be complete
            whole = {key: gathered.pop(key) for key in left if _is_whole(gathered.get(key, {}))}
            for key in whole:
                del left[key]
            yield from self._told(whole)
        yield from self._told({key: gathered.get(key, {}) for key in left})

    def _params(self) -> dict[str, str]:
        """Return the query; texts come last in it, so that MediaWiki puts off these."""
        asked = self._about_disambiguation()
        props = [prop for prop in ("info", asked.get("prop"), "revisions") if prop]
        return {**_TEXTS, **asked, "prop": "|".join(props)}

    def _about_disambiguation(self) -> dict[str, str]:
        if self._asked is None:
            try:
                self._asked = disambiguation.wanted(self.asker)
            except self.asker.trouble as error:
                raise self.asker.stopped(error) from error
        return self._asked

    def _told(self, rows: dict[Any, Row]) -> Iterator[dict[Any, Row]]:
        for row in rows.values():
            row.update(disambiguation.said(self._about_disambiguation(), row))
        if rows:
            yield rows


def _gather(
    gathered: dict[Any, Row], answer: Mapping[str, Any], kind: str, left: Collection[Any]
) -> None:
    """Add an answer to what is known about the remaining pages."""
    query = answer.get("query", {})
    for row in query.get("pages", ()):
        for key in _keys(row, kind, query.get("normalized", ())):
            if key in left:
                gathered.setdefault(key, {}).update(row)


def _keys(row: Row, kind: str, normalized: Sequence[Mapping[str, str]]) -> list[Any]:
    """Return the keys by which a page was requested: its id, or its title in each spelling."""
    if kind == "pageids":
        return [row.get("pageid")]
    title = row.get("title", "")
    return [title, *(change["from"] for change in normalized if change["to"] == title)]


def _is_whole(row: Row) -> bool:
    return bool(row.get("revisions")) or is_nothing(row)


def is_nothing(row: Row) -> bool:
    """Tell whether the wiki says that there is no such page."""
    return any(name in row for name in ("missing", "invalid", "special"))


def is_missing(row: Row) -> bool:
    """Tell whether the wiki shows nothing of a page, or says that there is none."""
    return not row or is_nothing(row)


def has_text(row: Row) -> bool:
    """Tell whether the wiki shows the text of the latest revision."""
    return any("content" in revision["slots"]["main"] for revision in row.get("revisions", ()))
