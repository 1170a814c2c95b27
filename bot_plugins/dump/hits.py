"""Where in a block of pages, still as XML, a rule could act at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from bot_plugins import skim
from bot_plugins.rule import Rule

Hits = Sequence[int]
"""Sorted offsets of bytes."""


def hits_in(xml: bytes, rules: tuple[Rule, ...]) -> Hits:
    """Return where rules could act: a place that is left out holds nothing for any of them."""
    return skim.of(rules).hits(xml, escaped=True)


def is_hit(hits: Hits, start: int, end: int) -> bool:
    """Tell whether one of ``hits`` is from ``start`` to before ``end``."""
    first = bisect_left(hits, start)
    return first < len(hits) and hits[first] < end
