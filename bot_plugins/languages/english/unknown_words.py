"""Words that are on no list, and their probable corrections.

How certain a correction is depends on the frequency of the correct word, on the typo, and on the
length of the word. The weights, powers of ten as in ``typos``, were fitted to a thousand unknown
words near frequent ones that readers judged, from well-edited and from rough wikis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log10
from typing import NamedTuple

from bot_plugins.languages.english import lexicon, near_words, vocabulary
from bot_plugins.languages.english.derived import has_prefix, is_derived, is_inflected
from bot_plugins.languages.english.misspellings import listed
from bot_plugins.languages.english.typos import Typo, TypoDifference, difference, two_differences

SHORTEST = 4
"""Minimum letters of an unknown word; shorter ones are too often names, symbols or foreign."""
STRONG, SURE, DOUBTFUL = 7.8, 6.3, 5.4
"""The strength of the evidence for a misspelling with which the context matters little, with which
a correction is proposed, and with which it is only reported."""
_SURE_OF_VAGUE = 6.8
"""The strength with which one of several corrections of a short word is proposed, and one with
another vowel or an unlikely letter: terms and words of other languages differ so."""
LEAST_OF_LONE, _SURE_OF_LONE = 5.1, 5.6
"""The strength with which the only correction of a word that is not formed from others is reported,
and with which it is proposed if it is one likely typo away."""
_LETTER = 0.63
"""Added for each letter of the word, up to ``_LONG`` letters."""
_LONG = 11
_SECOND, _SECOND_CHANCE = -2.0, -2.6
"""Deducted from a word with two typos: from the evidence, and from how likely it is meant."""
_FIRST_LETTER, _FIRST_LOST = -2.4, -1.8
_LAST_LETTER = -1.9
_FOREIGN_ENDING = -1.45
"""Deducted for a typo in the first letter, for its loss, for a typo in the last letter, and for a
wrong last vowel: Romance languages have most English words with another ending."""
_FOREIGN_FORM = -1.45
_FORMS = (("cion", "tion"), ("el", "al"), ("k", "c"))
"""Deducted if all that differs is how Spanish, French or German writes the same word: the pairs
are their letters and the English ones ("constitucional", "culturel", "distrikt")."""
_LATIN_ENDING = -1.2
"""Deducted if only the unknown word has an ending of Latin: "designatus"."""
_OLD_SPELLING = -1.5
"""Deducted for a wrongly doubled last -l: "originall" is older English."""
_ENDING = 1.4
"""Added to a correction without an -e- before the last -s, which is an ending: "consideres"."""
_PLURAL = -1.3
"""Deducted for a typo before a last -s: the word may be the plural of a technical term."""
_DERIVED, _PREFIXED = -1.0, -0.5
"""Deducted from a word formed from others; the second, too, if it is a word with a prefix."""
_IN_BACKGROUND = -1.0
"""Deducted from a noun with a -d: programs in the background are named so ("relayd")."""
_SHORT = -0.7
"""Deducted from a word of the fewest letters: it may be a symbol or an abbreviation."""
_LISTED = 1.5
"""Added to the corrections that codespell has, where it is installed."""
CAPITAL = 1.0
"""Deducted from the evidence if a word is capitalised: it may be a name."""
_ISE = re.compile(r"is(?=(?:e[drs]?|ers|ing|ations?)$)")
_OUR = re.compile(r"our(?=s?$)")
_LATIN = re.compile(r".*(us|is|um|ae|ens)$")
_LIGATURE = re.compile(r"[ao]e")
_NEAR, _CLOSE = 2.0, 1.2
"""Candidates that are less likely than the best by more than this are dropped: before the adjacent
words count, and after."""
_MOST = 3


@dataclass(frozen=True, slots=True)
class Guess:
    """Possible corrections of an unknown word, best first, and how certain the best one is."""

    rights: tuple[str, ...]
    strength: float
    likelihoods: tuple[float, ...]
    """How much less likely each is than the first: powers of ten, 0 or less."""

    def weighed(self, weights: Iterable[float]) -> Guess:
        """Return the guess with the weight of other evidence added to each correction."""
        pairs = zip(self.likelihoods, weights, self.rights, strict=True)
        ranked = sorted(
            ((likelihood + weight, right) for likelihood, weight, right in pairs),
            key=lambda pair: -pair[0],
        )
        best = ranked[0][0]
        close = [pair for pair in ranked if best - pair[0] <= _CLOSE][:_MOST]
        likelihoods, rights = zip(*((value - best, right) for value, right in close), strict=True)
        return Guess(rights, self.strength + best, likelihoods)


@lru_cache(1 << 14)
def guess(word: str, *, is_thorough: bool = False) -> Guess | None:
    """Return the corrections of ``word`` (ASCII letters in lower case); None if none is near.

    Thoroughly, which takes longer, words that are two typos away compete with those that are one
    typo away; otherwise they are considered only if the others are unlikely.
    """
    if len(word) < SHORTEST or is_inflected(word) or any(map(vocabulary.is_known, spellings(word))):
        return None
    found = nearest(word, is_thorough=is_thorough)
    is_weak = (
        found is not None and found.strength < DOUBTFUL and len(word) >= near_words.SHORTEST_BY_TWO
    )
    return nearest(word, is_thorough=True) if is_weak and not is_thorough else found


def nearest(word: str, *, is_thorough: bool = False) -> Guess | None:
    """Return the frequent words that are near ``word``, whether it is a word or not."""
    found = [*_candidates(word, is_thorough=is_thorough)]
    if not found:
        return None
    known_for = listed(word)
    ranked = sorted(
        ((near.likelihood + _LISTED * (near.right in known_for), near.right) for near in found),
        reverse=True,
    )
    best = ranked[0][0]
    close = [(value - best, right) for value, right in ranked if best - value <= _NEAR]
    likelihoods, rights = zip(*close, strict=True)
    evidence = max(near.evidence + _LISTED * (near.right in known_for) for near in found)
    return Guess(rights, evidence + _weight_of_whole(word), likelihoods)


def _weight_of_whole(word: str) -> float:
    """Return what a word's length and parts count for."""
    value = _LETTER * min(len(word), _LONG)
    if len(word) == SHORTEST:
        value += _SHORT
    if is_derived(word):
        value += _DERIVED + _PREFIXED * has_prefix(word)
    if word.endswith("d") and "n" in lexicon.classes(word[:-1]):
        value += _IN_BACKGROUND
    return value


