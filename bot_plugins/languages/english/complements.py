"""Complements of verbs and adjectives: an infinitive with "to", or an -ing form.

Source: Quirk et al., A Comprehensive Grammar of the English Language (1985), 16.38-16.41 (verbs)
and 16.79 (adjectives).
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from bot_plugins.languages.english import clause, lexicon
from bot_plugins.languages.english.lexicon import Form, Verb
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.valency import usage

_TAKE_INFINITIVES = (
    "afford agree aim attempt cease continue decide desire endeavour endeavor expect fail hesitate"
    " intend manage need neglect plan prefer refuse seek seem strive struggle tend try want wish"
).split()
"""Verbs that take an infinitive with "to"."""
_PASSIVE_TAKE_INFINITIVES = (
    "allow authorize compel design encourage entitle expect force instruct intend oblige permit"
    " require suppose"
).split()
"""Verbs whose participle after "be" takes an infinitive with "to"."""
ADJECTIVES_BEFORE_TO = frozenset(
    "able unable willing unwilling eager reluctant likely unlikely ought supposed".split()
)
"""Adjectives (and "ought") that take an infinitive with "to"."""
_FREQUENT = frozenset("be become come do get go have make overcome take".split())
"""Base forms that are also other words, but hardly after these verbs."""
_ADJECTIVAL = 0.1
"""The share of a base form's uses that follow "be" from which it is also an adjective."""
_TAKE_ING = ("allow", "avoid", "permit", "recommend", "suggest")
"""Verbs that take an -ing form, and never an infinitive without an object before it."""

_NOUNS = frozenset({"permits"})
"""Third persons that are more often nouns ("permits to enter the town")."""


@cache
def infinitive_takers() -> frozenset[str]:
    """Return all words after which an infinitive needs a "to"."""
    found = set(ADJECTIVES_BEFORE_TO)
    for base in _TAKE_INFINITIVES:
        found.update(word for word, _ in lexicon.verbs()[base].forms())
    return frozenset(found) | passive_takers()


@cache
def ing_takers() -> frozenset[str]:
    """Return the active forms of verbs that take an -ing form."""
    return frozenset(
        word
        for base in _TAKE_ING
        for word, form in lexicon.verbs()[base].forms()
        if form in {Form.BASE, Form.ING} or (form is Form.THIRD and word not in _NOUNS)
    )


@cache
def passive_takers() -> frozenset[str]:
    """Return the participles that take an infinitive only after "be"."""
    return frozenset(lexicon.verbs()[base].participle for base in _PASSIVE_TAKE_INFINITIVES)


@cache
def mere_bases() -> dict[str, Verb]:
    """Return verbs by the base forms that are no other word and no other verb form."""
    return {base: verb for base, verb in lexicon.verbs().items() if _is_mere(base)}


def _is_mere(base: str) -> bool:
    """Tell whether a base form is nothing else; one that often follows "be" is an adjective."""
    used = usage(base)
    is_other = lexicon.classes(base) or lexicon.forms(base) != {Form.BASE} or len(base) == 1
    is_adjective = used.bare > _ADJECTIVAL * used.active
    return base in _FREQUENT or not (is_other or is_adjective)


def joins_infinitive(parse: Parse, verb: Token) -> bool:
    """Tell whether another infinitive is coordinated with ``verb``: "to move it, or to cut it"."""
    joined = parse.children(verb, "conj")
    rest = [token for token in parse.tokens[verb.index + 1 :] if token.tag != "RB"]
    return any(token.tag == "VB" or clause.auxiliaries(parse, token) for token in joined) or any(
        token.tag == "TO" and before.tag == "CC" for before, token in pairwise(rest)
    )
