"""Likely verbs among the words in a verb's position after a noun, without a parse.

Many base forms are also nouns ("the club record of 1950"). Those in ``data/mostly_verbs.tsv``
hardly ever are; the others count as verbs if an object follows.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache

from bot_plugins.core.tables import table
from bot_plugins.languages.english import grammar, lexicon
from bot_plugins.languages.english.grammar import AUXILIARIES
from bot_plugins.languages.english.lexicon import Verb
from bot_plugins.languages.english.number import Number, bases, thirds, wrong_forms
from bot_plugins.languages.english.patterns import words
from bot_plugins.languages.english.valency import usage

_RARE = 100
_RARE_SURE = 25
_RARE_THIRD = 5
"""A verb that modals and "to" govern fewer times in a large text is not known by its base form, by
a base form that is no other word, or by its third person, which is less often another word."""
_INFINITIVES = 0.3
"""Minimum share of uses followed by "to" for a verb that takes an infinitive."""
_NO_VERBS = grammar.PREPOSITIONS | grammar.CONJUNCTIONS
_OBJECTS = grammar.DETERMINERS | frozenset("it him them how what where when why if whether".split())
_OBJECTS -= frozenset({"that", "no"})
"""Words that often follow a verb, and hardly a noun that ends its phrase."""
_PHRASES = _OBJECTS | grammar.PREPOSITIONS | {"to"}
"""Words that often follow a verb, and also a noun."""
_AFTER = re.compile(r"\s*([a-z]+)")


def is_known_verb(word: str) -> bool:
    """Tell whether a finite form is known as a verb, and is not a preposition or adverb."""
    verb = bases().get(word) or thirds().get(word)
    if verb is None:
        return True
    least = _RARE_THIRD if word in thirds() else _RARE_SURE if is_sure(word) else _RARE
    is_rare = usage(verb.base).active < least
    return not is_rare and word not in _NO_VERBS and "r" not in lexicon.classes(word)


def is_likely_verb(
    word: str, wanted: Number, after: str, *, is_behind_adverb: bool = False
) -> bool:
    """Tell whether ``word`` is likely a verb; ``after`` is the text after it.

    Behind a noun and an adverb there is hardly a noun ("the tool only work on Linux").
    """
    if not is_known_verb(word) or is_sure(word):
        return is_known_verb(word)
    if is_behind_adverb and wanted is Number.SINGULAR:
        return True
    found = _AFTER.match(after)
    following = found[1] if found else ""
    if wanted is Number.PLURAL:
        is_sure_third = is_mostly_verb(thirds()[word].base)
        return is_sure_third or following in _OBJECTS or following in {"to", "that"}
    return following in _followers(bases()[word])


def is_mostly_verb(word: str) -> bool:
    """Tell whether a base form, which may be a noun, is mostly a verb."""
    return word in _mostly_verbs()


def mostly_verbs() -> str:
    """Return the pattern for such base forms, for a trigger."""
    return words(_mostly_verbs())


def _followers(verb: Verb) -> frozenset[str]:
    """Return the words that may follow the base form of a verb that is also a noun."""
    if verb.base in _mostly_verbs():
        return _PHRASES
    used = usage(verb.base)
    is_before_infinitive = used.infinitives >= used.active * _INFINITIVES
    return _OBJECTS | {"to"} if is_before_infinitive else _OBJECTS


THIRDS = r"(?:[a-z]+s|(?:has|is|was|does)n['’]t)\b"
"""The trigger for third persons, which a rule must confirm."""


@cache
def trigger(wanted: Number) -> str:
    """Return the trigger for likely verbs that do not agree with ``wanted``.

    There are thousands of third persons, so they have a broad trigger and are confirmed.
    """
    if wanted is Number.PLURAL:
        return THIRDS
    others = words(word for word in _known(wanted) if not is_sure(word))
    before_object = rf"{others}\s{words([*_OBJECTS, 'to', 'that'])}\b"
    before_phrase = rf"{words(_mostly_verbs())}\s{words(_PHRASES)}\b"
    return rf"(?:{sure_trigger(wanted)}|{before_object}|{before_phrase})"


@cache
def known_trigger(wanted: Number) -> str:
    """Return the trigger for all known verbs that do not agree with ``wanted``."""
    return THIRDS if wanted is Number.PLURAL else rf"{finite(_known(wanted))}\b"


@cache
def auxiliary_trigger(wanted: Number) -> str:
    """Return the trigger for forms of "be", "have" and "do" that do not agree with ``wanted``."""
    return rf"{finite(sorted(AUXILIARIES & wrong_forms(wanted)))}\b"


@cache
def sure_trigger(wanted: Number, among: Container[str] | None = None) -> str:
    """Return the trigger for those that are certainly verbs, or only for those in ``among``."""
    sure = [word for word in _known(wanted) if is_sure(word) and (among is None or word in among)]
    return rf"{finite(sure)}\b"


def finite(forms: Iterable[str]) -> str:
    """Return a pattern for finite forms, with either apostrophe."""
    return words(forms).replace("'", "['’]")


def is_sure(word: str) -> bool:
    """Tell whether a finite form is always a verb, or a form of "be", "have" or "do"."""
    return word in AUXILIARIES or not lexicon.classes(word)


def _known(wanted: Number) -> Iterator[str]:
    return filter(is_known_verb, wrong_forms(wanted))


@cache
def _mostly_verbs() -> frozenset[str]:
    return frozenset(row[0] for row in table(__package__, "mostly_verbs"))
