"""Whether the context of an unknown word suggests a misspelling: in English, and no name."""

from __future__ import annotations

import re

from bot_plugins.document import Document
from bot_plugins.languages.english import compounds, lexicon
from bot_plugins.languages.english.collocations import fit
from bot_plugins.languages.english.foreign import english_around, english_words
from bot_plugins.languages.english.grammar import DO, MODALS
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.misspellings import LANGUAGES, is_mentioned, is_name
from bot_plugins.languages.english.surroundings import Surroundings, surroundings
from bot_plugins.languages.english.unknown_words import CAPITAL, STRONG, Guess
from bot_plugins.languages.english.vocabulary import is_usual

_SHARE, _SHARE_OF_STRONG = 0.75, 0.5
"""Minimum share of English among the words around, and around a word with strong evidence."""
_SOME = 3
"""Least English words with which the smaller share is enough."""
REPEATED = 1.9
"""Deducted from the evidence for each further use on the page: the writer may know the word."""
_COMPOUND = 0.7
"""The same for a compound: some have parts that are not words themselves ("avant-gardes")."""
_FOREIGN = 1.0
"""The same if the sentence has the name of a language, or an article of one."""
OTHER_LANGUAGE = LANGUAGES | frozenset(
    "das de del della der des die du el la las le les los".split()
)
_NAMED_AFTER = 3.0
"""Deducted if a capitalised word follows another inside a sentence: "John Litteral"."""
_ASSOCIATED = 0.85
"""The weight of a correction's association with the adjacent words, and the most that counts."""
_MOST_ASSOCIATED = 2.0
_NO_BASE = -1.0
"""Added for a correction that is a verb form, but no base form, after "to", "do" or a modal."""
_NAMED = frozenset("called dubbed named termed".split())


def in_english(document: Document, start: int, end: int, guess: Guess) -> bool:
    """Tell whether the writer may have misspelled the word at a span, in code points."""
    source, is_strong = document.source, guess.strength >= STRONG
    if not document.editable(start, end):
        return False
    if not compounds.is_of_words(source, start, end, is_strong=is_strong):
        return False
    around = surroundings(document, start, end)
    if _is_spoken_of(around, is_strong=is_strong):
        return False
    if unusual_beside(around) > 1:
        return False
    word = source[start:end]
    if word[0].isupper() and _is_name(guess, around, is_shouted=word.isupper()):
        return False
    known, total = english_around(document, start)
    share = _SHARE_OF_STRONG if is_strong and known >= _SOME else _SHARE
    return known >= share * (total - 1)


def _is_name(guess: Guess, around: Surroundings, *, is_shouted: bool) -> bool:
    """Tell whether a capitalised word may be a name, or stands beside one inside a sentence."""
    if guess.strength < STRONG and not is_shouted and is_name(guess.rights[0], around):
        return True
    beside = (*around.before[-1:], *around.after[:1])
    return bool(around.before) and any(
        word.istitle() and word.lower() not in english_words() for word in beside
    )


def doubts(document: Document, start: int, end: int) -> float:
    """Return what the word's form, its compound, its context and its uses deduct."""
    word, around = document.source[start:end], surroundings(document, start, end)
    further = max(_count(word, document.whole) - 1, 0)
    is_compound = compounds.is_compound(document.source, start, end)
    is_foreign = not around.everywhere.isdisjoint(OTHER_LANGUAGE)
    found = REPEATED * further + _COMPOUND * is_compound + _FOREIGN * is_foreign
    if word[0].islower():
        return found
    *earlier, last = around.before or ("",)
    return found + CAPITAL + _NAMED_AFTER * (bool(earlier) and last.istitle())


def _count(word: str, text: str) -> int:
    """Count a word, also in the plural or as a part of a name: "inforamtionPage"."""
    if text.lower().count(word.lower()) <= 1:
        return 1  # it is the word itself; its pattern takes fifty times as long
    return len(re.findall(rf"(?:(?<![A-Za-z])|(?=[A-Z]))(?i:{word})s?(?![a-z])", text))


def weighed(guess: Guess, before: str, after: str) -> Guess:
    """Return a guess that counts which corrections usually stand between the adjacent words.

    "the network concetion" is about a connection, and "ased in Rome" means "based".
    """
    return guess.weighed(
        weight(fit(before, right, after)) + _NO_BASE * _lacks_base(before, right)
        for right in guess.rights
    )


def _lacks_base(before: str, right: str) -> bool:
    """Tell whether a correction is a verb form that cannot follow the word before it."""
    forms = lexicon.forms(right)
    needs_base = before in MODALS or before in DO or before == "to"
    return needs_base and bool(forms) and Form.BASE not in forms and not lexicon.classes(right)


def weight(associations: float) -> float:
    """Return what a correction's association with the adjacent words counts for."""
    return _ASSOCIATED * min(associations, _MOST_ASSOCIATED)


def in_order(rights: tuple[str, ...], around: Surroundings) -> tuple[str, ...]:
    """Return corrections with an adjective, not an adverb, first before a noun ("manuall work")."""
    if lexicon.classes(rights[0]) != "r" or not {*lexicon.classes(around.next())} & {"n", "p"}:
        return rights
    return tuple(sorted(rights, key=lambda right: "j" not in lexicon.classes(right)))


def _is_spoken_of(around: Surroundings, *, is_strong: bool) -> bool:
    is_in_brackets = around.last() == "(" and around.next() == ")" and not is_strong
    return is_in_brackets or is_mentioned(around) or around.last() in _NAMED


def unusual_beside(around: Surroundings) -> int:
    """Return how many adjacent words in lower case are neither frequent nor in the lexicon.

    Words with other letters than English has count twice.
    """
    beside = [word for word in (*around.before[-2:], *around.after[:2]) if word.isalpha()]
    unusual = sum(word.isascii() and word.islower() and not is_usual(word) for word in beside)
    return unusual + 2 * sum(not word.isascii() for word in beside)
