"""The time of a sentence: whether what it tells is over, by its other verbs and its dates."""

from __future__ import annotations

from enum import Enum

from bot_plugins.languages.english import clause
from bot_plugins.languages.english.parse import Parse, Token

_PRESENT = frozenset({"VBZ", "VBP"})
_PRESENT_MODALS = frozenset({"can", "will", "may", "must", "shall"})
_DECADE = 5
"""Letters of "1990s"."""


class Time(Enum):
    """When something is told to happen."""

    PAST = "past"
    PRESENT = "present"
    UNKNOWN = "unknown"


def time_around(parse: Parse, verb: Token) -> Time:
    """Return the time of the clauses that a verb stands in or beside, leaving out its own form.

    The nearest clause that governs it decides; where none does, all other finite verbs must
    agree, and where there are none, a year tells the past.
    """
    token = verb
    while token.relation not in {"ROOT", "conj"} or token.index == verb.index:
        head = parse.head(token)
        if head.index == token.index:
            break
        token = head
        if (found := _time(parse, token)) is not Time.UNKNOWN:
            return found
    others = {_time(parse, one) for one in parse.tokens if one.lower != verb.lower}
    told = others - {Time.UNKNOWN}
    if len(told) == 1:
        return told.pop()
    return Time.PAST if not told and is_dated(parse, verb) else Time.UNKNOWN


def _time(parse: Parse, verb: Token) -> Time:
    """Return the time that a verb group tells by its finite member."""
    if verb.tag not in clause.VERBS:
        return Time.UNKNOWN
    auxiliaries = clause.auxiliaries(parse, verb)
    finite = auxiliaries[0] if auxiliaries else verb
    if finite.tag == "VBD":
        return Time.PAST
    is_present = finite.tag in _PRESENT or finite.lower in _PRESENT_MODALS
    return Time.PRESENT if is_present else Time.UNKNOWN


def is_dated(parse: Parse, verb: Token) -> bool:
    """Tell whether a year or a decade stands in a phrase of time that a verb governs."""
    return any(
        _is_year(one) and parse.head(one).relation in {"prep", "npadvmod"}
        for one in parse.subtree(verb)
    )


def _is_year(token: Token) -> bool:
    is_decade = len(token.text) == _DECADE and token.text[:4].isdecimal() and token.text[4] == "s"
    return is_decade or (token.text.isdecimal() and clause.is_date(token))
