"""Queries directly to MediaWiki's API, and the wiki's own clock; a framework sends them."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from bot_plugins.ports import RunStopped

_ROWS, _MANY_ROWS = 500, 5000
_VALUES, _MANY_VALUES = 50, 500
"""Most rows of a list, and most pages or revisions named, in one request; the larger limits need
the right ``apihighlimits`` (https://www.mediawiki.org/wiki/API:Etiquette, ApiBase::LIMIT_BIG1
and related constants)."""


class WikiApi(ABC):
    """Queries one wiki, and knows the wiki's time from its last answer.

    ``trouble`` are the framework's exceptions for a wiki that fails. If the wiki answered with an
    error of the API, its code is the exception's attribute ``code``.
    """

    trouble: tuple[type[Exception], ...] = ()

    def __init__(self) -> None:
        self._answered: tuple[datetime, float] | None = None
        self._lost_right = False

    @property
    @abstractmethod
    def name(self) -> str:
        """The wiki's name, as the queue and messages have it."""

    @property
    @abstractmethod
    def user(self) -> str:
        """The name of the account that asks; empty if there is none."""

    @abstractmethod
    def has_right(self, right: str) -> bool:
        """Tell whether the account has a right; pass on the framework's exceptions."""

    @abstractmethod
    def has_extension(self, extension: str) -> bool:
        """Tell whether the wiki has an extension; pass on the framework's exceptions."""

    @abstractmethod
    def title(self, title: str, namespace: int = 0) -> str:
        """Return a title in the wiki's own spelling; ``namespace`` is for titles without one.

        Pass on the framework's exceptions, also for an invalid title.
        """

    @abstractmethod
    def stopped(self, error: Exception) -> RunStopped:
        """Return why a run cannot go on after an error, and what to do."""

    @abstractmethod
    def _send(self, params: Mapping[str, str]) -> dict[str, Any]:
        """Send a query once more if that is safe; pass on the framework's exceptions."""

    @property
    def disambiguation_templates(self) -> Sequence[str]:
        """Titles of templates known to mark disambiguation pages; empty if the wiki lists them."""
        return ()

    def query(self, **params: str) -> dict[str, Any]:
        """Send one query (https://www.mediawiki.org/wiki/API:Query); return the whole answer.

        Raises:
            RunStopped: the wiki does not answer as it should.
        """
        try:
            return self.answer(**params)
        except self.trouble as error:
            raise self.stopped(error) from error

    def answer(self, **params: str) -> dict[str, Any]:
        """Send one query, as ``query`` does, but pass on the framework's exceptions."""
        asked = {"action": "query", "formatversion": "2", "curtimestamp": "1", **params}
        answer = self._send(asked)
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
                yield from self.batches(**{kind: "|".join(some)}, **params)
            except self.trouble as error:
                if code_of(error) != "toomanyvalues" or self._lost_right:
                    raise self.stopped(error) from error
                self._lost_right = True
            else:
                rest = rest[len(some) :]

    def batches(self, **params: str) -> Iterator[dict[str, Any]]:
        """Yield the answers to a query and to all its continuations (API:Continue).

        Pass on the framework's exceptions.
        """
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
            return not self._lost_right and self.has_right("apihighlimits")
        except self.trouble as error:
            raise self.stopped(error) from error


ApiT = TypeVar("ApiT", bound=WikiApi)


def code_of(error: Exception) -> str:
    """Return the API's code of a framework's exception; empty if the wiki gave none."""
    return str(getattr(error, "code", None) or "")


def only_page(answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return the only page in an answer; empty if it has none."""
    pages: list[dict[str, Any]] = answer.get("query", {}).get("pages", [])
    return pages[0] if pages else {}


def offset(wiki: datetime) -> float:
    """Return how many seconds a wiki's time is ahead of this machine's."""
    return (wiki - datetime.now(UTC)).total_seconds()
