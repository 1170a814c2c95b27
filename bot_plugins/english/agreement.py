"""Whether a pronoun and its verb agree, and what would."""

from __future__ import annotations

import re

from bot_plugins.english import lexicon
from bot_plugins.english.grammar import AUXILIARIES, BE
from bot_plugins.english.lexicon import Form
from bot_plugins.english.surroundings import COMMA, Surroundings

SINGULAR = {"have": "has", "do": "does", "are": "is"}
"""Forms that "he", "she" and "it" never take, and what they take instead."""
PLURAL = {"has": "have", "was": "were", "is": "are", "does": "do"}
"""Forms that "we" and "they" never take, and what they take instead."""
_YEAR = re.compile(r"1[0-9]\d\d|20[01]\d")
"""A year that is past for sure."""
_DATING = frozenset("in on by during".split())
_LONGEST_DATE = 6
"""Tokens of a date at the beginning of a sentence, its comma included."""
_OTHERS = AUXILIARIES | {"use"}
_THIRD_PERSONS = frozenset({"he", "she", "it"})
_SUBJUNCTIVE = frozenset(
    "if though although whether lest unless that than as wish wishes until till may let".split()
)


def agreeing(subject: str, word: str, around: Surroundings) -> str:
    """Return the form of ``word`` that goes with a pronoun; empty if it does, or may, agree."""
    if subject not in _THIRD_PERSONS:
        return PLURAL.get(word, "") or _base(word)
    if word in SINGULAR:
        return SINGULAR[word]
    verb = lexicon.verbs().get(word)
    is_adverb = "r" in lexicon.classes(word)  # "he even writes", "it best suits"
    if verb is None or is_adverb or Form.PAST in lexicon.forms(word) or word in _OTHERS:
        return ""
    if is_dated(around) or any(map(_YEAR.fullmatch, around.after)):
        return verb.past
    if lexicon.forms(word) != {Form.BASE}:
        return ""
    return "" if around.before or _tells_of_past(around) else verb.thirds[0]


def is_dated(around: Surroundings) -> bool:
    """Tell whether the clause opens with a date of the past ("On 2 May 1924, he ...")."""
    words = [token.lower() for token in around.before]
    opens_dated = any(map(_YEAR.fullmatch, words)) and words[0] in _DATING
    return opens_dated and len(words) <= _LONGEST_DATE


def opens_sentence(subject: str, around: Surroundings) -> bool:
    """Tell whether a pronoun opens its sentence, or its clause after a comma."""
    behind_comma = around.last() == COMMA and AUXILIARIES.isdisjoint(around.before)
    if not (subject[0].isupper() or not around.before or behind_comma) or around.next() == "?":
        return False
    return _SUBJUNCTIVE.isdisjoint(word.lower() for word in around.before if word != "May")


def _base(word: str) -> str:
    """Return the base of a third person that is nothing else."""
    if lexicon.forms(word) != {Form.THIRD} or word in AUXILIARIES:
        return ""
    return lexicon.verbs_with(word, Form.THIRD)[0].base


def _tells_of_past(around: Surroundings) -> bool:
    """Tell whether a past stands behind the pronoun, so that its verb may be one as well."""
    tokens = [token.lower() for token in around.after]
    neighbours = zip(["", *tokens], tokens, [*tokens[1:], ""], strict=False)
    return any(
        Form.PAST in lexicon.forms(token) and before not in BE and after != "by"
        for before, token, after in neighbours
    )
