"""Disagreeing subjects that are themselves the slip, not the verb: "the bands starts".

The context decides: a plural after "are", another verb or a pronoun of the same number, or the same
noun in the other number nearby. The verb is then left alone.
"""

from __future__ import annotations

import re

from bot_plugins.languages.english import clause
from bot_plugins.languages.english.agreement import Pair
from bot_plugins.languages.english.grammar import AUXILIARIES
from bot_plugins.languages.english.noun_phrases import NUMERALS
from bot_plugins.languages.english.number import Number, plurals, thirds
from bot_plugins.languages.english.parse import Token
from bot_plugins.languages.english.pronoun_subjects import DEMONSTRATIVES

_BE = frozenset({"is", "are", "was", "were"})
_FINITE = {Number.PLURAL: "VBZ", Number.SINGULAR: "VBP"}
"""The tag of a verb that does not agree with a number."""
_PARTICLES = frozenset({"RP", "IN"})
_BOUND = frozenset("these those both all many several few various numerous other".split())
"""Determiners that only a plural takes, and that would be wrong as well."""
_SEVERAL = frozenset("all both many several some".split())
"""Words that, after "this" and "be", refer to several things."""
_MEANING = frozenset("denote equal indicate mean represent signify".split())
"""Verbs (base forms) with a symbol for a subject: "three stripes means a sergeant"."""
_OWNERS = {Number.PLURAL: "its", Number.SINGULAR: "their"}
"""Possessives that do not agree with a number."""
_REPEATED = re.compile(r"\s(?:and|or)\s(?:is|are|was|were|has|have|does|do)\b")
"""What follows a verb that was chosen with care: "each were and are seen"."""
_AROUND = 300
"""Code points before and after a noun in which to look for its other number."""


def may_be_slip(one: Pair, wanted: Number) -> bool:
    """Tell whether the noun may be wrong, not its verb; ``wanted`` is the noun's number."""
    if wanted is Number.PLURAL and (_is_one_around(one) or _is_symbol(one)):
        return True
    if one.word in _BE | {"has"} and (_is_owner(one, wanted) or _REPEATED.match(one.rest)):
        return True
    if one.word in _BE and _is_told_as_other(one, wanted):
        return True
    if wanted is Number.SINGULAR and _may_be_noun(one):
        return True
    return any(_goes_with(one, token, wanted) for token in _joined(one))


def _is_symbol(one: Pair) -> bool:
    """Tell whether several things may be one symbol: "eight fingers signifies the eighth"."""
    verb = thirds().get(one.word)
    is_counted = _determiner(one) in NUMERALS
    return is_counted and verb is not None and verb.base in _MEANING


def _is_owner(one: Pair, wanted: Number) -> bool:
    """Tell whether a possessive in the predicate agrees with the verb: "the towns has its fair"."""
    is_longer = one.match.groupdict().get("preposition", "of")  # with another noun to refer to
    if _determiner(one) != "the" or is_longer:
        return False
    words = clause.own_words(one.parse, one.verb)
    return any(each.lower == _OWNERS[wanted] for each in words if each.index > one.verb.index)


def tells_of_several(one: Pair) -> bool:
    """Tell whether the predicate is a plural: "one of the first settlers were monks"."""
    told = one.parse.children(one.verb, "attr")
    return any(token.tag == "NNS" or one.parse.children(token, "conj") for token in told)


def _determiner(one: Pair) -> str:
    return (one.match.groupdict().get("determiner") or "").lower()


def _may_be_noun(one: Pair) -> bool:
    """Tell whether a particle and a finite verb follow: "the charge build up had been high"."""
    particle = one.parse.near(one.finite, 1)
    after = one.parse.near(one.finite, 2)
    return (
        particle is not None
        and particle.tag in _PARTICLES
        and after is not None
        and after.tag in clause.FINITE - {"VBP"}
    )


def _goes_with(one: Pair, token: Token, wanted: Number) -> bool:
    """Tell whether a verb that shares the subject has the number opposite to the noun's."""
    if token.tag == "VB" and one.word in AUXILIARIES and wanted is Number.SINGULAR:
        joint = {each.lower for each in one.parse.children(one.verb, "cc")}
        return (one.finite == one.verb or "but" in joint) and not one.parse.children(token, "aux")
    return token.tag == _FINITE[wanted]


def _joined(one: Pair) -> list[Token]:
    """Return the verbs that share the subject."""
    found = one.parse.children(one.verb, "conj")
    return [token for token in found if clause.subject(one.parse, token) is None]


def _is_told_as_other(one: Pair, wanted: Number) -> bool:
    """Tell whether what follows "be" has the verb's number, or requires it."""
    told = one.parse.children(one.verb, "attr")
    rest = one.rest.lstrip()
    phrase = one.match.groupdict()
    if wanted is Number.PLURAL:
        is_amount = _determiner(one) in NUMERALS and one.verb.tag != "VBN"
        is_clause = rest.startswith(("to ", "that "))
        return is_amount or is_clause or any(_is_one(one, token) for token in told)
    is_list = rest.startswith((":", "all ", "both ")) or "following" in phrase.get("modifiers", "")
    is_same = any(token.lower in plurals(one.match["subject"].lower()) for token in told)
    return is_list or is_same or any(_is_list(one, token) for token in told)


def _is_list(one: Pair, token: Token) -> bool:
    """Tell whether a token is a coordination of several things."""
    return bool(one.parse.children(token, "conj")) and not one.match.groupdict().get("preposition")


def _is_one(one: Pair, token: Token) -> bool:
    """Tell whether a token is a single thing with which the subject is identified."""
    has_article = any(each.lower in {"a", "an"} for each in one.parse.children(token, "det"))
    is_lone = token.text.islower() and not one.parse.children(token)  # "its weaknesses is water"
    is_name = token.tag == "NNP" and " and " not in one.rest
    return (token.tag == "NN" and (has_article or is_lone)) or is_name


def _is_one_around(one: Pair) -> bool:
    """Tell whether the text around mentions a single such thing, and never several."""
    if _determiner(one) in _BOUND:
        return False
    plural = one.match["subject"]
    singular = plural.removesuffix("s")
    prose = one.document.prose
    before = prose[max(one.match.start() - _AROUND, 0) : one.match.start()]
    after = prose[one.match.end() : one.match.end() + _AROUND]
    words = re.findall(r"[a-z]+", f"{before} {after}".lower())
    return singular != plural and singular in words and plural not in words


def may_be_other_pronoun(one: Pair, wanted: Number) -> bool:
    """Tell whether "this" may stand for "these", or the reverse: "this are the towers"."""
    if one.match["subject"].lower() not in DEMONSTRATIVES:
        return False
    told = one.parse.children(one.verb, "attr")
    if one.rest.lstrip().startswith(":"):
        return True
    if wanted is Number.SINGULAR:
        return any(token.tag in clause.PLURALS or token.lower in _SEVERAL for token in told)
    return any(token.tag == "NN" for token in told)


def has_singular_verb(one: Pair, noun: Token) -> bool:
    """Tell whether a plural noun is also the subject of a singular verb ("mills ... is")."""
    head = one.parse.head(noun)
    group = [head, *clause.auxiliaries(one.parse, head)]
    is_subject = noun.relation in clause.SUBJECT
    return is_subject and any(token.tag == "VBZ" or token.lower == "was" for token in group)
