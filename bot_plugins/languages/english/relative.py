"""Relative clauses that begin with their subject ("boys who try"), and their antecedents."""

from __future__ import annotations

import re

from bot_plugins.languages.english import clause, lexicon
from bot_plugins.languages.english import noun_phrases as phrases
from bot_plugins.languages.english.agreement import BETWEEN, Pair, finite_word
from bot_plugins.languages.english.grammar import PREPOSITIONS
from bot_plugins.languages.english.likely_verbs import is_known_verb, is_mostly_verb
from bot_plugins.languages.english.number import Number, agreeing, noun_number
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE
from bot_plugins.languages.english.slipped_nouns import has_singular_verb

_SINGULAR = frozenset({"NN", "NNP"})
_NOMINAL = clause.NOUNS | {"PRP", "DT", "CD"}
_PARTS = frozenset("all any each either many most neither none one some".split())
"""Words before "of" that may be the antecedent ("one of the boys who tries")."""
_PLACING = frozenset("at for in of on to with".split())
"""Prepositions whose phrase may come between a noun and its clause: "a box came to us that"."""
_NEAR = 5
"""How many words before a phrase to look for another possible antecedent."""
PATTERN = re.compile(
    rf"{BEFORE}(?:(?P<determiner>{phrases.DETERMINER}){SPACE})?"
    rf"(?P<modifiers>(?:{phrases.WORD}{SPACE}){{0,2}})(?P<noun>{phrases.WORD}|[A-Z][a-z]{{3,}}s)"
    r"(?P<comma>,?)"
    rf"{SPACE}(?P<subject>which|that|who){SPACE}{BETWEEN}(?P<verb>[a-z'’]{{2,}}){AFTER}"
)
"""A noun phrase, "which", "that" or "who", and a verb form."""
_SENTENCE_START = re.compile(r"(?:\A|\n|\n[*#] ?|[.!?] )\Z")
_NEXT = re.compile(r"\s([a-z]+)(?:\s([a-z]+))?")
_PLACED = re.compile(r"\s(?:at|by|for|from|in|into|on|through|under|with|within)\s")
_TOLD = frozenset(
    "allegations arguments assertions beliefs claims concerns doubts fears findings hints hopes"
    " ideas indications notes reports rules rumors rumours says shows signs statements suggestions"
    " theories things times views warnings ways".split()
)
"""Nouns after which "that" opens a content clause."""
_WORD = re.compile(r"[\w-]+")
_MARK = re.compile(r"[.;:!?\n]")


def wanted_of(match: re.Match[str]) -> Number | None:
    """Return the number that the verb should have, if it has the other."""
    determiner, noun = match["determiner"], match["noun"]
    if noun[0].isupper() and not _opens_sentence(match):
        return None
    wanted = noun_number(noun.lower())
    if determiner:
        wanted = phrases.phrase_number(determiner, match["modifiers"], noun, "who")
    elif wanted is Number.SINGULAR:
        return None
    is_aside = bool(match["comma"]) and match["subject"] != "who"  # the whole clause may be meant
    if not wanted or (is_aside and wanted is Number.PLURAL):
        return None
    word = finite_word(match)
    return wanted if agreeing(word, wanted) and is_known_verb(word) else None


def _opens_sentence(match: re.Match[str]) -> bool:
    """Tell whether a capitalised noun is the first word of a sentence, and a common noun."""
    is_first = _SENTENCE_START.search(match.string[max(match.start() - 3, 0) : match.start()])
    return is_first is not None and match.start() == match.start("noun")


def is_likely_own(pair: Pair, wanted: Number) -> bool:
    """Tell, without a parse, whether the noun right before the clause is likely its antecedent.

    The match has the groups ``determiner``, ``modifiers`` and ``comma``.
    """
    before = _WORD.findall(_MARK.split(pair.lead.lower())[-1])
    if pair.before in {"and", "or"}:
        return False
    if wanted is Number.SINGULAR:
        if pair.match["comma"]:
            return pair.before not in PREPOSITIONS and not any(
                word == "and" or _is_plural(word) for word in before
            )
        return pair.before not in PREPOSITIONS or not any(map(_is_plural, before[-_NEAR:]))
    words = [*before, *(pair.match["determiner"] or "").lower().split(), *_modifiers(pair)]
    return "only" not in words[-_NEAR:] and not _is_in_phrase(words)


def is_placed(pair: Pair, wanted: Number) -> bool:
    """Tell whether a place or time follows a possible noun: "birds that lives on it"."""
    is_told = pair.match["noun"] in _TOLD  # "claims that lives in it are lost"
    return wanted is Number.PLURAL and not is_told and _PLACED.match(pair.rest) is not None


def has_bare_object(pair: Pair, wanted: Number) -> bool:
    """Tell whether a plural follows what is mostly a verb: "a trick that make users happy"."""
    following = _NEXT.match(pair.rest)
    is_verb = wanted is Number.SINGULAR and is_mostly_verb(pair.word)
    if not is_verb or following is None or lexicon.forms(following[2] or ""):
        return False  # "a trick that help files use"
    return _is_plural(following[1])


