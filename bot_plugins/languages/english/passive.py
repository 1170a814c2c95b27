"""Whether a passive is meant by a participle, according to what the verb takes."""

from __future__ import annotations

from bot_plugins.languages.english import clause, lexicon
from bot_plugins.languages.english.lexicon import Form, Verb
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.valency import usage

_LEAST = 0.25
"""Minimum share of passives, or of uses with an object, for a verb that has a passive."""
_PREPOSITIONAL = 0.05
"""A verb with a smaller share of uses with an object takes it after a preposition ("refer to")."""
_HARDLY = 0.05
"""A verb whose passive share is below this has no passive."""
_MOSTLY = 0.5
"""A verb whose passive share is above this is mostly passive."""
NAMING = frozenset("appoint award call consider declare elect give grant name offer rename".split())
"""Verbs whose passive may be followed by an object or a name: "was named the best"."""
_OBJECTS = ("dobj", "attr", "dative", "ccomp", "npadvmod")
_MANNERS = frozenset({"way", "manner", "time", "times", "year", "years", "day"})
"""Nouns of adverbial phrases without a preposition ("produced this way")."""


def has_passive(verb: Verb) -> bool:
    """Tell whether a verb has a passive that is not very rare."""
    return usage(verb.base).passive_share >= _HARDLY


def is_passive(parse: Parse, token: Token, verb: Verb) -> bool:
    """Tell whether ``token``, a participle of ``verb``, is certainly or likely passive."""
    if parse.children(token, "agent"):
        return True
    if not has_passive(verb) or _shares_object(parse, token):
        return False
    if has_object(parse, token):
        after = parse.near(token, 1)
        return verb.base in NAMING and after is not None and after.tag != "PRP"
    used = usage(verb.base)
    if used.object_share < _PREPOSITIONAL:
        after = parse.near(token, 2)
        return after is not None and after.lower == "as"
    return max(used.passive_share, used.object_share) >= _LEAST


def has_object(parse: Parse, token: Token, *relations: str) -> bool:
    """Tell whether an object or complement, or one of ``relations``, comes right after a verb."""
    particles = [
        particle for particle in parse.children(token, "prt") if particle.index == token.index + 1
    ]
    end = token.index + len(particles)
    for child in parse.children(token, *(relations or _OBJECTS)):
        start = clause.phrase_start(parse, child)
        is_phrase = child.tag == "IN" or child.lower in _MANNERS
        if start.index == end + 1 and not is_phrase:
            return True
    return False


def _shares_object(parse: Parse, token: Token) -> bool:
    """Tell whether a verb shares the object of a coordinated verb ("removed or reduce")."""
    joined = parse.children(token, "conj")
    return any(verb.tag == "VB" and has_object(parse, verb) for verb in joined)


def may_lack_be(parse: Parse, token: Token, verb: Verb) -> bool:
    """Tell whether a participle without an object may lack a "was": "did not published until"."""
    return not has_object(parse, token) and usage(verb.base).passive_share > _MOSTLY


def is_dated_passive(parse: Parse, token: Token, verb: Verb) -> bool:
    """Tell whether a date follows where an object should: "the concert hold on 5 May"."""
    after = parse.near(token, 1)
    if after is None or after.relation != "prep" or not may_lack_be(parse, token, verb):
        return False
    return after.head == token.index and any(map(clause.is_date, clause.own_words(parse, after)))


def may_be_adjective(parse: Parse, token: Token) -> bool:
    """Tell whether a participle may modify a noun after it: "do paid work"."""
    after = parse.near(token, 1)
    follows = after is not None and after.tag in {*clause.NOUNS, "JJ", "VBN", "VBG"}
    return follows and Form.PARTICIPLE in lexicon.forms(token.lower)
