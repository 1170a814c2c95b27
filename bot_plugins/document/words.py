"""The definition of a word: which characters, besides letters and digits, continue it.

Regular expressions know only letters and digits. But combining marks, the soft hyphen, joiners
and non-ASCII hyphens also occur within words (Unicode Standard Annex 29, "Word Boundaries":
Extend, Format, ZWJ and MidLetter; Unicode 6.2, "Dashes and Hyphens"). A word that contains one is
masked as a whole, so that no pattern sees a part of it as a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category

from bot_plugins.document.mask import OPAQUE, TRANSPARENT, Level, MarkedSpan

HYPHENS = "\u2010\u2011\u2012"
"""Hyphen, no-break hyphen and figure dash: they separate and join words as ``-`` does."""
_MIDDLE = frozenset(f"{HYPHENS}\u00b7\u2027")
_UNKNOWN = re.compile(rf"[^\w\s\0-\x7f{OPAQUE}{TRANSPARENT}]")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@lru_cache(maxsize=4096)
def continues_word(character: str) -> bool:
    """Tell whether a character that is not a letter or digit is part of the word beside it."""
    kind = category(character)
    return kind[0] == "M" or kind == "Cf" or character in _MIDDLE


def is_of_word(character: str) -> bool:
    """Tell whether a character is part of a word."""
    return character.isalnum() or continues_word(character)


def joined(text: str) -> Iterator[MarkedSpan]:
    """Yield as opaque the words that contain characters other than letters and digits."""
    continuing = _continuing(text)
    if not continuing:
        return
    inside = f"[\\w{re.escape(continuing)}]+"
    some = re.compile(f"[{re.escape(continuing)}]")
    for match in re.finditer(rf"{inside}(?:['’-]{inside})*", text):
        if some.search(match[0]):
            yield *match.span(), Level.OPAQUE


def is_joined(text: str) -> bool:
    """Tell whether a whole text is one such word."""
    return any(span[:2] == (0, len(text)) for span in joined(text))


def words(text: str) -> str:
    """Return the words of ``text`` in lower case, separated by single spaces."""
    return " ".join(_WORD.findall(plain(text))).casefold()


def plain(text: str) -> str:
    """Return ``text`` with ASCII hyphens, and without the other characters that continue words."""
    for character in _continuing(text):
        text = text.replace(character, "-" if character in HYPHENS else "")
    return text


def _continuing(text: str) -> str:
    """Return the characters of ``text`` that continue words but are not letters, each once."""
    if text.isascii():
        return ""
    return "".join(filter(continues_word, sorted(set(_UNKNOWN.findall(text)))))
