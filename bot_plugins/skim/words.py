"""Words of raw text, found by numpy: those that stand twice, and those of a long list.

A word here is a run of ASCII letters in lower case, so that parts of other words count too;
what needs to be exact is looked at again. Measured on articles: 2.5 ms per MB for both, where
a pattern that refers back takes 22 and a look-up of every word 24.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cached_property

import numpy as np
import numpy.typing as npt

_Positions = npt.NDArray[np.int64]
_Keys = npt.NDArray[np.uint64]

_TWICE = re.compile(rb"(?<![a-z])(a|[a-z]{2,})\s+\1(?![a-z])")
_WORD = re.compile(rb"[a-z]+")
_PARTING = re.compile(rb"[^a-z\s]")
PIECE = 1 << 18
"""Bytes of text that are looked at together, at least."""
_EIGHT = 8
"""Bytes read of a word's beginning and of its end; together with its length they are its key."""
_FACTORS = tuple(np.uint64(odd) for odd in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F))
_MASKS = np.array([(1 << 8 * count) - 1 for count in range(_EIGHT + 1)], np.uint64)
_BITS = 22
"""Of a key that tell whether a word may be on a list; 1 in 70 is not, with 60,000 words."""
_SPACES = np.zeros(256, bool)
_SPACES[[9, 10, 11, 12, 13, 32]] = True
_JOINED_BEFORE, _JOINED_AFTER = np.zeros((2, 256), bool)
_JOINED_BEFORE[list(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_'.&/@#-")] = True
_JOINED_AFTER[list(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_'/@-")] = True
"""ASCII characters beside which a word is part of a name, an address or a compound
(``english.patterns``); behind it, ``&`` may be an entity's."""


def found(
    data: bytes, lists: Collection[WordList], *, doubled: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield the spans of words of some lists in ``data`` (UTF-8), and of those that stand twice."""
    for offset, piece in pieces(data) if lists or doubled else ():
        words = Words(piece)
        spans = [*words.doubled()] if doubled else []
        for listed in lists:
            spans += words.among(listed)
        yield from ((start + offset, end + offset) for start, end in spans)


def pieces(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield ``data`` in pieces with their offsets; no two words beside each other are parted.

    What numpy keeps for a piece fits into a processor's cache: with all of a dump's block at a
    time it takes five times as long.
    """
    start = 0
    while start < len(data):
        cut = _PARTING.search(data, start + PIECE)
        end = cut.end() if cut else len(data)
        yield start, data[start:end]
        start = end


class Words:
    """The words of one text in UTF-8: where they start and end, in bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._padded = np.frombuffer(data + bytes(_EIGHT), np.uint8)
        letters = (self._padded - np.uint8(ord("a"))) < np.uint8(26)
        edges = np.flatnonzero(letters[1:] != letters[:-1]) + 1
        if letters[0]:
            edges = np.concatenate([np.zeros(1, edges.dtype), edges])
        self.starts: _Positions = edges[::2]
        self.ends: _Positions = edges[1::2]

    def doubled(self) -> Iterator[tuple[int, int]]:
        """Yield the spans of words that stand twice with white space between them."""
        text, starts, ends = self._padded, self.starts, self.ends
        lengths = ends - starts
        likely = np.flatnonzero(lengths[1:] == lengths[:-1])
        for letter in (starts, ends - 1, starts + lengths // 2):
            likely = likely[text[letter[likely]] == text[letter[likely + 1]]]
        likely = likely[_SPACES[text[ends[likely]]]]
        for start in starts[likely].tolist():
            if match := _TWICE.match(self.data, start):
                yield match.span()

    def among(self, listed: WordList) -> Iterator[tuple[int, int]]:
        """Yield the spans of words that are ``listed`` and stand by themselves."""
        if not listed.words:
            return
        lengths = self.ends - self.starts
        text = self._padded
        fit = np.flatnonzero((lengths >= listed.shortest) & (lengths <= listed.longest))
        fit = fit[~_JOINED_BEFORE[text[self.starts[fit] - 1]]]  # before the first, a zero byte
        fit = fit[~_JOINED_AFTER[text[self.ends[fit]]]]
        starts, ends = self.starts[fit], self.ends[fit]
        likely = np.flatnonzero(listed.may_hold(self._keys(starts, ends)))
        for start, end in zip(starts[likely].tolist(), ends[likely].tolist(), strict=True):
            if self.data[start:end] in listed.words:
                yield start, end

    def _keys(self, starts: _Positions, ends: _Positions) -> _Keys:
        """Return a number for each word by its first and last eight letters."""
        size = len(self._padded) - _EIGHT + 1
        windows: _Keys = np.ndarray((size,), np.uint64, self._padded, strides=(1,))
        lengths = ends - starts
        first = windows[starts] & _MASKS[np.minimum(lengths, _EIGHT)]
        last = np.where(lengths > _EIGHT, windows[np.maximum(ends - _EIGHT, 0)], np.uint64(0))
        keys: _Keys = first * _FACTORS[0] + last * _FACTORS[1]
        return keys


class WordList:
    """A list of words in lower-case ASCII letters, ready to be looked for; others are ignored."""

    def __init__(self, words: Collection[str]) -> None:
        plain = sorted(
            word for word in words if word.isascii() and word.isalpha() and word.islower()
        )
        self.words = frozenset(word.encode() for word in plain)
        self.shortest = min(map(len, plain), default=1)
        self.longest = max(map(len, plain), default=0)

    @cached_property
    def _marks(self) -> npt.NDArray[np.bool_]:
        own = Words(b" ".join(sorted(self.words)))
        marks = np.zeros(1 << _BITS, bool)
        marks[_place(own._keys(own.starts, own.ends))] = True
        return marks

    def is_in(self, data: bytes) -> bool:
        """Tell whether a short text has a word of the list: too short for numpy to pay."""
        return not self.words.isdisjoint(_WORD.findall(data))

    def may_hold(self, keys: _Keys) -> npt.NDArray[np.bool_]:
        """Tell which keys may be those of words on the list."""
        return self._marks[_place(keys)]


def is_doubled(data: bytes) -> bool:
    """Tell whether a word stands twice in a short text."""
    return _TWICE.search(data) is not None


def _place(keys: _Keys) -> _Keys:
    return (keys ^ (keys >> np.uint64(29))) * _FACTORS[0] >> np.uint64(64 - _BITS)
