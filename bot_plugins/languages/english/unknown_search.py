"""Search of raw text for unknown words that are probably misspelled.

The search is for a word on no list, between or beside two usual ones, and near a frequent one. This
excludes most of what occurs in names, addresses, code and other languages. A word that is very
likely misspelled may stand beside any others. The search takes 12 ms per megabyte of articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf

import numpy as np
import numpy.typing as npt

from bot_plugins.core.prefilter.words import Words
from bot_plugins.document import Span
from bot_plugins.languages.english import vocabulary
from bot_plugins.languages.english.misspellings import common
from bot_plugins.languages.english.near_words import LONG, have_near
from bot_plugins.languages.english.unknown_words import CAPITAL, LEAST_OF_LONE, SHORTEST, guess

_Marks = npt.NDArray[np.bool_]

_BEFORE = re.compile(rb"[\s\[*:#\"/>;=-]|(?<![0-9A-Za-z])\(|(?<![A-Za-z\x80-\xff])'")
_AFTER = re.compile(rb"(?! =)[\s,;:!?)\]\"<&/=-]|\.(?!\w)|'(?:s\b|(?!\w))|\Z")
"""ASCII characters beside which a word may be part of prose; after it, ``&`` begins an entity. An
apostrophe after a letter is a part of the word ("Ba'athist"), and a bracket after one is code."""
_APART = tuple(
    np.array([bool(pattern.match(bytes([value]))) for value in range(256)])
    for pattern in (re.compile(rb"[\s(*#]"), re.compile(rb"[\s,;:.)]"))
)
"""The bytes before and after a word that is no part of a compound, an address or markup."""
_OPENING = re.compile(rb"(?:[\n*#=>;]|[\n*#:]:|(?<![A-Z])[.!?*#:=] )\Z")
"""Text before a word that begins a sentence, a heading or a list item; ";" ends the entity of a
tag, as in dumps."""
ALONE = 6.8
"""The strength of the evidence needed for a word that is not between usual ones."""
INSIDE = 8.3
"""The same for a word with a capital inside a sentence, which may be a name."""
_APART_LEAST = 6
"""Minimum letters of a word that may stand beside any others."""
_JOINING = frozenset((b"-", b"/"))
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def search_text(text: str) -> list[Span]:
    """Return the spans of words that may be misspelled, in code points."""
    return [*search(in_words(text))]


def in_words(text: str) -> Words:
    """Return the words of a text, with one byte for each code point."""
    return Words(_NOT_ASCII.sub("\x80", text).encode("latin-1"))


def search(words: Words) -> Iterator[Span]:
    """Yield the spans of words that may be misspelled, in bytes."""
    data, beside = words.data, neighbours(words)
    unknown = _may_stand(words, beside).nonzero()[0]
    if not len(unknown):
        return  # saves reading the list of known words
    unknown = unknown[~_are_known(words, unknown)]
    unknown = unknown[_marks(_may_be_prose(data, *span) for span in words.spans(unknown))]
    inside = _marks(_has_capital_inside(data, start) for start, _ in words.spans(unknown))
    is_flanked = (beside.before & beside.between)[unknown] & (words.lengths[unknown] >= LONG)
    may_be_word = ~inside | is_flanked
    unknown, inside = unknown[may_be_word], inside[may_be_word]
    between, spans = beside.between[unknown], words.spans(unknown)
    texts = [words.lower[start:end].decode() for start, end in spans]
    needed = np.where(inside, INSIDE, np.where(between, LEAST_OF_LONE, ALONE))
    needed[~have_near(texts, between & ~inside)] = inf
    for (start, end), text, least in zip(spans, texts, needed.tolist(), strict=True):
        if _is_likely(data, start, text, least) and not _is_listed(data, start, end, text):
            yield start, end


def _are_known(words: Words, numbers: npt.NDArray[np.int64]) -> _Marks:
    """Tell which of the words with these indices are known as they are written."""
    keys = words.keys[numbers]
    is_lower = np.frombuffer(words.data, np.uint8)[words.starts[numbers]] >= ord("a")
    known: _Marks = vocabulary.are_known(keys) & ~(is_lower & vocabulary.are_typos(keys))
    return known


def _marks(values: Iterable[bool]) -> _Marks:
    return np.fromiter(values, bool)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Which words are usual, and which have a usual word before them, behind them, or both.

    Two usual words on one side count as both.
    """

    usual: _Marks
    before: _Marks
    behind: _Marks
    between: _Marks


