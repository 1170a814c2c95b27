"""Words that no list knows, and what each was probably meant to be.

How sure that is comes of the word meant (how frequent it is), of the typo, and of the word's
length: the weights, powers of ten as in ``typos``, were fitted to a thousand unknown words near
frequent ones that readers judged, from well-kept and from rough wikis.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import inf, log10

from bot_plugins.languages.english import near_words, vocabulary
from bot_plugins.languages.english.derived import is_derived, is_inflected
from bot_plugins.languages.english.typos import TypoDifference, difference, two_differences

SHORTEST = 5
"""Letters of an unknown word; shorter ones are too often names, symbols or foreign."""
STRONG, SURE, DOUBTFUL = 7.8, 7.0, 5.8
"""How strong the evidence for a misspelling is where little of what is around counts, where it is
proposed, and where it is only reported."""
_LETTER = 0.63
"""What each letter of the word adds, up to ``_LONG`` of them."""
_LONG = 11
_SECOND = -2.0
"""What is taken away where a word has two typos."""
_FIRST_LETTER = -2.4
_LAST_LETTER = -1.9
_FOREIGN_ENDING = -1.45
"""What a typo in the first letter takes away, one in the last, and a last vowel that is wrong:
Romance languages have most words of English with another ending."""
_OLD_SPELLING = -1.5
"""What a last -l takes away that is doubled: "originall", as English was written once."""
_PLURAL = -1.3
"""What a typo before a last -s takes away: the plural of a word of some trade."""
_DERIVED = -0.5
CAPITAL = 1.0
"""What is taken from the evidence where a word has a capital: it may be a name."""
_ISE = re.compile(r"is(?=(?:e[drs]?|ers|ing|ations?)$)")
_OUR = re.compile(r"our(?=s?$)")
_CLOSE = 1.2
"""Candidates that are less likely than the best by more than this are left out."""
_MOST = 3


@dataclass(frozen=True, slots=True)
class Guess:
    """What an unknown word may have been meant for, best first, and how sure the best one is."""

    rights: tuple[str, ...]
    strength: float


@lru_cache(1 << 14)
def guess(word: str) -> Guess | None:
    """Return what ``word`` (ASCII letters in lower case) was meant for; None where none is near."""
    if (
        len(word) < SHORTEST
        or is_inflected(word)
        or any(map(vocabulary.is_known, _spellings(word)))
    ):
        return None
    ranked = sorted(_candidates(word), reverse=True)
    if not ranked:
        return None
    best = ranked[0][0]
    rights = [right for likelihood, right in ranked if best - likelihood <= _CLOSE]
    strength = best + _LETTER * min(len(word), _LONG) + (_DERIVED if is_derived(word) else 0)
    return Guess(tuple(rights[:_MOST]), strength)


def _spellings(word: str) -> Iterator[str]:
    """Yield a word, and as other varieties of English, or those of old, spell it."""
    yield word
    yield _ISE.sub("iz", word)
    yield _OUR.sub("or", word)


def _candidates(word: str) -> Iterator[tuple[float, str]]:
    """Yield the words that ``word`` may have been meant for, each with how likely that is.

    Two typos are looked for where one does not do, and not in words that are formed of others.
    """
    one = [(_by_one(word, right), right) for right in near_words.near(word)]
    yield from one
    if not one and not is_derived(word):
        yield from ((_by_two(word, right), right) for right in near_words.near_by_two(word))


def _by_one(word: str, right: str) -> float:
    found = difference(word, right)
    if found is None or word == f"{right}s":
        return -inf
    old = _OLD_SPELLING if word == f"{right}l" else 0
    return log10(vocabulary.frequent()[right]) + _weight(word, found) + old


def _by_two(word: str, right: str) -> float:
    typos = max(
        _weight(word, first) + _weight(word, second)
        for first, second in two_differences(word, right)
    )
    return log10(vocabulary.frequent()[right]) + typos + _SECOND


def _weight(word: str, found: TypoDifference) -> float:
    """Return how likely a typo is at its place in a word."""
    value = found.typo.value
    if not found.before:
        value += _FIRST_LETTER
    if found.behind == 1 and word.endswith("s"):
        value += _PLURAL
    if not found.behind:
        value += _LAST_LETTER + (_FOREIGN_ENDING if word[-1] in "aeiou" else 0)
    return value
