"""Words with capitals that are on no list, but are probably misspelled: "Bleutooth", "Diasters".

Most unknown words with a capital are names, so the evidence must be strong: the page has nearly the
same word several times, or the word is very much like a frequent word, or like the name of a month,
a day, a firm or a system.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from bot_plugins.core.prefilter.words import Words
from bot_plugins.languages.english import proper, vocabulary
from bot_plugins.languages.english.typos import Typo, difference
from bot_plugins.languages.english.unknown_words import STRONG, SURE, Guess, guess

WORD = re.compile(
    r"(?<![\w/\\.#=@:&<'’$-])[A-Za-z]*[A-Z][A-Za-z]*(?![\w/\\=@(<-]|[.:]\w|['’](?!s\b)\w)"
)
"""A word with a capital that is no part of a compound, an address or code."""
_SHORTEST, _SHORTEST_OF_FREQUENT = 4, 6
"""Minimum letters of a misspelled word of the page, and of a misspelled frequent word."""
_SHORTEST_OF_NAMES = 6
"""The same for the well-known names that a word may be a typo of."""
_NAME = re.compile(r"(?<![A-Za-z])[A-Za-z]*[A-Z][A-Za-z]*")
_MOST = 2
"""How often, at most, a misspelled word occurs in capitals and in lower case."""
_TIMES = 2
"""How often, at least, the page has the word that is meant, if no list has it."""
_LIKELY = frozenset((Typo.SWAPPED, Typo.DOUBLED, Typo.UNDOUBLED, Typo.DROPPED, Typo.ADDED))
_SHORT = 7
"""Most letters of a word in which only swapped letters are a typo: "Elazar" and "Eleazar" are two
names."""


@dataclass(frozen=True, slots=True)
class NameGuess:
    """The guess at a word with capitals; ``is_of_page`` if it is another word of the page."""

    guess: Guess
    is_of_page: bool


@lru_cache(4)
def guesses(text: str) -> dict[str, NameGuess]:
    """Return a page's words with capitals that are probably misspelled, with their corrections."""
    counts = Counter(_NAME.findall(text))
    rare, known = _unknown(text, counts)
    twins = _shortened(known | {word for word in counts if counts[word] >= _TIMES}) if rare else {}
    found = (
        (word, _frequent(word) or _twin(word, twins, counts) or _well_known(word)) for word in rare
    )
    return {word: correction for word, correction in found if correction}


def _unknown(text: str, counts: Mapping[str, int]) -> tuple[list[str], set[str]]:
    """Return the words with capitals that are on no list and rare on the page, and those on one."""
    words = sorted(counts)
    is_known = vocabulary.are_known(Words(" ".join(words).encode()).keys).tolist()
    known = {word for word, on_list in zip(words, is_known, strict=True) if on_list}
    lowered, alone = text.lower(), {*WORD.findall(text)} - known
    long = (word for word in alone if len(word) >= _SHORTEST and counts[word] == 1)
    return sorted(word for word in long if lowered.count(word.lower()) <= _MOST), known


def _frequent(word: str) -> NameGuess | None:
    """Return the frequent words that a word is very much like, capitalised as it is."""
    is_capitalised = len(word) >= _SHORTEST_OF_FREQUENT and word[1:].islower()
    found = guess(word.lower()) if is_capitalised or word.isupper() else None
    if found is None or found.strength < (SURE if word.isupper() else STRONG):
        return None
    return NameGuess(
        replace(found, rights=tuple(_like(word, right) for right in found.rights)), False
    )


def _twin(
    word: str, twins: Mapping[str, Iterable[str]], counts: Mapping[str, int]
) -> NameGuess | None:
    """Return the most frequent word of the page that another one is a typo of."""
    found = sorted(_alike(word, twins), key=lambda right: (-counts[right], right))
    typos = (right for right in found if _is_typo(word.lower(), right.lower(), counts[right]))
    return _guess_at(word, next(typos, ""), is_of_page=True)


def _well_known(word: str) -> NameGuess | None:
    """Return the well-known name that a capitalised word is a typo of."""
    found = sorted(_alike(word, _names())) if word[1:].islower() else []
    typos = (right for right in found if _is_typo(word.lower(), right.lower(), _TIMES))
    return _guess_at(word, next(typos, ""), is_of_page=False)


def _alike(word: str, rights: Mapping[str, Iterable[str]]) -> set[str]:
    """Return the words that may be equal to ``word`` when each loses a letter at most."""
    return {right for shortened in _without_a_letter(word) for right in rights.get(shortened, ())}


def _guess_at(word: str, right: str, *, is_of_page: bool) -> NameGuess | None:
    if not right:
        return None
    return NameGuess(Guess((_like(word, right),), STRONG, (0.0,)), is_of_page)


@cache
def _names() -> dict[str, list[str]]:
    """Return names that hardly any other name is like, by their letters without one of them."""
    names = (proper.group("date"), proper.group("product"), proper.group("doubtful product"))
    return _shortened(word for word in frozenset().union(*names) if len(word) >= _SHORTEST_OF_NAMES)


def _like(word: str, right: str) -> str:
    """Return ``right`` with as many capitals as ``word``; with its own if it has some inside."""
    if word.isupper():
        return right.upper()
    return right.capitalize() if right.islower() or right.isupper() else right


def _is_typo(word: str, right: str, times: int) -> bool:
    """Tell whether a word has a likely typo, not in its first letter, nor one wrong last letter."""
    found = difference(word, right)
    if found is None or not found.before:
        return False
    is_inside = found.behind > 0 and found.typo in _LIKELY
    return found.typo is Typo.SWAPPED or (is_inside and len(right) > _SHORT and times >= _TIMES)


def _shortened(words: Iterable[str]) -> dict[str, list[str]]:
    """Return words by what is left of them without one of their letters."""
    found: dict[str, list[str]] = {}
    for word in words:
        for shortened in _without_a_letter(word):
            found.setdefault(shortened, []).append(word)
    return found


def _without_a_letter(word: str) -> set[str]:
    """Return a word in lower case, and without each of its letters."""
    lower = word.lower()
    return {lower, *(lower[:place] + lower[place + 1 :] for place in range(len(lower)))}
