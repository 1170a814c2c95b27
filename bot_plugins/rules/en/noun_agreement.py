"""Noun and verb agree: "the dogs was" -> "the dogs were", "the city have" -> "the city has".

Fires where a clause begins with a noun phrase, which may contain "of" or another preposition
("the results of the study shows"). Left alone: names, collectives ("the team have"), quantities,
measures, two joined subjects, subjunctives, nouns where a verb would stand, and nouns that may
themselves be the mistake ("the bands starts ... and plays").
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import parser
from bot_plugins.languages.english.agreement import Pair, corrections, pairs
from bot_plugins.languages.english.noun_subjects import (
    PARTITIVE,
    is_alone,
    is_clear,
    is_likely_subject,
    is_named,
    may_disagree,
    noun_pairs,
    triggers,
    wanted_of,
    wanted_of_part,
)
from bot_plugins.languages.english.number import Number
from bot_plugins.languages.english.slipped_nouns import is_repeated, may_be_slip, tells_of_several
from bot_plugins.languages.english.where import stands_for_where


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the form that agrees with the noun."""
    for pair in noun_pairs(document):
        wanted = wanted_of(pair.match)
        is_likely = wanted and _is_likely(pair, wanted) and not may_be_slip(pair, wanted)
        if wanted and is_likely and is_alone(pair, wanted):
            is_vague = pair.match["subject"] == "number"  # "the number of ships are"
            yield from corrections(pair, wanted, Applicability.REPORT if is_vague else None)
    for pair in pairs(document, PARTITIVE):
        wanted = wanted_of_part(pair.match)
        is_several = wanted is Number.SINGULAR and (tells_of_several(pair) or is_repeated(pair))
        if wanted and _is_likely(pair, wanted) and not is_several:
            yield from corrections(pair, wanted)


def _is_likely(pair: Pair, wanted: Number) -> bool:
    if stands_for_where(pair.document, *pair.match.span("verb")):
        return False
    if not is_likely_subject(pair, wanted) or not pair.may_be_verb(wanted):
        return False
    return not is_named(pair.match) or is_clear(pair, wanted)


RULE = Rule(
    summary="agreement",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=lambda: tuple(triggers()),
    confirms=may_disagree,
    examples=(
        Keeps("The team have won; the band are from Rome; the police were there.", "collectives"),
        Keeps("The majority were old and the rest are lost.", "singular or plural"),
        Keeps("A number of ships were lost; a range of tools are used.", "a plural follows 'of'"),
        Keeps("The United States is large; The Birds was a film.", "names"),
        Keeps("The headquarters is in Rome, and the news was bad.", "plural only in form"),
        Keeps("Five years is a long time, and the three miles was too far.", "measures"),
        Keeps("The ship and the crew were lost; the owner of the dogs was here.", "right"),
        Keeps(
            "They asked that the king have a say; if the house were new, it would do.",
            "subjunctives",
        ),
        Keeps("He said what the dogs was looking for.", "an indirect question"),
        Keeps("The club record of 1950 stands; the city state lay on the coast.", "nouns"),
        Keeps("The poor have little, and the best known are old.", "adjectives used as nouns"),
        Keeps("That there are no black swans is false; a mill with no wheels is lost.", "right"),
        Keeps("Did the city have a wall? Only then did the king take the oath.", "inversion"),
        Keeps("A dog is here. The dogs has a bone.", "the noun may be wrong"),
        Keeps("The service are Rome and Ghent; the first word were: go.", "the noun may be wrong"),
        Keeps("The city once capital of Gaul; the church now home to art.", "no verb"),
        Keeps("The place were the dogs lived was sold.", "'where' is meant"),
        Keeps("A harp were the strings are made of light.", "'where' is meant"),
        Keeps("One of the first settlers were monks.", "'some' may be meant"),
        Keeps("The mills has have their owners.", "a verb too many"),
        Keeps("The Who was a band; the Star Trek series is long.", "names"),
        Keeps("The cards used to join it to, say, a PCI slot are old.", "the cards are old"),
        Keeps("The W3C standard were forks of it.", "the noun may be wrong"),
        Keeps("Each of these acts were and are seen as good.", "chosen with care"),
        Keeps("Each of the towns has a mill, and some of these are old.", "right"),
        Keeps("The owner of the town's mills was here.", "'mills' is no subject"),
        Keeps('He said: "The dogs was here".', "a quotation is verbatim"),
        Fixes("The dogs was here.", "The dogs were here."),
        Fixes("The GTA02 developers was asked.", "The GTA02 developers were asked."),
        Fixes("If the user's names is valid, go.", "If the user's names are valid, go."),
        Fixes("The three votes takes precedence.", "The three votes take precedence."),
        Fixes("Some of them doesn't work.", "Some of them don't work."),
        Fixes("Each of the towns have a mill.", "Each of the towns has a mill."),
        Fixes("The agent verify that it is old.", "The agent verifies that it is old."),
        Fixes("The city have a harbour.", "The city has a harbour."),
        Fixes("When no players has won, it ends.", "When no players have won, it ends."),
        Fixes("The programs always uses a file.", "The programs always use a file."),
        Fixes("The tool only work on Linux.", "The tool only works on Linux."),
        Fixes("The second concert hold on 5 May.", "The second concert is held on 5 May."),
        Fixes("The results of the study shows a trend.", "The results of the study show a trend."),
    ),
)
