"""Whether a clause is about the past, by its date and by the verbs around it."""

from __future__ import annotations

import re

from bot_plugins.languages.english import clause
from bot_plugins.languages.english.excerpt import Prose
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.sentence import sentence_at

_DATING = frozenset("in on by during until after from between at before".split())
_YEAR = re.compile(r"1\d\d\d|20[01]\d|1\d\d0s|20[01]0s")
_ORDINALS = frozenset("first second third fourth fifth final opening next previous last".split())
_TIMES = frozenset("year season month week day match game race round".split())
"""Words counted in an account in order of time: "in his first season he scored"."""
_EVENTS = frozenset("campaign election reign revolution uprising war wars".split())
"""Events that are mostly over: "during the war"."""
_PRESENT_MODALS = frozenset({"can", "may", "will"})
"""Modals that a past hardly governs: "this suggests that it may be old"."""
_STATES = frozenset(
    "account allow belong comprise consist constitute contain correspond depend depict derive"
    " differ encompass exist imply include indicate inhabit involve lie mean mention need occur"
    " refer relate require resemble seem store vary".split()
)
"""Verbs (base forms) for states, in the present if they still hold."""
_GOVERNED = frozenset(
    "acl acomp advcl agent appos attr auxpass ccomp conj dative dobj oprd pcomp pobj prep relcl"
    " xcomp".split()
)
"""Relations of what a verb governs after it, and of what is within that."""
_APART = 3
"""Code points from a sentence's edge to a position within the next or previous sentence."""


def tells_of_past(document: Prose, place: int, parse: Parse, verb: Token) -> bool:
    """Tell whether a past is more likely than a present for ``verb``.

    ``place`` is its position in the document. These decide, in this order: a date in its clause, a
    modal of the present that it governs, the clause that introduces it, the verbs coordinated with
    it, the other verbs of its sentence, its meaning, the verbs of the adjacent sentences, the verbs
    that it governs.
    """
    if _is_dated(parse, verb):
        return True
    if any(token.lower in _PRESENT_MODALS and token.tag == "MD" for token in parse.subtree(verb)):
        return False
    others = [token.tag for token in parse.tokens if _is_other(parse, token, verb)]
    for tags in (_introducing(parse, verb), _joined(parse, verb), others):
        pasts = tags.count("VBD")
        if 2 * pasts != len(tags):
            return 2 * pasts > len(tags)
    if verb.lower in _STATES or _reports_present(parse, verb):
        return False
    told = _told_around(document, place)
    return _governs_past(parse, verb) if told is None else told


def _reports_present(parse: Parse, verb: Token) -> bool:
    """Tell whether what is reported is in the present ("it suggest that they are old")."""
    reported = parse.children(verb, "ccomp")
    return any(_first(parse, token).tag in {"VBP", "VBZ"} for token in reported)


def _first(parse: Parse, verb: Token) -> Token:
    """Return a verb's first auxiliary, which is finite if any is; the verb itself without one."""
    return [*clause.auxiliaries(parse, verb), verb][0]


def _governs_past(parse: Parse, verb: Token) -> bool:
    """Tell whether all finite verbs in what follows are pasts ("win the race that was held")."""
    own = {verb.index, *(token.index for token in clause.auxiliaries(parse, verb))}
    tags = {token.tag for token in parse.tokens if token.index not in own}
    return clause.TENSED & tags == {"VBD"}


def _is_other(parse: Parse, token: Token, verb: Token) -> bool:
    """Tell whether a finite verb that ``verb`` does not govern indicates the time of ``verb``."""
    if token.tag not in clause.TENSED or token.index == verb.index:
        return False
    if token.head == verb.index and token.relation in clause.AUXILIARY:
        return False
    joined = clause.main_verb(parse, token)
    if joined.head == verb.index and joined.relation == "conj":
        return True
    while token.index > verb.index and token.relation in _GOVERNED:
        token = parse.head(token)
        if token.index == verb.index:
            return False
    return True


def _introducing(parse: Parse, verb: Token) -> list[str]:
    """Return the tag of a clause that introduces a verb's clause ("when he was ill, he ...").

    The clause around a relative clause introduces it ("there are towers which ...").
    """
    clauses = [
        clause_verb
        for clause_verb in parse.children(verb, "advcl")
        if clause_verb.index < verb.index
    ]
    if verb.relation == "relcl":
        clauses.append(_clause_of(parse, parse.head(verb)))
    return [
        token.tag
        for clause_verb in clauses
        for token in [*clause.auxiliaries(parse, clause_verb), clause_verb]
        if token.tag in clause.TENSED
    ][-1:]


def _joined(parse: Parse, verb: Token) -> list[str]:
    """Return the tags of the finite verbs that share a verb's subject."""
    found = [
        token for token in parse.children(verb, "conj") if clause.subject(parse, token) is None
    ]
    tags = (_first(parse, token).tag for token in found)
    return [tag for tag in tags if tag in clause.TENSED]


def _clause_of(parse: Parse, token: Token) -> Token:
    while token.relation != "ROOT" and token.tag not in clause.VERBS:
        token = parse.head(token)
    return token


def _is_dated(parse: Parse, verb: Token) -> bool:
    """Tell whether a phrase of the verb has a past year, or is like "in his first season"."""
    for preposition in parse.children(verb, "prep", "npadvmod"):
        own = clause.own_words(parse, preposition)
        is_dated = any(_YEAR.fullmatch(token.text) for token in own) or _is_counted(own)
        is_dated |= preposition.lower == "during" and any(token.lower in _EVENTS for token in own)
        if preposition.lower in _DATING and is_dated:
            return True
    return False


def _is_counted(phrase: list[Token]) -> bool:
    words = {token.lower for token in phrase}
    is_somebodys = any(token.tag in {"PRP$", "POS"} for token in phrase)
    return is_somebodys and not words.isdisjoint(_ORDINALS) and not words.isdisjoint(_TIMES)


def _told_around(document: Prose, place: int) -> bool | None:
    """Tell whether the sentence before, or otherwise the one after, is in the past.

    Return None if neither shows a tense.
    """
    prose = document.prose
    first, last = document.sentence(place)
    for beside, between in (
        (first - _APART, prose[max(first - _APART, 0) : first]),
        (last + _APART, prose[last : last + _APART]),
    ):
        if 0 <= beside < len(prose) and "\n" not in between:
            tags = [token.tag for token in sentence_at(document, beside).parse.tokens]
            pasts, presents = tags.count("VBD"), tags.count("VBZ") + tags.count("VBP")
            if pasts != presents:
                return pasts > presents
    return None
