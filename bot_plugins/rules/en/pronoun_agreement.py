"""Pronoun and verb agree: "they was" -> "they were", "it consist of" -> "it consists of".

Where the clause is about the past, a past form comes first ("He win the title in 2004"). Left
alone: subjunctives, questions, "it" that ends a phrase, and adverbs and nouns that look like verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import clause, parser
from bot_plugins.languages.english.agreement import BETWEEN, Pair, corrections, pairs
from bot_plugins.languages.english.excerpt import Prose, confirming
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE
from bot_plugins.languages.english.pronoun_subjects import (
    PLURAL,
    SINGULAR,
    is_likely_subject,
    is_likely_verb,
    is_other_slip,
    may_disagree,
    pronoun_number,
    triggers,
)
from bot_plugins.languages.english.slipped_nouns import may_be_other_pronoun

PATTERN = re.compile(
    rf"{BEFORE}(?P<subject>{SINGULAR}|{PLURAL}){SPACE}{BETWEEN}(?P<verb>[a-z'’]{{2,}}){AFTER}"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the form that agrees with the pronoun."""
    for pair in pairs(document, PATTERN):
        wanted = pronoun_number(pair.match["subject"])
        is_likely = may_disagree(pair.match) and _is_likely(pair)
        if is_likely and not _is_joined(pair) and not may_be_other_pronoun(pair, wanted):
            yield from corrections(pair, wanted)


def _is_likely(pair: Pair) -> bool:
    return is_likely_subject(pair) and is_likely_verb(pair) and not is_other_slip(pair)


def _may_be_likely(text: Prose, match: re.Match[str]) -> bool:
    pair = Pair(text, match)
    return pair.before == "that" or _is_likely(pair)  # text before "that" may be cut off


def _is_joined(pair: Pair) -> bool:
    """Tell whether the pronoun may be the second of two subjects ("Anna and he have")."""
    if pair.before not in {"and", "or", "nor"}:
        return False
    before = pair.parse.near(pair.subject, -2)
    return before is None or before.tag in clause.NOUNS | {"PRP"}


RULE = Rule(
    summary="agreement",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=lambda: tuple(triggers()),
    confirms=confirming(PATTERN.finditer, may_disagree, _may_be_likely),
    examples=(
        Keeps("They demanded that he have a say; she suggested he write it.", "subjunctives"),
        Keeps("If she were here, it would be right.", "a subjunctive"),
        Keeps("Long may she reign, and may it please the court.", "wishes"),
        Keeps("Does he have a house? What does he do?", "questions"),
        Keeps("The towns around it include Rome; many of those above it are old.", "no subject"),
        Keeps("They let it become a ruin and made it include a tower.", "causatives"),
        Keeps("Anna and he have a house.", "two subjects"),
        Keeps("He even writes a book, and it best suits a cold climate.", "adverbs"),
        Keeps("He guest starred in it; it last appeared in 1990.", "'guest' and 'last' modify"),
        Keeps("It need not be so.", "a modal"),
        Keeps("These changes are small; this work is old.", "nouns"),
        Keeps("This are the towers, and these is a mill.", "the pronoun may be wrong"),
        Keeps("He close to leave; it fill find him; this emphasize creates it.", "mistyped verbs"),
        Keeps("Does anybody know? Make everything work, and let nobody go.", "base forms"),
        Keeps('"They was here", he said.', "a quotation is verbatim"),
        Fixes("They was here.", "They were here."),
        Fixes("They has a house, where they sees Rome.", "They have a house, where they see Rome."),
        Fixes("He have to leave the town by night.", "He has to leave the town by night."),
        Fixes("It consist of seven towers.", "It consists of seven towers."),
        Fixes("It always bark at strangers.", "It always barks at strangers."),
        Fixes("It do not work, and she don't know.", "It does not work, and she doesn't know."),
        Fixes("He win the title in 2004.", "He won the title in 2004."),
        Fixes("When he was ill, he take a walk.", "When he was ill, he took a walk."),
        Fixes("On 2 May 1924, he become mayor.", "On 2 May 1924, he became mayor."),
        Fixes("In her first season, she win a cup.", "In her first season, she won a cup."),
        Fixes("We’re glad when it work.", "We’re glad when it works.", Applicability.REPORT),
        Fixes("Everything else work fine.", "Everything else works fine."),
        Fixes("It is old, as everybody know.", "It is old, as everybody knows."),
        Fixes("Now it only support two.", "Now it only supports two."),
        Fixes("Nobody seem to care.", "Nobody seems to care."),
        Fixes("These was the last.", "These were the last."),
        Fixes("He said that it have a garden.", "He said that it had a garden."),
    ),
)
