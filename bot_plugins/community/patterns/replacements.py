"""Replacement texts of .NET: ``$1``, ``${1}``, ``${name}``, ``$&`` and ``$$``.

https://learn.microsoft.com/dotnet/standard/base-types/substitutions-in-regular-expressions
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot_plugins.community.patterns.parser import Parsed

_SIGN = re.compile(r"\$(?:(\$)|(&)|(\d{1,3})|\{(\w{1,40})\})", re.ASCII)
WHOLE = 0
"""The number of the whole match."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A replacement text: literal pieces, and numbers of groups to put in."""

    pieces: tuple[str | int, ...]

    def filled(self, group: Callable[[int], str]) -> str:
        """Return the text, with what ``group`` returns for each number."""
        return "".join(piece if isinstance(piece, str) else group(piece) for piece in self.pieces)


def read_replacement(text: str, parsed: Parsed) -> Replacement:
    """Read a replacement text; a sign for a group that does not exist is literal, as in .NET."""
    pieces: list[str | int] = []
    at = 0
    for sign in _SIGN.finditer(text):
        pieces.append(text[at : sign.start()])
        pieces.append(_piece(sign, parsed))
        at = sign.end()
    return Replacement((*pieces, text[at:]))


def _piece(sign: re.Match[str], parsed: Parsed) -> str | int:
    dollar, whole, number, name = sign.groups()
    if dollar:
        return "$"
    if whole:
        return WHOLE
    named = parsed.names.get(name or "")
    found = named if named is not None else int(number or (name if name.isdecimal() else -1))
    return found if found == WHOLE or found in parsed.groups else sign[0]
