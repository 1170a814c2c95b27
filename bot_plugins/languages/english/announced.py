"""The text around a mark that follows a space: a clause, a title, or commands."""

from __future__ import annotations

from bot_plugins.document import Document
from bot_plugins.languages.common.marks import SpacedMark, may_be_command
from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.foreign import english_words
from bot_plugins.languages.english.grammar import AUXILIARIES, BE, PRONOUNS
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.surroundings import is_word, surroundings

_FEWEST = 4
"""Minimum number of words that announce a list."""
_GRAMMAR = PRONOUNS | AUXILIARIES | BE
_FINITE = {Form.PAST, Form.THIRD}


def is_english(document: Document, found: SpacedMark) -> bool:
    """Tell whether the words on both sides are English, not part of a foreign title."""
    around = surroundings(document, found.start, found.end)
    beside = (*around.before[-1:], *around.after[:1])
    known = (word.lower() in english_words() or word.istitle() for word in beside if is_word(word))
    return all(known)


def is_announced(document: Document, found: SpacedMark) -> bool:
    """Tell whether the mark is in a sentence, not in a title: there is a finite verb."""
    around = surroundings(document, found.start, found.end)
    is_long = len(around.before) >= _FEWEST and not found.next
    words = around.before if found.next.isupper() else (*around.before, *around.after)
    return is_long or any(_is_finite(word.lower()) for word in words)


def _is_finite(word: str) -> bool:
    """Tell whether a word is a finite verb and certainly not a noun."""
    verbs = [verb for verb in lexicon.readings(word) if _FINITE & set(lexicon.forms(word))]
    nouns = [word, *(verb.base for verb in verbs)]
    is_noun = any("n" in lexicon.classes(noun) for noun in nouns)
    return word in AUXILIARIES | BE or (bool(verbs) and not is_noun)


def is_command(document: Document, found: SpacedMark) -> bool:
    """Tell whether the mark may separate commands, as in "make all ; make test"."""
    return may_be_command(document, found, _GRAMMAR)
