"""The progress of queries: lists must bring something new, and errors must end.

MediaWiki itself gives empty answers that continue if a wiki in miser mode scans rows that do not
match the query (https://www.mediawiki.org/wiki/API:Continue, Manual:$wgMiserMode). A list that
never ends, and brings new pages forever, cannot be distinguished from a large wiki.
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bot_plugins.frameworks.mediawiki.answers.asked import RequestParameters

MOST_EMPTY = 500
"""Most answers in a row that bring nothing new: a quarter of a million rows scanned, or ten times
as many for an account with a bot's limits."""
MOST_ABOUT_PAGES = 1_000
"""Most answers about named pages. Each has at least the rest of a page's text, of at most 500
pages. Each answer about a page's history has 500 revisions; together they reach as far back as
anybody looks."""
MOST_ERRORS = 20
"""Most errors in a row in answer to the same query: far more than Pywikibot's tries after a lost
session, for lag or for an old token."""
_LISTS, _QUESTIONS = 16, 64
"""Most lists read at the same time, and most queries answered with errors; the least recently used
is forgotten."""
_NOT_THE_LIST = ("limit", "maxlag", "assert", "token", "continue", "offset")
"""Endings of parameters that change while a list is read."""

T = TypeVar("T")


@dataclass(slots=True)
class _List:
    """How far a list was read. ``last`` continues it; ``before`` led to the last answer."""

    last: Mapping[str, Any] = field(default_factory=dict)
    before: Mapping[str, Any] = field(default_factory=dict)
    places: set[bytes] = field(default_factory=set)
    answers: set[bytes] = field(default_factory=set)
    empty: int = 0


class ListProgress:
    """The lists that are being read, each identified by its query."""

    def __init__(self) -> None:
        self._lists: OrderedDict[bytes, _List] = OrderedDict()
        self._errors: OrderedDict[bytes, int] = OrderedDict()

    def note(self, asked: RequestParameters, answer: Mapping[str, Any]) -> None:
        """Note an answer of the right shape.

        Raises:
            ValueError: the query, or the list it belongs to, makes no progress.
        """
        key = _digest({k: v for k, v in asked.params.items() if not k.endswith(_NOT_THE_LIST)})
        if "error" in answer:
            self._note_error(key, asked)
            return
        self._errors.pop(key, None)
        read = self._lists.pop(key, None) or _List()
        is_next = _goes_on_from(asked, read.last)
        if not is_next and not _goes_on_from(asked, read.before):
            read = _List()
        if more := answer.get("continue"):
            _go_on(read, asked, answer, is_next=is_next)
            read.last = more
            _keep(self._lists, key, read, _LISTS)

    def _note_error(self, key: bytes, asked: RequestParameters) -> None:
        count = self._errors.pop(key, 0) + 1
        if count >= MOST_ERRORS:
            raise ValueError(f"the answers to {asked} were only errors, {count} times so far")
        _keep(self._errors, key, count, _QUESTIONS)


def _keep(kept: OrderedDict[bytes, T], key: bytes, value: T, most: int) -> None:
    kept[key] = value
    if len(kept) > most:
        kept.popitem(last=False)


def _go_on(
    read: _List, asked: RequestParameters, answer: Mapping[str, Any], *, is_next: bool
) -> None:
    place = _digest(answer["continue"])
    if is_next:
        if place in read.places:
            raise ValueError(f"{asked} continues at a place where it was before")
        _count(read, asked, answer)
        read.before = read.last
    read.places.add(place)


def _goes_on_from(asked: RequestParameters, more: Mapping[str, Any]) -> bool:
    return bool(more) and all(asked.params.get(name) == str(more[name]) for name in more)


def _count(read: _List, asked: RequestParameters, answer: Mapping[str, Any]) -> None:
    brought = _digest({**answer.get("query", {}), "userinfo": ""})
    read.empty = read.empty + 1 if brought in read.answers else 0
    read.answers.add(brought)
    if read.empty >= MOST_EMPTY:
        raise ValueError(f"{asked} continues, but brought nothing new {MOST_EMPTY} times")
    if asked.names_pages and len(read.places) > MOST_ABOUT_PAGES:
        raise ValueError(f"{asked} continues after {MOST_ABOUT_PAGES} answers about the same pages")


def _digest(said: Mapping[str, Any]) -> bytes:
    text = json.dumps(said, sort_keys=True).encode()
    return hashlib.blake2b(text, digest_size=12).digest()
