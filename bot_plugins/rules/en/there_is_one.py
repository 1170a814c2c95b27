"""One thing takes a singular verb: "there were a small mill" -> "there was a small mill".

Left alone: quantities ("there were a number of mills"), lists that begin with a singular ("there
are a mill and an inn"), and unreal conditions ("if there were a mill").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import clause, mood, parser
from bot_plugins.languages.english import noun_phrases as phrases
from bot_plugins.languages.english.agreement import BETWEEN, LOOSELY, Pair, corrections, pairs
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.number import Number, noun_number
from bot_plugins.languages.english.patterns import BEFORE, SPACE

_PLURAL = r"(?:are|were|have)(?:n['’]t)?"
_WIDE = frozenset(
    "additional average couple estimated extra few further great hundred lot many million number"
    " pair thousand total".split()
)
"""Words that make a phrase with "a" mean several things."""
_LIMIT = "(?:exactly|just|only)"
PATTERN = re.compile(
    rf"{BEFORE}(?P<subject>[Tt]here){SPACE}{BETWEEN}(?P<verb>{_PLURAL}){SPACE}"
    rf"(?:been{SPACE})?(?:{_LIMIT}{SPACE})?(?P<determiner>an?|another|one){SPACE}(?P<nouns>(?:{phrases.WORD}{SPACE}?){{1,4}})"
)
_JOINING = re.compile(r"\s*(?:,|(?:and|as well as|or|plus)\b)")
_PARTS = re.compile(r"\s*of(?P<words>(?:\s[\w'’-]+){1,4})")
"""The "of" phrase that says what a thing is part of or made of."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the singular."""
    for pair in pairs(document, PATTERN):
        if _may_be_one(pair.match) and _is_one(pair):
            yield from corrections(pair, Number.SINGULAR)


def _may_be_one(match: re.Match[str]) -> bool:
    nouns = match["nouns"].split()
    return _WIDE.isdisjoint(nouns) and noun_number(nouns[-1]) is not Number.PLURAL


def _is_one(pair: Pair) -> bool:
    """Tell whether there is one thing, and the list does not go on after it."""
    if mood.may_be_unreal(pair.lead) or _JOINING.match(pair.rest) or _is_of_several(pair):
        return False
    if re.search(rf", {pair.match['determiner']} ", pair.rest):
        return False
    noun = clause.displaced_subject(pair.parse, pair.verb, pair.finite)
    if noun is None or noun.tag != "NN" or pair.parse.children(noun, "conj", "cc"):
        return False
    is_last = noun.lower == pair.match["nouns"].split()[-1]
    return is_last and noun_number(noun.lower) is not Number.PLURAL


def _is_of_several(pair: Pair) -> bool:
    """Tell whether "of" follows, but what is surely one thing: "a rash of sightings"."""
    parts = _PARTS.match(pair.rest)
    if pair.match["nouns"].split()[-1] in phrases.QUANTITIES or not parts:
        return "of " in pair.rest
    words = parts["words"].split()
    is_one = noun_number(words[0]) is Number.SINGULAR
    return not is_one or any(noun_number(word) is Number.PLURAL for word in words)


RULE = Rule(
    summary="agreement",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=(
        rf"\b[Tt]here\s{LOOSELY}{_PLURAL}\s(?:been\s)?(?:{_LIMIT}\s)?(?:an?|another|one)\s[a-z]",
    ),
    confirms=confirming(PATTERN.finditer, _may_be_one),
    examples=(
        Keeps("There were a number of mills, and there are a few inns.", "quantities"),
        Keeps("There are a mill and an inn; there were a bridge, a well.", "lists"),
        Keeps("If there were a mill, they would come.", "a subjunctive"),
        Keeps("There have been one or two mills, and there were an estimated 500 inns.", "several"),
        Keeps('He said: "There are a mill."', "a quotation is verbatim"),
        Fixes("There are a small mill on the quay.", "There is a small mill on the quay."),
        Fixes("There are a museum of art here.", "There is a museum of art here."),
        Fixes("There are only one mill here.", "There is only one mill here."),
        Fixes("There have been a long war there.", "There has been a long war there."),
    ),
)
