"""Likely subjects among the nouns before a verb form that does not agree.

A noun phrase at the beginning of a clause is likely the subject; after "of" or "and" it is part of
something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot_plugins.document import Document
from bot_plugins.languages.english import lexicon, mood, number
from bot_plugins.languages.english import noun_phrases as phrases
from bot_plugins.languages.english.agreement import (
    ADVERB,
    BETWEEN,
    LOOSELY,
    Pair,
    finite_word,
    is_behind_adverb,
)
from bot_plugins.languages.english.excerpt import Prose, confirming
from bot_plugins.languages.english.grammar import AUXILIARIES
from bot_plugins.languages.english.likely_verbs import (
    auxiliary_trigger,
    is_likely_verb,
    is_sure,
    known_trigger,
    sure_trigger,
    trigger,
)
from bot_plugins.languages.english.number import Number, agreeing
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE, words

OPENERS = frozenset(
    "although because however if that then therefore though thus when whereas where whether"
    " while".split()
)
"""Words after which a clause begins; those that are also prepositions are left out."""
_JOINING = frozenset({"and", "or", "nor", "&"})
_NAMING = frozenset("expression label name phrase surname term title word".split())
"""Modifiers of a plural that is only mentioned ("the term basal angiosperms refers to")."""
_NEAR, _LONG = 1, 4
"""Maximum modifiers and minimum letters of a singular noun before a base form; shorter nouns see
below."""
_NO_NOUNS = frozenset("can due how ill low now off old out red why yes".split())
"""Words of three letters that are hardly ever nouns."""

_LINE = 200
"""How far before a plural to look for its singular, in code points."""
_FAR = 6
"""Maximum words between "a" and that singular."""

_WORD = re.compile(r"[a-z'’-]+")
_VERB = rf"{SPACE}{BETWEEN}(?P<verb>[a-z'’]+)"
PATTERN = re.compile(
    rf"{phrases.PHRASE}(?P<subject>(?!{ADVERB}\b){phrases.WORD})"
    rf"(?:{SPACE}(?P<preposition>{phrases.PREPOSITION}){SPACE}{phrases.INNER_PHRASE})?{_VERB}"
)
"""A noun phrase up to a finite verb, with or without a prepositional phrase."""
_OTHERS = "(?:them|these|those)"
PARTITIVE = re.compile(
    rf"{BEFORE}(?P<subject>{'|'.join(phrases.PARTS.values())}) of "
    rf"(?:{phrases.PHRASE}(?P<noun>{phrases.WORD})|(?P<others>{_OTHERS})){_VERB}{AFTER}"
)
"""The same after "one of" or "some of"."""


def noun_pairs(document: Document) -> Iterator[Pair]:
    """Yield the pairs of a noun phrase, from its determiner, and a verb form.

    Every verb form that may be wrong is tried, because many nouns and adverbs are also verbs.
    """
    return (Pair(document, match) for match in _phrases_before_verbs(document.prose))


def _phrases_before_verbs(text: str) -> Iterator[re.Match[str]]:
    for run in phrases.RUN.finditer(text):
        before: set[Number | None] = set()
        for word in _WORD.finditer(text, run.end(), run.end("run")):
            if _wrong_for().get(word[0].replace("’", "'"), "") in before:
                match = PATTERN.fullmatch(text, run.start(), word.end())
                if match:
                    yield match
            before.add(number.noun_number(word[0]))


@cache
def _wrong_for() -> dict[str, Number]:
    """Return finite forms by the number of the nouns that they do not agree with."""
    return {form: wanted for wanted in Number for form in number.wrong_forms(wanted)}


def is_likely_subject(pair: Pair, wanted: Number) -> bool:
    """Tell, without a parse, whether a noun phrase is likely the subject of its clause.

    The clause must be in the indicative.
    """
    is_slip = wanted is Number.PLURAL and _is_told_of_one(pair)
    return _begins_clause(pair, wanted) and not is_slip


def _begins_clause(pair: Pair, wanted: Number) -> bool:
    """Tell by the words before it whether a noun phrase begins a clause in the indicative."""
    if pair.before and pair.before not in OPENERS and not pair.before.isdigit():
        return False
    modifiers = _modifiers(pair.match)
    is_owned = modifiers.endswith(("'s ", "’s "))
    if pair.match["subject"] in number.thirds() and pair.before and not is_owned:
        return False  # "when the price rises is"
    if wanted is Number.PLURAL:
        return _NAMING.isdisjoint(modifiers.split())
    if pair.word in {"were", "weren't"}:
        return not mood.may_be_unreal(pair.lead) and not pair.rest.lstrip().startswith("to be ")
    return pair.before != "that" or not number.past(pair.word) or mood.asserts(pair.lead)


def is_named(match: re.Match[str]) -> bool:
    """Tell whether a modifier of the noun is a name: "the GTA02 developers"."""
    return any(map(str.isupper, _modifiers(match)))


def _modifiers(match: re.Match[str]) -> str:
    """Return the words before the noun; there are none in "some of them"."""
    return match.groupdict().get("modifiers") or ""


def is_clear(pair: Pair, wanted: Number) -> bool:
    """Tell whether a named noun opens its sentence or a clause, and is not the slip itself."""
    opens = not pair.lead.strip() or pair.before in OPENERS
    told = pair.parse.children(pair.verb, "attr") if opens else []
    return opens and (wanted is Number.PLURAL or all(token.tag != "NNS" for token in told))


def _is_told_of_one(pair: Pair) -> bool:
    """Tell whether a single such thing was mentioned just before: the noun may be the slip.

    "The village has a school. The schools does not ..." is about one school.
    """
    if (pair.match["determiner"] or "").lower() != "the" or pair.match["modifiers"]:
        return False
    start = pair.match.start()
    line = pair.document.prose[max(start - _LINE, 0) : start].rpartition("\n")[2]
    noun = pair.match["subject"].removesuffix("s")
    return re.search(rf"\ban? (?:[\w,-]+ ){{0,{_FAR}}}{noun}\b", line) is not None


def _is_near(match: re.Match[str], wanted: Number) -> bool:
    """Tell whether the verb is close enough to its noun, which limits the number of triggers.

    After a longer phrase with a singular noun, a base form that is also a noun is left alone.
    ``match`` has the groups ``modifiers`` and ``last``, the noun after a preposition.
    """
    word = finite_word(match)
    if wanted is Number.PLURAL or (word not in number.bases() and not match["last"]):
        return True
    if match["last"]:
        return is_sure(word)
    is_noun = len(match["subject"]) >= _LONG or match["subject"] in _short_nouns()
    is_close = len(match["modifiers"].split()) <= _NEAR or is_behind_adverb(match)
    return is_noun and is_close


@cache
def _short_nouns() -> frozenset[str]:
    """Return the singular nouns of three letters."""
    short = (word for word in lexicon.known() if len(word) == _LONG - 1)
    return frozenset(filter(number.noun_number, short)) - _NO_NOUNS


def is_alone(pair: Pair, wanted: Number) -> bool:
    """Tell whether the noun is a common noun and, if singular, not coordinated."""
    if pair.subject.tag not in {"NN", "NNS"}:
        return False
    if pair.parse.children(pair.subject, "conj", "cc", "appos"):
        return False
    before = pair.parse.tokens[: pair.subject.index]
    return wanted is Number.PLURAL or not any(token.lower in _JOINING for token in before)


def _all(prose: str) -> Iterator[re.Match[str]]:
    yield from _phrases_before_verbs(prose)
    yield from PARTITIVE.finditer(prose)


def _wanted(match: re.Match[str]) -> Number | None:
    """Return the number that the verb should have after a noun, or after "one of" and nouns."""
    return wanted_of_part(match) if match.re is PARTITIVE else wanted_of(match)


def _may_disagree(match: re.Match[str]) -> bool:
    wanted, after = _wanted(match), match.string[match.end() :]
    behind = is_behind_adverb(match)
    return wanted is not None and is_likely_verb(
        finite_word(match), wanted, after, is_behind_adverb=behind
    )


def _may_be_subject(text: Prose, match: re.Match[str]) -> bool:
    pair, wanted = Pair(text, match), _wanted(match)
    return wanted is not None and (pair.before == "that" or _begins_clause(pair, wanted))


may_disagree = confirming(_all, _may_disagree, _may_be_subject)
"""Tells whether a noun phrase in a wikitext excerpt may need another verb form."""


def wanted_of(match: re.Match[str]) -> Number | None:
    """Return the number that the verb should have, if it has the other."""
    wanted = phrases.phrase_number(
        match["determiner"], match["modifiers"], match["subject"], match["preposition"] or ""
    )
    disagrees = wanted and agreeing(finite_word(match), wanted) and _is_near(match, wanted)
    is_adverb = f" {match['preposition']} {match['subject']} " in match[0]  # "layer by layer"
    return wanted if disagrees and not is_adverb else None


def wanted_of_part(match: re.Match[str]) -> Number | None:
    """Return the same for "one of the dogs were"."""
    whole: Number | None = Number.PLURAL
    if not match["others"]:
        whole = phrases.phrase_number(match["determiner"], match["modifiers"], match["noun"], "")
    is_one = match["subject"].lower() in {"one", "each"}
    wanted = Number.SINGULAR if is_one else Number.PLURAL
    disagrees = whole is Number.PLURAL and agreeing(finite_word(match), wanted)
    return wanted if disagrees else None


def triggers() -> Iterator[str]:
    """Yield the triggers for noun phrases before verb forms that do not agree."""
    opening = phrases.opening(OPENERS)
    single, plural = Number.SINGULAR, Number.PLURAL
    inner = phrases.ANY_INNER
    noun = rf"(?:{phrases.LONGER_NOUN}|{words(_short_nouns())})"
    near = phrases.any_phrase(single, _NEAR, noun)
    part = rf"\sof\s(?:{phrases.any_phrase(plural)}|{_OTHERS})\s{LOOSELY}"
    yield rf"{opening}{phrases.any_phrase(plural)}(?:{inner})?\s{LOOSELY}{trigger(plural)}"
    yield rf"{opening}{near}\s{LOOSELY}{trigger(single)}"
    far = phrases.any_phrase(single, noun=noun)
    yield rf"{opening}{far}\s(?:{ADVERB}\s){{1,2}}{known_trigger(single)}"
    yield rf"{opening}{phrases.any_phrase(single)}\s{LOOSELY}{sure_trigger(single, AUXILIARIES)}"
    yield rf"{opening}{phrases.any_phrase(single)}{inner}\s{LOOSELY}{sure_trigger(single)}"
    for wanted in Number:
        named = phrases.any_named(wanted, noun if wanted is single else "")
        yield rf"{opening}{named}\s{LOOSELY}{auxiliary_trigger(wanted)}"
        yield rf"{opening}{phrases.PARTS[wanted]}{part}{trigger(wanted)}"
