"""Frequent words that are one typo away from a word.

Found by what both leave when a letter is dropped, so that a word is compared with a few dozen
others and not with all. Source: W. Garbe, SymSpell's "symmetric delete" algorithm (2012). Its
Python libraries keep the index in dictionaries, some 60 MB; here it is two arrays, 2 MB.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby

import numpy as np
import numpy.typing as npt

from bot_plugins.english import vocabulary
from bot_plugins.english.typos import difference
from bot_plugins.skim.words import Keys, Words

SHORTEST = 4
"""Letters of a frequent word that others are compared with."""


def near(word: str) -> list[str]:
    """Return the frequent words that ``word`` (ASCII letters in lower case) is one typo from."""
    keys, owners = _index()
    wanted = Words(" ".join(_shortened(word)).encode()).keys
    low, high = np.searchsorted(keys, wanted), np.searchsorted(keys, wanted, side="right")
    found = {number for one, end in zip(low, high, strict=True) for number in owners[one:end]}
    rights = (_candidates()[number] for number in sorted(found))
    return [right for right in rights if difference(word, right)]


def have_near(words: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Tell which of some words may be one typo from a frequent word; false is sure."""
    if not words:
        return np.zeros(0, bool)
    groups = [_shortened(word) for word in words]
    keys = Words(" ".join(one for group in groups for one in group).encode()).keys
    firsts = np.cumsum([0, *map(len, groups[:-1])])
    return np.logical_or.reduceat(vocabulary.among(keys, _index()[0]), firsts)


def _shortened(word: str) -> list[str]:
    """Return a word, and what is left of it without one of its letters, each once."""
    return [word, *{word[:place] + word[place + 1 :]: None for place in range(len(word))}]


@cache
def _candidates() -> list[str]:
    """Return the words that others are compared with, the short ones first."""
    return sorted((word for word in vocabulary.frequent() if len(word) >= SHORTEST), key=len)


@cache
def _index() -> tuple[Keys, npt.NDArray[np.int32]]:
    """Return the keys of all shortened words, sorted, and the number of the word of each."""
    keys: list[Keys] = []
    owners: list[npt.NDArray[np.int32]] = []
    first = 0
    for length, group in groupby(_candidates(), key=len):
        words = [*group]
        numbers = np.arange(first, first + len(words), dtype=np.int32)
        first += len(words)
        letters = np.frombuffer("".join(f"{word} " for word in words).encode(), np.uint8)
        table = letters.reshape(len(words), length + 1)
        for place in range(length + 1):
            # Without the space behind it, a word would run into the next one.
            short = table if place == length else np.delete(table, place, axis=1)
            keys.append(Words(short.tobytes()).keys)
            owners.append(numbers)
    order = np.argsort(joined := np.concatenate(keys)).astype(np.int32)
    return joined[order], np.concatenate(owners)[order]
