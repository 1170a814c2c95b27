"""Whether the context of a listed misspelling suggests one, and how certain it is."""

from __future__ import annotations

import re

from bot_plugins.document import Document
from bot_plugins.languages.english import vocabulary
from bot_plugins.languages.english.derived import has_prefix
from bot_plugins.languages.english.foreign import english_around
from bot_plugins.languages.english.genitives import owns
from bot_plugins.languages.english.misspellings import (
    LANGUAGES,
    common,
    correction,
    is_name,
    is_right,
)
from bot_plugins.languages.english.surroundings import Surroundings, is_word, surroundings
from bot_plugins.languages.english.unknown_context import OTHER_LANGUAGE
from bot_plugins.languages.english.unknown_words import SURE, guess

_SHARE = 0.65
"""Minimum share of English among the words around a misspelling of codespell's list."""
_LONG = 9
"""Minimum letters of a misspelling that is no surname, and that no word of a trade is much like."""


def is_slip(document: Document, match: re.Match[str]) -> bool:
    """Tell whether it is a slip, not a name, a word that is mentioned, or a foreign word."""
    around, word = surroundings(document, *match.span()), match[0].lower()
    if is_right(correction(word), around) or owns(word, around):
        return False  # "seperate" is spelled "separate"; "countrys flag"
    if match[0] != word and (word not in common() or _may_be_name(document, match[0], around)):
        return False
    if word in common():
        return True
    known, total = english_around(document, match.start())
    is_english = known >= _SHARE * (total - 1) and around.everywhere.isdisjoint(LANGUAGES)
    return is_english and not vocabulary.is_seen(word)


def is_no_word(document: Document, match: re.Match[str]) -> bool:
    """Tell whether a word is on no list, is not formed of words, and looks like a typo if short.

    False beside words of another language.
    """
    word = match[0].lower()
    around = surroundings(document, *match.span())
    if vocabulary.is_known(word) or not around.everywhere.isdisjoint(OTHER_LANGUAGE):
        return False
    found = guess(word)
    if found is None:
        return len(word) >= _LONG and not has_prefix(word)
    return len(word) >= _LONG or found.strength >= SURE


def _may_be_name(document: Document, word: str, around: Surroundings) -> bool:
    """Tell whether a capitalised misspelling may be a name, or part of one.

    A long one inside a sentence may be part of a name only before another capitalised word. A short
    one is taken for a name if the page has it again.
    """
    if len(word) < _LONG or not is_word(around.last()):
        is_used_again = len(word) < _LONG and document.whole.count(word) > 1
        return is_used_again or is_name(correction(word.lower()), around)
    return bool(around.after) and around.after[0].istitle()
