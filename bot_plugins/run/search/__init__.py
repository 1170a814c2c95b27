"""Queries that search a wiki for pages with a rule's slip.

They are for CirrusSearch, which Wikimedia's wikis have
(https://www.mediawiki.org/wiki/Help:CirrusSearch#Insource). They find the commonest forms of a
slip, and also pages that have nothing to fix; a dump scan finds all slips.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot_plugins.core.rule import Rule

LONGEST = 300
"""Characters that CirrusSearch accepts in a query ($wgCirrusSearchMaxFullTextQueryLength)."""
_TABLE = "queries.toml"
_DOUBLED = re.compile(r"(?:\\b)?(?P<word>[^\W\d_]+)\\s\+(?P=word)(?:\\b)?")
_QUERY = "insource:/ ({}) /"


@dataclass(frozen=True, slots=True)
class Searches:
    """The queries for a rule, to be run one after the other; or ``reason``, why there are none."""

    queries: tuple[str, ...] = ()
    reason: str = ""


def searches_for(rule: Rule) -> Searches:
    """Return a rule's queries: from the table or, for a list of doubled words, its triggers."""
    entry = _table().get(rule.name)
    if isinstance(entry, str):
        return Searches(reason=entry)
    if entry:
        return Searches(tuple(entry))
    words = [found["word"] for pattern in rule.patterns if (found := _DOUBLED.fullmatch(pattern))]
    if words and len(words) == len(rule.patterns):
        return Searches(tuple(_short(f"{word} {word}" for word in words)))
    return Searches(reason=f"nobody has written one yet; add it to bot_plugins/run/search/{_TABLE}")


@cache
def _table() -> dict[str, list[str] | str]:
    text = files(__name__).joinpath(_TABLE).read_text(encoding="utf-8")
    table: dict[str, list[str] | str] = tomllib.loads(text)
    return table


def _short(phrases: Iterable[str]) -> Iterator[str]:
    """Yield queries that each find any of some phrases, none longer than ``LONGEST``."""
    some: list[str] = []
    for phrase in phrases:
        if some and len(_QUERY.format("|".join([*some, phrase]))) > LONGEST:
            yield _QUERY.format("|".join(some))
            some = []
        some.append(phrase)
    yield _QUERY.format("|".join(some))
