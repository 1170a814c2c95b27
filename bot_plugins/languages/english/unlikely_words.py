"""Rare words where a frequent word, one typo away, is likelier: "in alphabetical oder".

The list of known words has many of other times, trades and languages, so that a known word may be
wrong, too. What decides is how often the frequent word stands beside the adjacent words. A word of
few letters is compared only with the most frequent words ("hte").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from math import log10

import numpy as np
import numpy.typing as npt

from bot_plugins.core.prefilter.words import WordKeys, Words
from bot_plugins.document import Span
from bot_plugins.languages.english import lexicon, vocabulary
from bot_plugins.languages.english.collocations import fit
from bot_plugins.languages.english.derived import is_inflected
from bot_plugins.languages.english.misspellings import common
from bot_plugins.languages.english.near_words import have_near
from bot_plugins.languages.english.typos import Typo, difference
from bot_plugins.languages.english.unknown_context import weighed, weight
from bot_plugins.languages.english.unknown_search import (
    ALONE,
    in_words,
    neighbours,
    stands_alone,
)
from bot_plugins.languages.english.unknown_words import DOUBTFUL, Guess, nearest, spellings

SHORT = 4
"""Most letters of a short word."""
_RARE = 60
"""A word that occurs less often in the text that was counted is rare."""
_MOST_FREQUENT = 3000
"""How often, at least, the word occurs that a short word was meant to be."""
_LOSSES = frozenset((Typo.SWAPPED, Typo.DROPPED, Typo.UNDOUBLED))
_GAINS = frozenset((Typo.ADDED, Typo.DOUBLED))
"""The typos of short words: any have the first, only words on no list have the others."""
_BESIDE, _BESIDE_LONE = 5.9, 5.7
"""The strength of the evidence needed for a word with a usual word only on one side, and for one
with a single correction."""
_KNOWN = 7.4
"""The strength of the evidence, with that of the adjacent words, that a known word is wrong."""
_FIT, _FIT_OF_SEEN = 1.0, 2.0
"""How much better, at least, the correct word must fit its neighbours than a known word does, and
than one that writers use."""
_OTHERS = 2
"""Most corrections of a short word."""


def search(words: Words) -> Iterator[Span]:
    """Yield the spans of rare words that are probably misspelled, in bytes."""
    return (span for span, _ in _slips(words))


def slips(text: str) -> Iterator[tuple[Span, Guess]]:
    """Yield the spans of rare words that are probably misspelled, in code points."""
    return _slips(in_words(text))


def _slips(words: Words) -> Iterator[tuple[Span, Guess]]:
    beside, lengths = neighbours(words), words.lengths
    is_rare = ~_frequent().may_hold(words.keys) | (lengths <= SHORT) & ~beside.usual
    is_between = beside.before & beside.behind
    may_be = is_between & (lengths > 1) | (beside.before | beside.behind) & (lengths >= SHORT)
    for place in _near_others(words, (is_rare & may_be).nonzero()[0]):
        look_up = _between if is_between[place] else _beside
        if found := look_up(_text(words, place), *_adjacent(words, place)):
            yield words.spans(np.array([place]))[0], found


def _near_others(words: Words, places: npt.NDArray[np.int64]) -> Iterator[int]:
    """Yield those of some words that are in lower case and short, or near a frequent word."""
    spans = words.spans(places)
    texts = [words.data[start:end].decode() for start, end in spans]
    near = have_near(texts, np.zeros(len(texts), bool)).tolist()
    for place, span, text, is_near in zip(places.tolist(), spans, texts, near, strict=True):
        if (is_near or len(text) <= SHORT) and text.islower() and stands_alone(words.data, *span):
            yield place


def _adjacent(words: Words, place: int) -> tuple[str, str]:
    """Return the words before and after a word; empty if there is a mark between."""
    before = words.data[max(words.starts[place] - 2, 0) : words.starts[place]]
    after = words.data[words.ends[place] : words.ends[place] + 2]
    return (
        _text(words, place - 1) if before[:1].isalpha() and before[1:] == b" " else "",
        _text(words, place + 1) if after[1:].isalpha() and after[:1] == b" " else "",
    )


def _text(words: Words, place: int) -> str:
    return words.lower[words.starts[place] : words.ends[place]].decode()


@cache
def _frequent() -> WordKeys:
    words = (word for word, count in vocabulary.frequent().items() if count >= _RARE)
    return WordKeys(Words(" ".join(words).encode()).keys)


def _between(word: str, before: str, after: str) -> Guess | None:
    """Return the corrections of a rare word between two usual ones."""
    if word in lexicon.known():
        return None
    is_known = vocabulary.is_known(word)
    if len(word) <= SHORT and (found := _short(word, before, after, is_known=is_known)):
        return found
    if (found := _nearest(word)) is None:
        return None
    best = weighed(found, before, after)
    if not is_known:
        return best if found.strength < DOUBTFUL <= best.strength else None
    gain = fit(before, best.rights[0], after) - fit(before, word, after)
    least = _FIT_OF_SEEN if vocabulary.is_seen(word) else _FIT
    return best if gain >= least and best.strength >= _KNOWN else None


def _beside(word: str, before: str, after: str) -> Guess | None:
    """Return the corrections of a word on no list, beside one usual word.

    The others have another rule.
    """
    if vocabulary.is_known(word) or (found := _nearest(word)) is None:
        return None
    best = weighed(found, before, after)
    is_left = found.strength < ALONE or (len(word) <= SHORT and word not in common())
    least = _BESIDE if len(best.rights) > 1 else _BESIDE_LONE
    return best if is_left and best.strength >= least else None


@lru_cache(1 << 12)
def _nearest(word: str) -> Guess | None:
    found = None if is_inflected(word) else nearest(word)
    return None if found is None or _is_variant(word, found.rights) else found


def _is_variant(word: str, rights: Iterable[str]) -> bool:
    """Tell whether a word is a spelling of another variety of English."""
    is_other = any(other in vocabulary.frequent() for other in {*spellings(word)} - {word})
    return is_other or any(_alike(word) == _alike(right) for right in rights)


def _alike(word: str) -> str:
    """Return the same for the spellings of a word in all varieties of English."""
    return word.replace("z", "s").replace("our", "or")


def _short(word: str, before: str, after: str, *, is_known: bool) -> Guess | None:
    """Return the most frequent words that a short one may be meant to be.

    A known one is a symbol or an abbreviation more often than a slip, so the word meant must be
    usual beside its neighbours.
    """
    fits = ((fit(before, right, after), right) for right in _short_rights(word))
    ranked = sorted(
        (
            (_frequency(right) + _chance(word, right) + weight(how_well), right)
            for how_well, right in fits
            if how_well or not is_known
        ),
        reverse=True,
    )[:_OTHERS]
    if not ranked:
        return None
    rights = tuple(right for _, right in ranked)
    return Guess(rights, DOUBTFUL, tuple(value - ranked[0][0] for value, _ in ranked))


@lru_cache(1 << 12)
def _short_rights(word: str) -> tuple[str, ...]:
    kinds = _LOSSES if vocabulary.is_known(word) else _LOSSES | _GAINS
    return tuple(right for right in _most_frequent() if _is_typo(word, right, kinds))


def _frequency(right: str) -> float:
    return log10(vocabulary.frequent()[right])


def _chance(word: str, right: str) -> float:
    found = difference(word, right)
    return found.chance if found else 0


def _is_typo(word: str, right: str, kinds: frozenset[Typo]) -> bool:
    found = difference(word, right)
    return found is not None and found.typo in kinds and (found.before > 0 or found.typo in _LOSSES)


@cache
def _most_frequent() -> list[str]:
    often = (word for word, count in vocabulary.frequent().items() if count >= _MOST_FREQUENT)
    return [*filter(vocabulary.is_usual, often)]
