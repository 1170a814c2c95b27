"""References in running text, and how a page itself puts them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

REFERENCE = r"(?:<ref\b|\{\{\s*(?:sfn|efn|refn|r)\s*\|)"
"""How a reference begins."""
_REFERENCE = re.compile(REFERENCE, re.IGNORECASE)
_NEAR = 10
"""Code points looked at before a reference."""
_FEWEST = 3
"""References without a space that show a page's own way."""


@dataclass(frozen=True, slots=True)
class ReferenceStyle:
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
def habit(source: str) -> ReferenceStyle:
    """Return how a page's wikitext puts its references."""
    starts = [match.start() for match in _REFERENCE.finditer(source)]
    before = [source[max(start - _NEAR, 0) : start] for start in starts]
    behind_text = [one for one in before if one.rstrip(" \t")[-1:] not in {"", "\n", "\r", ">"}]
    spaced = sum(one[-1] in " \t" for one in behind_text)
    return ReferenceStyle(len(behind_text) - spaced, spaced)