def neighbours(words: Words) -> Neighbours:
    """Tell which words are usual, and which stand beside usual ones."""
    count = len(words.starts)
    usual = np.zeros(count + 4, bool)
    usual[2:-2] = vocabulary.usual().may_hold(words.keys)
    linked = np.zeros(count + 3, bool)
    linked[2:-2] = _are_linked(words)
    before = linked[1:-2] & usual[1:-3]
    behind = linked[2:-1] & usual[3:-1]
    twice_before = before & linked[:-3] & usual[:-4]
    twice_behind = behind & linked[3:] & usual[4:]
    between = before & behind | twice_before | twice_behind
    return Neighbours(usual[2:-2], before, behind, between)


def _may_stand(words: Words, beside: Neighbours) -> _Marks:
    """Tell which words are unusual and long enough for the words around them."""
    lengths = words.lengths
    is_short, is_long = lengths == SHORTEST, (lengths >= _APART_LEAST) & _are_apart(words)
    before, behind = beside.before, beside.behind
    found: _Marks = is_long | (lengths > SHORTEST) & (before | behind) | is_short & before & behind
    return found & ~beside.usual


def _are_apart(words: Words) -> _Marks:
    """Tell which words are surely no name, and no part of a compound, an address or markup."""
    padded = np.frombuffer(b" " + words.data + b" ", np.uint8)
    is_lower = padded[words.starts + 1] >= ord("a")
    found: _Marks = is_lower & _APART[0][padded[words.starts]] & _APART[1][padded[words.ends + 1]]
    return found


def _are_linked(words: Words) -> _Marks:
    """Tell which words have only a space, or a comma and a space, before the next word."""
    if not len(words.starts):
        return np.zeros(0, bool)
    characters = np.frombuffer(words.data, np.uint8)
    ends, starts = words.ends[:-1], words.starts[1:]
    comes_after = starts - ends - (characters[ends] == ord(","))
    linked: _Marks = (characters[starts - 1] == ord(" ")) & (comes_after == 1)
    return linked


def _may_be_prose(data: bytes, start: int, end: int) -> bool:
    """Tell whether a word stands alone, and has no capital but the first letter."""
    return data[start + 1 : end].islower() and stands_alone(data, start, end)


def _has_capital_inside(data: bytes, start: int) -> bool:
    """Tell whether a word has a capital, but begins no sentence, heading or list item."""
    return data[start : start + 1].isupper() and not _begins(data, start)


def stands_alone(data: bytes, start: int, end: int) -> bool:
    """Tell whether a word may be part of prose, by the characters beside it."""
    return (not start or bool(_BEFORE.match(data, start - 1))) and bool(_AFTER.match(data, end))


def _begins(data: bytes, start: int) -> bool:
    return not start or bool(_OPENING.search(data[max(start - 3, 0) : start]))


def _is_listed(data: bytes, start: int, end: int, word: str) -> bool:
    """Tell whether a word is on the list of common misspellings, which has its own rule.

    That rule ignores compounds.
    """
    is_compound = data[start - 1 : start] in _JOINING or data[end : end + 1] in _JOINING
    return word in common() and not is_compound


def _is_likely(data: bytes, start: int, word: str, least: float) -> bool:
    """Tell whether the evidence for a misspelling has a minimum strength."""
    found = guess(word) if least < inf else None
    has_capital = data[start : start + 1].isupper()
    return found is not None and found.strength - CAPITAL * has_capital >= least
