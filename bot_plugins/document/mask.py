"""A mask that gives, for each character of a text, whether rules may read and change it.

Four levels, each stronger than the one before it:

- prose: a rule reads it and may change it;
- locked: a rule reads it and may not change it (link text, italics, words beside markup);
- transparent: markup that a reader does not see (bold marks, link brackets, hidden targets);
- opaque: anything else (templates, references, quotations); nothing matches across it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from enum import IntEnum

import numpy as np

from bot_plugins.core.edits import Edit, apply_edits

OPAQUE = "\ufdd0"
TRANSPARENT = "\ufdd1"
"""Placeholders: Unicode noncharacters, reserved for a program's own use (Unicode 23.7)."""


class Level(IntEnum):
    """Whether rules may read and change a character; a higher level overrides a lower one."""

    PROSE = 0
    LOCKED = 1
    TRANSPARENT = 2
    OPAQUE = 3


_POINTS = f"utf-32-{sys.byteorder[0]}e"
"""An encoding with one number for each code point."""
_RAISED = [bytes(max(level, old) for old in range(256)) for level in Level]
"""For each level, the table of what other levels become when raised to it."""

Span = tuple[int, int]
MarkedSpan = tuple[int, int, Level]


class Mask:
    """The level of every code point of one text; levels are only ever raised."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._levels = bytearray(len(source))
        self._prose: str | None = None
        for match in re.finditer(f"[{OPAQUE}{TRANSPARENT}]+", source):
            self.raise_to(Level.OPAQUE, *match.span())

    def raise_to(self, level: Level, start: int, end: int) -> None:
        """Raise ``source[start:end]`` to ``level``; higher levels stay."""
        self._prose = None
        self._levels[start:end] = self._levels[start:end].translate(_RAISED[level])

    def raise_all(self, spans: Iterable[MarkedSpan]) -> None:
        """Raise every span of ``spans`` to its level."""
        for start, end, level in spans:
            self.raise_to(level, start, end)

    def prose(self) -> str:
        """Return the source with each masked character replaced by a placeholder; same length."""
        if self._prose is None:
            self._prose = self._masked()
        return self._prose

    def _masked(self) -> str:
        levels = np.frombuffer(self._levels, np.uint8)
        points = np.frombuffer(bytearray(self.source, _POINTS, "surrogatepass"), np.uint32)
        points[levels == Level.TRANSPARENT] = ord(TRANSPARENT)
        points[levels == Level.OPAQUE] = ord(OPAQUE)
        return points.tobytes().decode(_POINTS, "surrogatepass")

    def replaced(self, edits: Sequence[Edit]) -> Mask:
        """Return the mask of the edited text; the edits must replace prose with prose."""
        mask = Mask(apply_edits(self.source, edits))
        levels, position = bytearray(), 0
        for edit in sorted(edits, key=lambda span: span.start):
            levels += self._levels[position : edit.start] + bytes(len(edit.replacement))
            position = edit.end
        mask._levels = levels + self._levels[position:]
        return mask

    def editable(self, start: int, end: int) -> bool:
        """Tell whether every character of ``source[start:end]`` may be changed."""
        return not any(self._levels[start:end])

    def hidden(self) -> str:
        """Return all masked characters in order: the skeleton of the page's markup."""
        return "".join(
            self.source[slice(*match.span())]
            for match in re.finditer(rb"[\x02\x03]+", self._levels)
        )
