"""A verb agrees with the nearest noun: "the use of such pipes were" -> "the use of such pipes was".

Fires after a longer noun phrase that begins a clause. Left alone: quantities and collectives ("a
range of old tools are"), two joined subjects, names, and phrases in which the parse finds another
subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import parser
from bot_plugins.languages.english.agreement import Pair, corrections, pairs
from bot_plugins.languages.english.excerpt import Prose, confirming, matches_of
from bot_plugins.languages.english.long_subjects import (
    is_partitive,
    partitive,
    pattern,
    triggers,
    wanted_of,
)
from bot_plugins.languages.english.noun_subjects import is_alone, is_likely_subject
from bot_plugins.languages.english.number import Number
from bot_plugins.languages.english.slipped_nouns import may_be_slip, tells_of_several


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the form that agrees with the subject."""
    for pair in pairs(document, pattern()):
        wanted = wanted_of(pair.match)
        is_likely = wanted and is_likely_subject(pair, wanted) and not may_be_slip(pair, wanted)
        if wanted and is_likely and is_alone(pair, wanted) and not _is_list(pair):
            is_vague = pair.match["subject"] == "number"  # "the number of old ships are"
            yield from corrections(pair, wanted, Applicability.REPORT if is_vague else None)
    for pair in pairs(document, partitive()):
        if is_partitive(pair.match) and _is_one(pair):
            yield from corrections(pair, Number.SINGULAR)


def _is_one(pair: Pair) -> bool:
    """Tell whether the subject is one thing: not in "one of the best were he and his brother"."""
    is_several = tells_of_several(pair) or may_be_slip(pair, Number.SINGULAR)
    return is_likely_subject(pair, Number.SINGULAR) and not is_several


def _is_list(pair: Pair) -> bool:
    """Tell whether the predicate names several things: "the main station are A and B"."""
    told = pair.parse.children(pair.verb, "attr")
    return any(pair.parse.children(token, "conj") for token in told)


def _patterns() -> tuple[re.Pattern[str], ...]:
    return pattern(), partitive()


def _may_be_likely(text: Prose, match: re.Match[str]) -> bool:
    """Tell, without a parse, whether the phrase likely begins a clause."""
    wanted = Number.SINGULAR if match.re is partitive() else wanted_of(match)
    pair = Pair(text, match)
    return wanted is not None and (pair.before == "that" or is_likely_subject(pair, wanted))


def _may_be_attracted(match: re.Match[str]) -> bool:
    return is_partitive(match) if match.re is partitive() else wanted_of(match) is not None


RULE = Rule(
    summary="agreement",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=triggers,
    confirms=confirming(matches_of(_patterns), _may_be_attracted, _may_be_likely),
    examples=(
        Keeps("The range of old and new tools are wide.", "two kinds, so a plural subject"),
        Keeps("A number of ships of the old fleets were lost.", "a phrase of quantity"),
        Keeps("The team of the old towns have won.", "a collective noun"),
        Keeps("One of the mills that are lost is old.", "'that' refers to 'the mills'"),
        Keeps("Each of the towers were and are old.", "two verbs that agree"),
        Keeps("Neither of the old mills were lost.", "a plural that many write"),
        Keeps("One of the first men were millers.",
               "'some of' may be meant"),
        Keeps("The mill and the walls of the old part were lost.", "two subjects"),
        Keeps('He wrote: "The use of such old pipes were banned."', "a quotation is verbatim"),
        Fixes("One of the oldest mills in the town are lost.",
              "One of the oldest mills in the town is lost."),
        Fixes("Each of the four towers have a stair.", "Each of the four towers has a stair."),
        Fixes("The use of such pipes in old houses were banned.",
              "The use of such pipes in old houses was banned."),
        Fixes("The walls of the older part of the castle was strengthened.",
              "The walls of the older part of the castle were strengthened."),
    ),
)  # fmt: skip
