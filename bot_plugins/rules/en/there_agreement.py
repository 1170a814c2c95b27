"""The verb agrees with the noun after it: "there was many people" -> "there were many people".

Fires for a plural directly after the verb. Left alone: measures ("there was ten miles to go"),
and lists that begin with a singular ("there was a mill and two houses").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import TRANSPARENT, Document
from bot_plugins.languages.english import clause, parser
from bot_plugins.languages.english import noun_phrases as phrases
from bot_plugins.languages.english.agreement import BETWEEN, LOOSELY, Pair, corrections, pairs
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.number import Number, noun_number
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE, words

_SINGULAR = r"(?:(?:is|was|has)(?:n['’]t)?|exists|remains)"
_MANY = "(?:many|multiple|numerous|several|various)"
_OPENING = rf"(?:{BEFORE}|(?<=[\s{TRANSPARENT}]-))"
"""The place before a word, also after a hyphen that stands for a dash: "[[Rome]]-There is"."""
_DEGREES = (
    "about almost already also approximately around at been currently even few fewer further least"
    " less more nearly not now often only over quite roughly so sometimes still than too up to very"
).split()
"""Words between the verb and a number: "over", "more than", "at least"; with "a": "a few"."""
_COUNTS = (
    "any certain different eight eleven enough few five four many multiple nine no numerous other"
    " several seven six some such ten these those three twelve two various"
).split()
_SHORT = rf"['’]s(?=\s(?:(?:{words(_DEGREES)})\s){{0,3}}{_MANY}\b)"
"""The contraction before words that belong in writing: "there's boats" is how people speak."""
_COUNT = rf"(?:{words(_COUNTS)}|[2-9]|[1-9]\d+)"
PATTERN = re.compile(
    rf"{_OPENING}(?P<subject>[Tt]here)"
    rf"(?:{SPACE}{BETWEEN}(?=[a-z])|(?=['’]))(?P<verb>{_SINGULAR}|{_SHORT}){SPACE}"
    rf"(?:{words([*_DEGREES, 'a few'])}{SPACE}){{0,3}}(?:{_COUNT}{SPACE})?"
    rf"(?P<nouns>(?:{phrases.WORD}{SPACE}){{0,2}}{phrases.WORD}){AFTER}"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the plural."""
    for pair in pairs(document, PATTERN):
        if _has_plural(pair.match) and _is_plural(pair):
            yield from corrections(pair, Number.PLURAL)


def _has_plural(match: re.Match[str]) -> bool:
    return any(noun_number(word) is Number.PLURAL for word in match["nouns"].split())


def _is_plural(pair: Pair) -> bool:
    """Tell whether the first noun after the verb is a plural within the match."""
    noun = clause.displaced_subject(pair.parse, pair.verb, pair.finite)
    if pair.subject.tag != "EX" or noun is None or noun_number(noun.lower) is not Number.PLURAL:
        return False
    start, _ = pair.sentence.span(noun)
    return noun.tag == "NNS" and pair.match.start("nouns") <= start < pair.match.end("nouns")


RULE = Rule(
    summary="agreement",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=lambda: (
        rf"\b[Tt]here(?:\s{LOOSELY}{_SINGULAR}|['’]s)\s"
        rf"(?:{words([*_DEGREES, 'a few'])}\s){{0,3}}"
        rf"(?:{_COUNT}\s)?(?:[a-z-]+\s){{0,2}}{phrases.NOUNS[Number.PLURAL]}\b",
    ),
    confirms=confirming(PATTERN.finditer, _has_plural),
    examples=(
        Keeps("There was a mill and two houses there.", "the list begins with a singular noun"),
        Keeps("There is ten miles to go, and there was three years left.", "measures"),
        Keeps("There was many a house.", "'many a' is singular"),
        Keeps("There is no news; there was a series of wars.", "singular"),
        Keeps("The mill there was two hundred years old.", "a place"),
        Keeps("There was evidence that ships came here.", "a singular noun"),
        Keeps("There is more than one; there was one of the towers.", "the subject is 'one'"),
        Keeps("Was there two of them?", "common in questions"),
        Keeps("There is a lot of houses there.", "common with 'a lot of'"),
        Keeps("There's a mill and two houses; there's no way to two mills.", "a singular noun"),
        Keeps("So there's two mills, and there's ships everywhere.", "how people speak"),
        Keeps("There exists some number of ways; there remains no doubt about ways.", "singular"),
        Keeps("The mill-there is houses all round it.", "a compound"),
        Keeps('He said: "There was many people".', "a quotation is verbatim"),
        Fixes("There was many people.", "There were many people."),
        Fixes("There is two houses on the hill.", "There are two houses on the hill."),
        Fixes("There has been many attempts.", "There have been many attempts."),
        Fixes("There was over 80 events.", "There were over 80 events."),
        Fixes("Since then there is also new tools.", "Since then there are also new tools."),
        Fixes("There was internal disputes.", "There were internal disputes."),
        Fixes("In 1950 there was still some farms.", "In 1950 there were still some farms."),
        Fixes("There isn't any ships.", "There aren't any ships."),
        Fixes("There exists various ways to go.", "There exist various ways to go."),
        Fixes("There's many ways to go.", "There are many ways to go."),
        Fixes("* [[Rome]]-There is ships in it.", "* [[Rome]]-There are ships in it."),
        Fixes("There is only so many things to see.", "There are only so many things to see."),
        Fixes("There was too many ships.", "There were too many ships."),
    ),
)
