"""Two joined subjects take a plural: "the mayor and her deputy was" -> "... were".

Fires where a clause begins with two singular noun phrases joined only by "and". Left alone: two
nouns treated as one thing ("the rise and the fall is a story"), "each" and "every", and more than
two subjects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import noun_phrases as phrases
from bot_plugins.languages.english import parser
from bot_plugins.languages.english.agreement import BETWEEN, LOOSELY, Pair, corrections, pairs
from bot_plugins.languages.english.excerpt import Prose, confirming
from bot_plugins.languages.english.noun_subjects import OPENERS
from bot_plugins.languages.english.number import Number, noun_number
from bot_plugins.languages.english.patterns import AFTER, BEFORE, GAP, words

_FIRST = phrases.cased("the a an his her its their our my".split())
_SECOND = words("the a an his her its their our my".split())
_SINGULAR = r"(?:is|was|has|does)(?:n['’]t)?"
PATTERN = re.compile(
    rf"{BEFORE}{_FIRST}{GAP}(?:{phrases.WORD}{GAP}){{0,2}}?(?P<subject>{phrases.WORD})"
    rf"{GAP}and{GAP}{_SECOND}{GAP}(?:{phrases.WORD}{GAP}){{0,2}}?(?P<second>{phrases.WORD}){GAP}"
    rf"{BETWEEN}(?P<verb>{_SINGULAR}){AFTER}"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the plural."""
    for pair in pairs(document, PATTERN):
        if _may_be_two(pair) and _are_two(pair):
            yield from corrections(pair, Number.PLURAL)


def _may_be_two(pair: Pair) -> bool:
    """Tell, without a parse, whether a clause may begin with two singular noun phrases."""
    nouns = pair.match["subject"], pair.match["second"]
    is_first = not pair.before or pair.before in OPENERS
    return is_first and all(noun_number(noun) is not Number.PLURAL for noun in nouns)


def _are_two(pair: Pair) -> bool:
    """Tell whether the two nouns are joined as the subject and are not called one thing."""
    second = pair.token("second")
    joined = pair.parse.children(pair.subject, "conj")
    told = pair.parse.children(pair.verb, "attr", "oprd")  # "is called a record"
    is_one = any(token.tag in {"NN", "NNP"} for token in told)
    return joined == [second] and pair.subject.tag == second.tag == "NN" and not is_one


def _is_likely(text: Prose, match: re.Match[str]) -> bool:
    return _may_be_two(Pair(text, match))


RULE = Rule(
    summary="agreement",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=(rf"\band\s(?:\[\[)?{_SECOND}\s(?:[^\s.,;]+\s){{1,3}}{LOOSELY}{_SINGULAR}\b",),
    confirms=confirming(PATTERN.finditer, bool, _is_likely),
    examples=(
        Keeps("The rise and the fall of it was a long story.", "two nouns taken as one thing"),
        Keeps("He saw the king and the queen was there.", "the second noun begins another clause"),
        Keeps("The key and its value is called a record.", "another clause"),
        Keeps("The owner of the mill and the inn was here.", "one owner of two things"),
        Keeps("His friend and colleague was here; the mills and the inn was old.", "one person"),
        Keeps('He wrote: "The mayor and her deputy was here".', "a quotation is verbatim"),
        Fixes("The mayor and her deputy was arrested.", "The mayor and her deputy were arrested."),
        Fixes("The box and its lid is made here.", "The box and its lid are made here."),
    ),
)
