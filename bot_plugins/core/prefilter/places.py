"""Places in a text where rules could act; offsets are bytes in its UTF-8."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from bot_plugins.core.rule import Rule
from bot_plugins.document import Span

_start = itemgetter(0)
_span = itemgetter(0, 1)


class Place(NamedTuple):
    """A span where ``rules``, and no others, could act."""

    start: int
    end: int
    rules: Collection[Rule]

    @property
    def span(self) -> Span:
        """Where the place starts and ends."""
        return self.start, self.end


def in_order(places: Iterable[Place]) -> list[Place]:
    """Return places from left to right."""
    return sorted(places, key=_span)


def between(places: Sequence[Place], start: int, end: int) -> Sequence[Place]:
    """Return those of ``places`` (sorted) that begin at ``start`` or later and before ``end``."""
    low = bisect_left(places, start, key=_start)
    return places[low : bisect_left(places, end, low, key=_start)]


@dataclass(frozen=True, slots=True)
class Hits:
    """Places where rules could act in the XML of many pages (``places``, sorted).

    ``bound`` are the sorted offsets of matches of ``Rule.only_where``; such a match counts only
    for its own page.
    """

    places: Sequence[Place]
    bound: Sequence[int]

    def within(self, start: int, end: int) -> Sequence[Place]:
        """Return the places that begin at ``start`` or later and before ``end``."""
        return between(self.places, start, end)

    def binds(self, start: int, end: int) -> bool:
        """Tell whether rules bound to some pages could act between ``start`` and ``end``."""
        return bisect_left(self.bound, start) < bisect_left(self.bound, end)
