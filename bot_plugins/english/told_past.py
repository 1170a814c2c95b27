"""Whether a clause tells of the past, by its date and by the verbs around it."""

from __future__ import annotations

import re

from bot_plugins.document import Document
from bot_plugins.english import clause
from bot_plugins.english.lexicon import mere_pasts
from bot_plugins.english.number import thirds
from bot_plugins.english.parse import Parse, Token

_DATING = frozenset("in on by during until after from between at before".split())
_YEAR = re.compile(r"1\d\d\d|20[01]\d|1\d\d0s|20[01]0s")
_STATES = frozenset(
    "appear belong comprise consist contain depend exist grow include inhabit lie live mean occur"
    " resemble seem".split()
)
"""Verbs (base forms) of what goes on, told in the present of what is there still."""
_WORD = re.compile(r"[a-z]+")
_PAST = frozenset({"was", "were", "had", "did"})
_PRESENT = frozenset({"is", "are", "has", "have", "does", "do"})
_TOLD = re.compile(r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|who) (?:also |then |later )?([a-z]+ed)\b")
"""A subject and its past, which is no participle."""
_REACH = 400
"""How far around a place its line is read, in code points."""


def tells_of_past(document: Document, place: int, parse: Parse, verb: Token) -> bool:
    """Tell whether a past is likelier than a present for ``verb``.

    ``place`` is where in the document it stands. A date in its clause decides, else the other
    verbs of its sentence, else those of its line.
    """
    if _is_dated(parse, verb):
        return True
    others = [one.tag for one in parse.tokens if _is_other(parse, one, verb)]
    pasts = others.count("VBD")
    presents = len(others) - pasts
    if pasts != presents or verb.lower in _STATES:
        return pasts > presents
    return _is_line_past(document, place)


def _is_other(parse: Parse, token: Token, verb: Token) -> bool:
    is_own = verb.index in {token.index, token.head}
    return token.tag in {"VBD", "VBP", "VBZ"} and not (is_own and token.relation != "conj")


def _is_dated(parse: Parse, verb: Token) -> bool:
    """Tell whether a year of the past stands in a phrase of the verb's own."""
    for preposition in parse.children(verb, "prep", "npadvmod"):
        words = [one.text for one in parse.subtree(preposition)]
        if preposition.lower in _DATING and any(map(_YEAR.fullmatch, words)):
            return not any(clause.is_finite(parse, one) for one in parse.subtree(preposition))
    return False


def _is_line_past(document: Document, place: int) -> bool:
    prose = document.prose
    first = max(prose.rfind("\n", 0, place) + 1, place - _REACH)
    last = prose.find("\n", place)
    line = prose[first : min(last if last > 0 else len(prose), place + _REACH)]
    words = _WORD.findall(line)
    pasts = sum(word in _PAST or word in mere_pasts() for word in words)
    pasts += len(_TOLD.findall(line))
    presents = sum(word in _PRESENT or word in thirds() for word in words)
    return pasts > presents
