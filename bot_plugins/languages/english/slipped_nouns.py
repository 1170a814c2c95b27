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


def may_be_slip(pair: Pair, wanted: Number) -> bool:
    """Tell whether the noun may be wrong, not its verb; ``wanted`` is the noun's number."""
    if wanted is Number.PLURAL and (_is_one_around(pair) or _is_symbol(pair)):
        return True
    if pair.word in _BE | {"has"} and (_is_owner(pair, wanted) or is_repeated(pair)):
        return True
    if pair.word in _BE and _is_told_as_other(pair, wanted):
        return True
    if wanted is Number.SINGULAR and _may_be_noun(pair):
        return True
    return any(_goes_with(pair, token, wanted) for token in _joined(pair))


def _is_symbol(pair: Pair) -> bool:
    """Tell whether several things may be one symbol: "eight fingers signifies the eighth"."""
    verb = thirds().get(pair.word)
    is_counted = _determiner(pair) in NUMERALS
    return is_counted and verb is not None and verb.base in _MEANING


def _is_owner(pair: Pair, wanted: Number) -> bool:
    """Tell whether a possessive in the predicate agrees with the verb: "the towns has its fair"."""
    is_longer = pair.match.groupdict().get("preposition", "of")  # with another noun to refer to
    if _determiner(pair) != "the" or is_longer:
        return False
    words = clause.own_words(pair.parse, pair.verb)
    return any(each.lower == _OWNERS[wanted] for each in words if each.index > pair.verb.index)


def is_repeated(pair: Pair) -> bool:
    """Tell whether the verb was chosen with care: "each were and are seen"."""
    return _REPEATED.match(pair.rest) is not None


def tells_of_several(pair: Pair) -> bool:
    """Tell whether the predicate is a plural: "pair of the first settlers were monks"."""
    told = pair.parse.children(pair.verb, "attr")
    return any(token.tag == "NNS" or pair.parse.children(token, "conj") for token in told)


def _determiner(pair: Pair) -> str:
    return (pair.match.groupdict().get("determiner") or "").lower()


def _may_be_noun(pair: Pair) -> bool:
    """Tell whether a particle and a finite verb follow: "the charge build up had been high"."""
    particle = pair.parse.near(pair.finite, 1)
    after = pair.parse.near(pair.finite, 2)
    return (
        particle is not None
        and particle.tag in _PARTICLES
        and after is not None
        and after.tag in clause.FINITE - {"VBP"}
    )


def _goes_with(pair: Pair, token: Token, wanted: Number) -> bool:
    """Tell whether a verb that shares the subject has the number opposite to the noun's."""
    if token.tag == "VB" and pair.word in AUXILIARIES and wanted is Number.SINGULAR:
        joint = {each.lower for each in pair.parse.children(pair.verb, "cc")}
        return (pair.finite == pair.verb or "but" in joint) and not pair.parse.children(
            token, "aux"
        )
    return token.tag == _FINITE[wanted]


def _joined(pair: Pair) -> list[Token]:
    """Return the verbs that share the subject."""
    found = pair.parse.children(pair.verb, "conj")
    return [token for token in found if clause.subject(pair.parse, token) is None]


def _is_told_as_other(pair: Pair, wanted: Number) -> bool:
    """Tell whether what follows "be" has the verb's number, or requires it."""
    told = pair.parse.children(pair.verb, "attr")
    rest = pair.rest.lstrip()
    phrase = pair.match.groupdict()
    if wanted is Number.PLURAL:
        is_amount = _determiner(pair) in NUMERALS and pair.verb.tag != "VBN"
        is_clause = rest.startswith(("to ", "that "))
        return is_amount or is_clause or any(_is_one(pair, token) for token in told)
    is_list = rest.startswith((":", "all ", "both ")) or "following" in phrase.get("modifiers", "")
    is_same = any(token.lower in plurals(pair.match["subject"].lower()) for token in told)
    return is_list or is_same or any(_is_list(pair, token) for token in told)


def _is_list(pair: Pair, token: Token) -> bool:
    """Tell whether a token is a coordination of several things."""
    return bool(pair.parse.children(token, "conj")) and not pair.match.groupdict().get(
        "preposition"
    )


def _is_one(pair: Pair, token: Token) -> bool:
    """Tell whether a token is a single thing with which the subject is identified."""
    has_article = any(each.lower in {"a", "an"} for each in pair.parse.children(token, "det"))
    is_lone = token.text.islower() and not pair.parse.children(token)  # "its weaknesses is water"
    is_name = token.tag == "NNP" and " and " not in pair.rest
    return (token.tag == "NN" and (has_article or is_lone)) or is_name


def _is_one_around(pair: Pair) -> bool:
    """Tell whether the text around mentions a single such thing, and never several."""
    if _determiner(pair) in _BOUND:
        return False
    plural = pair.match["subject"]
    singular = plural.removesuffix("s")
    prose = pair.document.prose
    before = prose[max(pair.match.start() - _AROUND, 0) : pair.match.start()]
    after = prose[pair.match.end() : pair.match.end() + _AROUND]
    words = re.findall(r"[a-z]+", f"{before} {after}".lower())
    return singular != plural and singular in words and plural not in words


def may_be_other_pronoun(pair: Pair, wanted: Number) -> bool:
    """Tell whether "this" may stand for "these", or the reverse: "this are the towers"."""
    if pair.match["subject"].lower() not in DEMONSTRATIVES:
        return False
    told = pair.parse.children(pair.verb, "attr")
    if pair.rest.lstrip().startswith(":"):
        return True
    if wanted is Number.SINGULAR:
        return any(token.tag in clause.PLURALS or token.lower in _SEVERAL for token in told)
    return any(token.tag == "NN" for token in told)


def has_singular_verb(pair: Pair, noun: Token) -> bool:
    """Tell whether a plural noun is also the subject of a singular verb ("mills ... is")."""
    head = pair.parse.head(noun)
    group = [head, *clause.auxiliaries(pair.parse, head)]
    is_subject = noun.relation in clause.SUBJECT
    return is_subject and any(token.tag == "VBZ" or token.lower == "was" for token in group)
