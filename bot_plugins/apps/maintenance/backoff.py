"""Exponential backoff: the pause before something that failed is tried again."""

from __future__ import annotations

import random
from collections.abc import Callable


class Backoff:
    """Pauses in seconds, from ``first`` on, each twice the one before, up to ``longest``.

    Each is drawn at random from its upper half, so that many bots that lost the same server do
    not all come back in the same second.
    """

    def __init__(
        self, first: float, longest: float, chance: Callable[[], float] = random.random
    ) -> None:
        self._first, self._longest, self._chance = first, longest, chance
        self._next = first

    def pause(self) -> float:
        """Return how long to wait after one more failure."""
        full = min(self._next, self._longest)
        self._next = full * 2
        return full * (0.5 + self._chance() / 2)

    def reset(self) -> None:
        """Start with the first pause again, after a success."""
        self._next = self._first
