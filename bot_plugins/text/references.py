"""References in running text, and how a page itself puts them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

REFERENCE = r"(?:<ref\b|\{\{\s*(?:sfn|efn|refn|r)\s*\|)"
"""How a reference begins."""
_PLACED = re.compile(rf"[^\s>](?P<space>[ \t]*){REFERENCE}", re.IGNORECASE)
_FEWEST = 3
"""References without a space that show a page's own way."""


@dataclass(frozen=True, slots=True)
class Habit:
    """How many references of a page stand without a space before them, and with one."""

    closed: int
    spaced: int

    @property
    def may_close(self) -> bool:
        """Whether a space is no way of the page's own: it stands before one, or before few."""
        return self.spaced == 1 or self.closed >= self.spaced

    @property
    def closes(self) -> bool:
        """Whether the page surely puts none."""
        return self.closed >= _FEWEST and self.closed > self.spaced


@lru_cache(maxsize=16)
def habit(source: str) -> Habit:
    """Return how a page's wikitext puts its references."""
    spaces = [bool(match["space"]) for match in _PLACED.finditer(source)]
    return Habit(spaces.count(False), spaces.count(True))
