"""References in running text, and a page's own style of placing them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

REFERENCE = r"(?:<ref\b|\{\{\s*(?:sfn|efn|refn|r)\s*\|)"
"""The beginning of a reference."""
_REFERENCE = re.compile(REFERENCE, re.IGNORECASE)
_NEAR = 10
"""Code points to look at before a reference."""
_FEWEST = 3
"""From this many references without a space, that is the page's own style."""


@dataclass(frozen=True, slots=True)
class ReferenceStyle:
    """How many references of a page have no space before them, and how many have one."""

    closed: int
    spaced: int

    @property
    def may_close(self) -> bool:
        """Whether a space is not the page's style: only one has it, or no more than half."""
        return self.spaced == 1 or self.closed >= self.spaced

    @property
    def closes(self) -> bool:
        """Whether the page's own style clearly is no space."""
        return self.closed >= _FEWEST and self.closed > self.spaced


@lru_cache(maxsize=16)
def habit(source: str) -> ReferenceStyle:
    """Return how a page's wikitext places its references."""
    starts = [match.start() for match in _REFERENCE.finditer(source)]
    before = [source[max(start - _NEAR, 0) : start] for start in starts]
    behind_text = [
        space for space in before if space.rstrip(" \t")[-1:] not in {"", "\n", "\r", ">"}
    ]
    spaced = sum(reference[-1] in " \t" for reference in behind_text)
    return ReferenceStyle(len(behind_text) - spaced, spaced)
