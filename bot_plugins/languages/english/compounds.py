"""Compounds with a hyphen or a slash: "non-persistent", "planes/trains"."""

from __future__ import annotations

import re

from bot_plugins.languages.english.vocabulary import frequent

_JOINED = re.compile(r"[-/]")
_WHOLE = re.compile(r"[A-Za-z]+[-/][A-Za-z]+")


def joined(source: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of letters, hyphens and slashes around a word's span, in code points."""
    low, high = start, end
    while low and _is_part(source[low - 1]):
        low -= 1
    while high < len(source) and _is_part(source[high]):
        high += 1
    return low, high


def is_compound(source: str, start: int, end: int) -> bool:
    """Tell whether a word is part of a compound."""
    return joined(source, start, end) != (start, end)


def is_of_words(source: str, start: int, end: int, *, is_strong: bool = False) -> bool:
    """Tell whether a word stands alone, or in a compound with one frequent word.

    If the evidence for a slip ``is_strong``, the other word may be any: "ip-adress". False in a
    path, and for a combining form ("historico-philosophical").
    """
    low, high = joined(source, start, end)
    if (low, high) == (start, end):
        return True
    if not _WHOLE.fullmatch(source, low, high) or source[start:end].endswith("o"):
        return False
    first, second = _JOINED.split(source[low:high])
    other = second if low == start else first
    return is_strong or other.lower() in frequent()


def _is_part(character: str) -> bool:
    return character.isalpha() or character in "-/"