def _is_plural(word: str) -> bool:
    return noun_number(word) is Number.PLURAL


def _modifiers(pair: Pair) -> list[str]:
    return list(pair.match["modifiers"].split())


def _is_in_phrase(words: list[str]) -> bool:
    """Tell whether the text after ``words`` is in the phrase of a noun ("a box of old ...")."""
    places = [place for place, word in enumerate(words) if place and word in PREPOSITIONS]
    head = words[places[-1] - 1] if places else ""
    return head in _PARTS or "n" in lexicon.classes(head)


def belongs(pair: Pair, wanted: Number) -> bool:
    """Tell whether all possible antecedents of the clause have the number ``wanted``."""
    parse, verb = pair.parse, pair.verb
    if verb.relation != "relcl":
        return False
    nearest = parse.head(verb)
    is_own = nearest == pair.token("noun")
    if not is_own or (pair.match["comma"] and parse.children(nearest, "poss")):
        return False
    if wanted is Number.PLURAL and (_is_cleft(pair, nearest) or has_singular_verb(pair, nearest)):
        return False
    if wanted is Number.PLURAL and _is_amount(pair, nearest):
        return False
    if wanted is Number.SINGULAR and _may_be_of_others(pair, nearest):
        return False
    return _all_have(parse, antecedents(parse, verb), wanted)


def _may_be_of_others(pair: Pair, nearest: Token) -> bool:
    """Tell whether a plural precedes the noun, or "were" begins an inverted clause.

    Examples: "Leaves are a green colour that are long" and "such that were a doctor to look".
    """
    parse = pair.parse
    first = clause.phrase_start(parse, nearest)
    before = parse.tokens[: first.index]
    if any(token.tag in clause.PLURALS or token.lower in {"and", "such"} for token in before):
        return True
    after = parse.near(pair.finite, 1)
    return pair.word == "were" and after is not None and after.tag in {"DT", "PRP", "PRP$"}


def _is_amount(pair: Pair, noun: Token) -> bool:
    """Tell whether "which was" may refer to an amount: "cut to 90 letters which was raised"."""
    numbers = pair.parse.children(noun, "nummod")
    is_was = pair.match["subject"] == "which" and pair.word in {"is", "was"}
    return is_was and any(number.text.isdecimal() for number in numbers)


def _is_cleft(pair: Pair, noun: Token) -> bool:
    """Tell whether "it is ... that" may emphasise a noun."""
    before = {token.lower for token in pair.parse.tokens[: noun.index]}
    return (
        pair.match["subject"] == "that" and "it" in before and not before.isdisjoint({"is", "was"})
    )


def antecedents(parse: Parse, verb: Token) -> list[Token]:
    """Return all possible antecedents of the relative clause of ``verb``, the nearest first.

    "The box of tools that ..." has two; so has "a box was brought with tools that ...", where the
    clause may be separated from its noun, as may any clause after a comma.
    """
    nearest = parse.head(verb)
    found = [nearest]
    token = nearest
    while token.relation != "ROOT" and not clause.is_finite(parse, token):
        token = parse.head(token)
        found += [token] if token.tag in _NOMINAL else []
    if token.relation == "relcl":
        found.append(parse.head(token))
    if token.tag not in _NOMINAL:
        found += _beside(parse, token, nearest)
    return list(dict.fromkeys(found))


def _beside(parse: Parse, verb: Token, noun: Token) -> list[Token]:
    """Return the nouns between a verb and ``noun``, and the verb's subject if it may be meant."""
    inside = {token.index for token in parse.subtree(noun)}
    between = parse.tokens[verb.index + 1 : noun.index]
    found = [token for token in between if token.tag in clause.NOUNS and token.index not in inside]
    subject = clause.subject(parse, verb)
    after = parse.near(noun, 1)
    is_aside = after is not None and after.text == ","
    is_person = after is not None and after.lower == "who"
    is_placed = noun.relation == "pobj" and parse.head(noun).lower in _PLACING
    is_apart = is_aside or (is_placed and not is_person)
    if is_apart and subject is not None and subject.index < min(verb.index, noun.index):
        found.append(subject)
    return [token for token in found if token.tag in _NOMINAL]


def _all_have(parse: Parse, nouns: list[Token], wanted: Number) -> bool:
    if wanted is Number.PLURAL:
        return all(noun.tag in clause.PLURALS or noun.lower in {"they", "we"} for noun in nouns)
    return all(_is_one(parse, noun) for noun in nouns)


def _is_one(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun is certainly singular, and not coordinated."""
    is_one = noun.tag == "NNP" or noun_number(noun.lower) is Number.SINGULAR
    return noun.tag in _SINGULAR and is_one and not parse.children(noun, "conj", "cc")