def is_sure(word: str, rights: Sequence[str], strength: float, *, is_plain: bool) -> bool:
    """Tell whether the evidence is strong enough to propose the first of the corrections.

    ``is_plain`` means that nothing around the word makes the evidence doubtful.
    """
    found = difference(word.lower(), rights[0])
    is_open = len(word) == SHORTEST and len(rights) > 1
    if is_open or (found and found.typo in {Typo.VOWEL, Typo.OTHER}):
        return strength >= _SURE_OF_VAGUE
    is_likely = is_plain and found is not None and is_lone(word, rights)
    return strength >= (_SURE_OF_LONE if is_likely else SURE)


def is_lone(word: str, rights: Sequence[str]) -> bool:
    """Tell whether a word has one correction, and is neither short nor formed from others."""
    return len(rights) == 1 and len(word) > SHORTEST and not is_derived(word.lower())


def is_doubtful(word: str, rights: Sequence[str], strength: float) -> bool:
    """Tell whether the evidence is strong enough to report the first of the corrections."""
    return strength >= (LEAST_OF_LONE if is_lone(word, rights) else DOUBTFUL)


def spellings(word: str) -> Iterator[str]:
    """Yield a word, then its spellings in other varieties of English and in older English."""
    yield word
    yield _ISE.sub("iz", word)
    yield _OUR.sub("or", word)
    yield _LIGATURE.sub("e", word)
    yield word.replace("grey", "gray")


class _Near(NamedTuple):
    """A word near an unknown one."""

    right: str
    evidence: float
    """How much it suggests that the unknown word is a slip, a power of ten."""
    likelihood: float
    """How likely it is meant, compared with the others: a power of ten."""


def _candidates(word: str, *, is_thorough: bool) -> Iterator[_Near]:
    """Yield the possible corrections of ``word``.

    Two typos are not considered in words formed from others.
    """
    by_one = near_words.near(word)
    for right in by_one:
        if word != f"{right}s" and (typo := difference(word, right)):
            yield _by_one(word, right, typo)
    if (is_thorough or not by_one) and not is_derived(word):
        by_two = (right for right in near_words.near_by_two(word) if right not in by_one)
        yield from (_by_two(word, right) for right in by_two)


def _by_one(word: str, right: str, typo: TypoDifference) -> _Near:
    frequency = log10(vocabulary.count(right))
    added = _ENDING if word.endswith("es") and right == f"{word[:-2]}s" else 0
    evidence = frequency + _weight(word, typo) + _weight_of_others(word, right)
    return _Near(right, evidence, frequency + typo.chance + added)


def _weight_of_others(word: str, right: str) -> float:
    """Return what to deduct if other languages, or older English, write a word so."""
    value = 0.0
    if word == f"{right}l":
        value += _OLD_SPELLING
    if (latin := _LATIN.match(word)) and not right.endswith(latin[1]):
        value += _LATIN_ENDING
    if any(word.replace(foreign, english) == right for foreign, english in _FORMS):
        value += _FOREIGN_FORM
    return value


def _by_two(word: str, right: str) -> _Near:
    frequency = log10(vocabulary.count(right))
    pairs = [*two_differences(word, right)]
    evidence = max(_weight(word, first) + _weight(word, second) for first, second in pairs)
    chance = max(first.chance + second.chance for first, second in pairs)
    return _Near(right, frequency + evidence + _SECOND, frequency + chance + _SECOND_CHANCE)


def _weight(word: str, found: TypoDifference) -> float:
    """Return how much a typo at its position suggests a slip."""
    value = found.typo.value
    if not found.before:
        value += _FIRST_LOST if found.typo is Typo.DROPPED else _FIRST_LETTER
    if found.behind == 1 and word.endswith("s"):
        value += _PLURAL
    if not found.behind:
        value += _LAST_LETTER + (_FOREIGN_ENDING if word[-1] in "aeiou" else 0)
    return value
