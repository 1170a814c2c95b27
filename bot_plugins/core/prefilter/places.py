"""Places in some text where rules could act; offsets are those of bytes in its UTF-8."""

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
    """Where ``rules`` could act, and no others."""

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
    """Return those places, given in order, that begin from ``start`` to before ``end``."""
    low = bisect_left(places, start, key=_start)
    return places[low : bisect_left(places, end, low, key=_start)]


@dataclass(frozen=True, slots=True)
class Hits:
    """Where rules could act in the XML of many pages (``places``, in order).

    ``bound`` is where it says that rules bound to some pages may, sorted; what is bound to a page
    counts for no other.
    """

    places: Sequence[Place]
    bound: Sequence[int]

    def within(self, start: int, end: int) -> Sequence[Place]:
        """Return the places that begin from ``start`` to before ``end``."""
        return between(self.places, start, end)

    def binds(self, start: int, end: int) -> bool:
        """Tell whether bound rules may act between ``start`` and ``end``."""
        return bisect_left(self.bound, start) < bisect_left(self.bound, end)
