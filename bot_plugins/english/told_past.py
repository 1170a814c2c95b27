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
    "allow appear belong comprise consist contain depend enable exist grow include indicate inhabit"
    " lie live mean need occur require store support"
    " resemble seem".split()
)
"""Verbs (base forms) of what goes on, told in the present of what is there still."""
_GOVERNED = frozenset({"ccomp", "xcomp", "relcl", "acl", "pobj", "dobj", "prep", "conj", "auxpass"})
"""Relations of what a verb governs behind it, and of what stands within that."""
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
    if _is_dated(parse, verb) or _follows_past(parse, verb):
        return True
    others = [one.tag for one in parse.tokens if _is_other(parse, one, verb)]
    pasts = others.count("VBD")
    presents = len(others) - pasts
    if pasts != presents or verb.lower in _STATES:
        return pasts > presents
    return _is_line_past(document, place)


def _is_other(parse: Parse, token: Token, verb: Token) -> bool:
    """Tell whether a finite verb tells of the time that another has, and not of what it governs."""
    if token.tag not in {"VBD", "VBP", "VBZ"} or token.index == verb.index:
        return False
    if token.head == verb.index and token.relation in clause.AUXILIARY:
        return False
    if token.head == verb.index and token.relation == "conj":
        return True
    while token.index > verb.index and token.relation in _GOVERNED:
        token = parse.head(token)
        if token.index == verb.index:
            return False
    return True


def _follows_past(parse: Parse, verb: Token) -> bool:
    """Tell whether a clause in the past introduces that of a verb ("when he was ill, he ...")."""
    before = (one for one in parse.children(verb, "advcl") if one.index < verb.index)
    return any(
        token.tag == "VBD" for one in before for token in [one, *clause.auxiliaries(parse, one)]
    )


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
