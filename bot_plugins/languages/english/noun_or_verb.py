"""Whether the word after a determiner is a noun, or the verb of a pronoun: "this works for all".

The words around decide, without a parse. A match has the groups ``determiner``, ``modifiers`` and
``noun``.
"""

from __future__ import annotations

import re

from bot_plugins.languages.english import lexicon, vocabulary
from bot_plugins.languages.english.grammar import MODALS
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.noun_phrases import NUMERALS
from bot_plugins.languages.english.number import Number, is_unit
from bot_plugins.languages.english.patterns import SPACE, words
from bot_plugins.languages.english.valency import usage

COUNTED = NUMERALS - {"ten"}
"""The numerals below ten."""
_PRONOUNS = frozenset(
    ["a few", *"another each few many several these this those".split(), *COUNTED]
)
"""Determiners that are also pronouns, after which a verb may follow: "this works for all"."""
_SHOWING = frozenset("these this those".split())
_USUAL = 26
"""Minimum uses of a usual verb in the valency table."""
_MOSTLY_NOUN = 0.1
"""Maximum uses of a verb for each use of the same word in other text, if it is mostly a noun."""
_PREDICATE = re.compile(
    rf"{SPACE}(?:{words('also always now often only still usually'.split())}{SPACE})?"
    rf"{words([*MODALS, *'is are was were has have had'.split()])}\b"
)
_PART = "(?:all|any|both|each|few|half|many|most|much|none|one|part|rest|several|some|two) of"
_BEFORE_SUBJECT = re.compile(
    rf"(?:\A|[^\w\s'’\]]\s*|\n\s*|\b(?i:{_PART}|and|although|because|but|if|or|since|so|then"
    r"|though|unless|when|while)\s)\Z"
)
"""What is before a subject, and not before the verb of a relative clause: "all this shows is"."""
_BEFORE_PRONOUN = re.compile(rf"{_BEFORE_SUBJECT.pattern}|\b(?i:as|than|that|who|whom|which)\s\Z")
"""The same, and what is before a pronoun in a relative clause: "the man who many credit with"."""
_PLACING = re.compile(r"\b(?:at|by|from|in|of|on)\s\Z")
_NEAR = 20
"""Code points before a determiner in which to look for words."""


def may_be_verb(match: re.Match[str], number: Number) -> bool:
    """Tell whether a noun may be a verb: "this works", "A wins", "those suffering from it".

    "Mode" is hardly ever a verb: "two mode" is a slip. ``number`` is that of the determiner.
    """
    determiner, noun = match["determiner"], match["noun"]
    is_subject = determiner.lower() in _PRONOUNS or bool(match["modifiers"]) or determiner == "A"
    if not is_subject or (determiner.lower() in _SHOWING and _has_predicate(match)):
        return False
    forms = lexicon.forms(noun)
    opens = _BEFORE_PRONOUN.search(_lead(match)) is not None
    is_usual = any(_is_usual(verb.base, opens=opens) for verb in lexicon.readings(noun))
    is_placed = determiner == "this" and not opens and _PLACING.search(_lead(match))
    is_third = number is Number.SINGULAR and Form.THIRD in forms and not is_placed
    return Form.ING in forms or is_usual or is_third


def is_shown_unit(match: re.Match[str]) -> bool:
    """Tell whether a plural that may be one amount is none here: "this pages are"."""
    is_this = match["determiner"].lower() == "this" and not match["modifiers"]
    return is_this and is_unit(match["noun"]) and _has_predicate(match)


def _is_usual(verb: str, *, opens: bool) -> bool:
    """Tell whether a base form is usual as a verb, and not mostly a noun: "file", "place".

    A determiner that opens a clause may be its subject: "Two point at it".
    """
    least = 0 if opens else _MOSTLY_NOUN * vocabulary.frequent().get(verb, 0)
    return usage(verb).active >= max(_USUAL, least)


def _has_predicate(match: re.Match[str]) -> bool:
    """Tell whether a noun phrase opens a clause before its verb: "this features are"."""
    is_first = _BEFORE_SUBJECT.search(_lead(match)) is not None
    return is_first and _PREDICATE.match(match.string, match.end()) is not None


def _lead(match: re.Match[str]) -> str:
    return match.string[max(match.start() - _NEAR, 0) : match.start()]
