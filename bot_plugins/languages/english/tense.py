"""The tense of a sentence: whether it is about the past, by its other verbs and its dates."""

from __future__ import annotations

from enum import Enum

from bot_plugins.languages.english import clause
from bot_plugins.languages.english.parse import Parse, Token

_PRESENT = frozenset({"VBZ", "VBP"})
_PRESENT_MODALS = frozenset({"can", "will", "may", "must", "shall"})
_DECADE = 5
"""The length of "1990s"."""


class Time(Enum):
    """The time that a clause is about."""

    PAST = "past"
    PRESENT = "present"
    UNKNOWN = "unknown"


def time_around(parse: Parse, verb: Token) -> Time:
    """Return the time of the clauses around a verb, not counting its own form.

    The nearest clause that governs it decides; if none does, all other finite verbs must agree, and
    if there are none, a year indicates the past.
    """
    token = verb
    while token.relation not in {"ROOT", "conj"} or token.index == verb.index:
        head = parse.head(token)
        if head.index == token.index:
            break
        token = head
        if (found := _time(parse, token)) is not Time.UNKNOWN:
            return found
    others = {_time(parse, word) for word in parse.tokens if word.lower != verb.lower}
    told = others - {Time.UNKNOWN}
    if len(told) == 1:
        return told.pop()
    return Time.PAST if not told and is_dated(parse, verb) else Time.UNKNOWN


def _time(parse: Parse, verb: Token) -> Time:
    """Return the time that the finite verb of a verb group indicates."""
    if verb.tag not in clause.VERBS:
        return Time.UNKNOWN
    auxiliaries = clause.auxiliaries(parse, verb)
    finite = auxiliaries[0] if auxiliaries else verb
    if finite.tag == "VBD":
        return Time.PAST
    is_present = finite.tag in _PRESENT or finite.lower in _PRESENT_MODALS
    return Time.PRESENT if is_present else Time.UNKNOWN


def is_dated(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb governs a phrase of time with a year or a decade."""
    return any(
        _is_year(token) and parse.head(token).relation in {"prep", "npadvmod"}
        for token in parse.subtree(verb)
    )


def _is_year(token: Token) -> bool:
    is_decade = len(token.text) == _DECADE and token.text[:4].isdecimal() and token.text[4] == "s"
    return is_decade or (token.text.isdecimal() and clause.is_date(token))
