"""Irregular verbs with a regular ending, and the form that is meant according to the parse."""

from __future__ import annotations

from functools import cache

from bot_plugins.languages.english import clause, lexicon
from bot_plugins.languages.english.grammar import DO
from bot_plugins.languages.english.lexicon import Verb
from bot_plugins.languages.english.misformed import irregular_misfits
from bot_plugins.languages.english.noun_phrases import NUMERALS
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.passive import has_object

_OTHERS = {"costed": "cost", "leaded": "lead", "putted": "put", "lied": "lie"}
"""Forms that exist in another sense, and the verbs of which they may be slips."""
_BASE = DO | {"to"}
_PASSIVE = frozenset({"get", "gets", "got", "getting"})
_ADNOMINAL = frozenset({"amod", "acl"})
_NUMBERED = frozenset({"CD", "$"})
_LOSSES = frozenset(
    "career chance fortune freedom game job life lives lot match million millions money place"
    " point points position seat title victory".split()
)
"""What something may cost besides an amount."""
_MONEY = frozenset(
    "cents coins crowns dinars dollars ducats euros florins francs gold guilders guineas kroner"
    " kronor lira lire marks pence pesos pound pounds roubles rubles rupees shillings silver"
    " thalers won yen yuan zlotys".split()
)
_MORE = frozenset(
    "about almost cent feet foot half inch metre meter more nearly over percent quarter"
    " third".split()
)
_PRICES = ("dobj", "attr", "npadvmod", "nummod", "ccomp")
_DOWN = frozenset({"down", "dormant"})
_GOALS = frozenset("to into onto forward together aside off up".split())
_GOLF = frozenset("golf golfer golfers green hole holes par putt birdie ball caddie".split())
_NAUTICAL = frozenset("out cable cables rope ropes seam seams pitch tar line lines hull".split())
"""Words near a correct "payed", which is a nautical term."""


@cache
def regularised() -> dict[str, Verb]:
    """Return irregular verbs by the forms with a regular ending that may be slips for theirs."""
    others = {word: lexicon.verbs()[base] for word, base in _OTHERS.items()}
    return {**irregular_misfits(), **others}


def meant_verb(parse: Parse, token: Token) -> Verb:
    """Return the verb meant by a regularised form: "rised" with an object is "raised"."""
    if token.lower == "rised" and not _is_measured(parse, token):
        passive = parse.children(token, "auxpass", "agent")
        if passive or has_object(parse, token, "dobj"):
            return lexicon.verbs()["raise"]
    return regularised()[token.lower]


def _is_measured(parse: Parse, token: Token) -> bool:
    """Tell whether a number states by how much: "it rised by two metres"."""
    behind = [following.lower for following in parse.tokens[token.index + 1 : token.index + 5]]
    is_number = any(word[:1].isdigit() or word in NUMERALS | _MORE for word in behind[1:])
    return behind[:1] == ["by"] and is_number and not parse.children(token, "auxpass")


def meant_form(parse: Parse, token: Token, verb: Verb) -> str:
    """Return the form of ``verb`` that ``token`` stands for; empty if that is uncertain."""
    if token.tag in {"NNP", "NNPS", "FW"}:
        return ""
    head, auxiliary = _governor(parse, token)
    if auxiliary is not None and (auxiliary.tag == "MD" or auxiliary.lower in _BASE):
        return verb.base
    if auxiliary is not None or head.lower in _PASSIVE:
        return verb.participle
    return verb.participle if token.relation in _ADNOMINAL else verb.past


def _governor(parse: Parse, token: Token) -> tuple[Token, Token | None]:
    """Return a verb's governor, and its auxiliary, even a shared one: "was sung and throwed"."""
    while token.relation == "conj" and not parse.children(token, *clause.SUBJECT):
        if clause.auxiliaries(parse, token):
            break
        token = parse.head(token)
    return parse.head(token), clause.governor(parse, token)


def is_slip(parse: Parse, token: Token) -> bool:
    """Tell whether a form that exists in another sense is a slip: "costed", "leaded", "payed"."""
    is_meant = _SENSES.get(token.lower)
    return is_meant is None or is_meant(parse, token)


def is_lying(parse: Parse, token: Token) -> bool:
    """Tell whether "lied" means "was down" and has no object: "he lied down"."""
    return any(child.lower in _DOWN for child in parse.children(token)) and not has_object(
        parse, token
    )


def _has_price(parse: Parse, token: Token) -> bool:
    """Tell whether "costed" means "had a price", not "reckoned": "it costed 40 crowns"."""
    if clause.governor(parse, token) is not None or clause.shared_subject(parse, token) is None:
        return False
    reckoned = any(child.lower == "at" for child in parse.children(token, "prep"))
    prices = parse.children(token, *_PRICES)
    return not reckoned and any(
        price.lower in _LOSSES or _is_amount(parse, price) for price in prices
    )


def _is_amount(parse: Parse, token: Token) -> bool:
    """Tell whether a token is a sum of money, not a number of things ("costed three routes")."""
    inside = list(parse.subtree(token))
    if not {each.tag for each in inside} & _NUMBERED:
        return False
    return token.tag in _NUMBERED or any(each.lower in _MONEY or each.tag == "$" for each in inside)


def _leads_to(parse: Parse, token: Token) -> bool:
    """Tell whether "leaded" is the verb, not the metal: "it leaded to a war"."""
    has_goal = any(child.lower == "to" for child in parse.children(token, "prep"))
    return has_goal and token.tag in {"VBD", "VBN"}


def _is_moved(parse: Parse, token: Token) -> bool:
    """Tell whether "putted" is not the golf term: "it was putted into a box"."""
    goals = (child.lower for child in parse.children(token, "prep", "prt"))
    return any(goal in _GOALS for goal in goals) and not _is_about(parse, _GOLF)


def _is_paid(parse: Parse, _token: Token) -> bool:
    return not _is_about(parse, _NAUTICAL)


def _is_about(parse: Parse, words: frozenset[str]) -> bool:
    return any(token.lower in words for token in parse.tokens)


_SENSES = {
    "costed": _has_price,
    "leaded": _leads_to,
    "lied": is_lying,
    "payed": _is_paid,
    "putted": _is_moved,
}
