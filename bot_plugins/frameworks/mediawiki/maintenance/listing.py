"""Lists of pages without their texts, read in batches, one request each.

Every list is a generator of the API (https://www.mediawiki.org/wiki/API:Query#Generators) with
``prop=info``, so that one answer has the pages' ids and latest revisions.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot_plugins.frameworks.mediawiki.api import WikiApi, code_of, only_page
from bot_plugins.frameworks.mediawiki.errors import one_line
from bot_plugins.ports import Batch, Listed

MOST_FOUND = 10_000
"""CirrusSearch shows no results beyond these
(https://www.mediawiki.org/wiki/Help:CirrusSearch, API error cirrussearch-offset-too-large)."""
_BAD_PLACE = frozenset({"badcontinue", "badinteger"})
"""API error codes for a continuation that is not known (any more): API:Continue."""
_BAD_LIST = re.compile(r"cirrussearch-|search-|srsearch|invalid|missingtitle|nosuch|missingparam")
"""API error codes that concern the list asked for, not the wiki or the account."""
_NUMBERS = frozenset({"gsroffset", "given"})

Place = dict[str, str]


@dataclass
class GeneratedList:
    """A list from a generator of the API; ``what`` is its name for people."""

    asker: WikiApi
    name: str
    what: str
    params: Mapping[str, str]
    limit: str
    notes: list[str] = field(default_factory=list)
    _is_anew: bool = False

    def batch(self, place: str, most: int) -> Batch:
        """Return the next pages of the list from ``place`` on, at most ``most``.

        Raises:
            RunStopped: the wiki does not answer as it should.
        """
        self.notes = []
        try:
            return self._batch(self._read(place), most)
        except self.asker.trouble as error:
            if not _BAD_LIST.match(code_of(error)):
                raise self.asker.stopped(error) from error
            self.notes.append(f"the wiki refuses {self.what}: {one_line(error)}")
            return self._end()

    def _batch(self, place: Place, most: int) -> Batch:
        try:
            pages, more = self._ask(place, most)
        except self.asker.trouble as error:
            if not place or code_of(error) not in _BAD_PLACE or self._is_anew:
                raise  # also if the wiki does not know a place that it has just given
            self._is_anew = True
            self._start_anew()
            pages, more = self._ask({}, most)
        if more is None:
            return self._end(pages)
        return Batch(pages, json.dumps(more), False, self._note)

    def _ask(self, place: Place, most: int) -> tuple[tuple[Listed, ...], Place | None]:
        """Query until one batch is complete; a large one may come in pieces."""
        rows = max(1, min(most, self.asker.rows))
        found: dict[int, Mapping[str, Any]] = {}
        more: Place | None = place
        while more is not None:
            answer = self.asker.answer(
                prop="info", **self.params, **{self.limit: str(rows)}, **more
            )
            found |= {row.get("pageid", 0): row for row in pages_of(answer)}
            more = answer.get("continue")
            if "batchcomplete" in answer:
                break
        ordered = sorted(found.values(), key=lambda row: int(row.get("index", 0)))
        return tuple(as_listed(row) for row in ordered if is_article(row)), more

    def _read(self, place: str) -> Place:
        """Read the place of an earlier batch; start over if it cannot be read."""
        try:
            read = json.loads(place or "{}")
        except ValueError:
            read = None
        if isinstance(read, dict) and self._may_be(read):
            return {key: str(value) for key, value in read.items()}
        self._start_anew()
        return {}

    def _may_be(self, place: Mapping[str, object]) -> bool:
        """Tell whether a place has only what an answer to this list may contain."""
        prefix = self.limit.removesuffix("limit")
        tokens = {"continue", f"{prefix}continue", "incontinue"}
        numbers = {name for name in _NUMBERS if name.startswith((prefix, "given"))}
        return all(
            (key in tokens and isinstance(value, str))
            or (key in numbers and str(value).isdecimal())
            for key, value in place.items()
        )

    def _start_anew(self) -> None:
        self.notes.append(f"the place in {self.what} was lost: it is read from the beginning")

    def _end(self, pages: tuple[Listed, ...] = ()) -> Batch:
        return Batch(pages, "", True, self._note)

    @property
    def _note(self) -> str:
        return "; ".join(self.notes)


class LinkList(GeneratedList):
    """The pages that a page links to; notes a missing page, which the API does not report."""

    def _end(self, pages: tuple[Listed, ...] = ()) -> Batch:
        if not pages and not self.notes:
            page = only_page(self.asker.answer(titles=self.params["titles"], prop="info"))
            if not is_article(page):
                self.notes.append(f"{self.what} leads nowhere: there is no such page")
        return super()._end(pages)


class SearchList(GeneratedList):
    """What the wiki's search finds, up to the number of results that it shows."""

    def _ask(self, place: Place, most: int) -> tuple[tuple[Listed, ...], Place | None]:
        left = MOST_FOUND - int(place.get("gsroffset", 0))
        if left <= 0:
            return (), None
        pages, more = super()._ask(place, min(most, left))
        if more is not None and int(more.get("gsroffset", 0)) >= MOST_FOUND:
            self.notes.append(f"{self.what} finds more than the {MOST_FOUND:,} pages it shows")
            more = None
        return pages, more


@dataclass
class RandomList(GeneratedList):
    """``number`` random pages; the place holds how many were returned."""

    number: int = 100

    def _ask(self, place: Place, most: int) -> tuple[tuple[Listed, ...], Place | None]:
        given = int(place.pop("given", "0"))
        rows = max(1, min(most, self.asker.rows, self.number - given))
        pages, more = super()._ask(place, rows)
        if more is None or given + rows >= self.number:
            return pages, None
        return pages, {**more, "given": str(given + rows)}


def pages_of(answer: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the pages in an answer."""
    pages: list[Mapping[str, Any]] = answer.get("query", {}).get("pages", [])
    return pages


def is_article(row: Mapping[str, Any]) -> bool:
    """Tell whether a page exists, has wikitext and is not a redirect."""
    return "lastrevid" in row and "redirect" not in row and row["contentmodel"] == "wikitext"


def as_listed(row: Mapping[str, Any]) -> Listed:
    """Read a page as ``prop=info`` shows it (https://www.mediawiki.org/wiki/API:Info)."""
    return Listed(row["pageid"], row["title"], row["ns"], row["lastrevid"])
