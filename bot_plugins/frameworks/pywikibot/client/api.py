"""Pywikibot: queries directly to the API, without its caches, and the wiki's own clock."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from pywikibot.data.api import Request
from pywikibot.site import APISite

from bot_plugins.frameworks.pywikibot.errors import TROUBLE, run_stopped

_ROWS, _MANY_ROWS = 500, 5000
_VALUES, _MANY_VALUES = 50, 500
"""Most rows of a list, and most pages or revisions named, in one request; the larger limits need
the right ``apihighlimits`` (https://www.mediawiki.org/wiki/API:Etiquette, ApiBase::LIMIT_BIG1
and related constants)."""


class ApiClient:
    """Queries one wiki, and knows the wiki's time from its last answer."""

    def __init__(self, site: APISite) -> None:
        self.site = site
        self._answered: tuple[datetime, float] | None = None
        self._lost_right = False

    def query(self, **params: str) -> dict[str, Any]:
        """Send one query (https://www.mediawiki.org/wiki/API:Query); return the whole answer.

        Raises:
            RunStopped: the wiki does not answer as it should.
        """
        try:
            return self.answer(**params)
        except TROUBLE as error:
            raise run_stopped(self.site, error) from error

    def answer(self, **params: str) -> dict[str, Any]:
        """Send one query, as ``query`` does, but pass on Pywikibot's exceptions.

        Pywikibot sends a query that is too long for a URL as POST, and adds ``meta=userinfo``,
        by which it notices a lost session.
        """
        asked = {"action": "query", "formatversion": "2", "curtimestamp": "1", **params}
        request = Request(site=self.site, use_get=True, parameters=asked)
        request._warning_handler = _is_no_news
        answer: dict[str, Any] = request.submit()
        self._answered = datetime.fromisoformat(answer["curtimestamp"]), time.monotonic()
        return answer

    def about(self, kind: str, values: Sequence[object], **params: str) -> Iterator[dict[str, Any]]:
        """Yield the answers to a query about many values of ``kind``: titles, pageids, revids.

        Raises:
            RunStopped: the wiki does not answer as it should.
        """
        rest = [str(value) for value in values]
        while rest:
            some = rest[: self.values]
            try:
                yield from self._batches(**{kind: "|".join(some)}, **params)
            except TROUBLE as error:
                if getattr(error, "code", "") != "toomanyvalues" or self._lost_right:
                    raise run_stopped(self.site, error) from error
                self._lost_right = True
            else:
                rest = rest[len(some) :]

    def _batches(self, **params: str) -> Iterator[dict[str, Any]]:
        """Yield the answers to a query and to all its continuations (API:Continue)."""
        more: dict[str, str] = {}
        while True:
            answer = self.answer(**params, **more)
            yield answer
            if "continue" not in answer:
                return
            more = answer["continue"]

    def now(self) -> datetime:
        """Return the wiki's time in UTC: that of its last answer plus the seconds since.

        Raises:
            RunStopped: there was no answer yet, and the wiki does not give one.
        """
        then, ticks = self._answered or self._ask_for_the_time()
        return then + timedelta(seconds=time.monotonic() - ticks)

    def _ask_for_the_time(self) -> tuple[datetime, float]:
        return datetime.fromisoformat(self.query()["curtimestamp"]), time.monotonic()

    @property
    def rows(self) -> int:
        """How many rows of a list the account gets in one request."""
        return _MANY_ROWS if self._may_ask_for_many() else _ROWS

    @property
    def values(self) -> int:
        """How many pages or revisions the account may name in one request."""
        return _MANY_VALUES if self._may_ask_for_many() else _VALUES

    def _may_ask_for_many(self) -> bool:
        try:
            return not self._lost_right and bool(self.site.has_right("apihighlimits"))
        except TROUBLE as error:
            raise run_stopped(self.site, error) from error


def only_page(answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return the only page in an answer; empty if it has none."""
    pages: list[dict[str, Any]] = answer.get("query", {}).get("pages", [])
    return pages[0] if pages else {}


def _is_no_news(module: str, text: str) -> bool:
    """Tell whether a warning only says "truncated": the answer continues in another."""
    return module == "result"


def offset(wiki: datetime) -> float:
    """Return how many seconds a wiki's time is ahead of this machine's."""
    return (wiki - datetime.now(UTC)).total_seconds()
