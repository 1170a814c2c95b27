"""Pronoun and verb that do not agree: "they was" -> "they were", "it consist" -> "it consists".

Fires where the pronoun opens its sentence or follows a comma. Left alone: subjunctives
("that he have", "if she were"), questions, "make it include", dialect in quotations, and a
base form in a sentence that tells of the past (perhaps a past is meant).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english import lexicon
from bot_plugins.english.agreement import PLURAL, agreeing, opens_sentence
from bot_plugins.english.grammar import AUXILIARIES
from bot_plugins.english.lexicon import Form
from bot_plugins.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.english.surroundings import surroundings
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

ADVERBS = "also|now|still|often|usually|always|never"
PATTERN = re.compile(
    rf"{BEFORE}(?P<subject>[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e){SPACE}"
    rf"(?:(?:{ADVERBS}){SPACE})?(?P<verb>[a-z]{{2,}}){AFTER}"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the form that agrees with the pronoun."""
    for match in PATTERN.finditer(document.prose):
        subject = match["subject"].lower()
        around = surroundings(document, match.start(), match.end())
        right = agreeing(subject, match["verb"], around)
        if right and opens_sentence(match["subject"], around):
            message = f"'{subject}' goes with '{right}', not '{match['verb']}'"
            yield Suggestion(Edit(*match.span("verb"), right), message)


def _triggers() -> tuple[str, ...]:
    bases = {word for word in lexicon.verbs() if Form.PAST not in lexicon.forms(word)}
    bases -= AUXILIARIES | {"use"}
    adverb = rf"(?:(?:{ADVERBS})\s)?"
    forms = words(bases | {"have", "do", "are"})
    return (
        rf"\b(?:He|She|It)\s{adverb}{forms}\b",
        rf"(?:^|[^A-Za-z0-9]\s|[^A-Za-z0-9\s])(?:he|she|it)\s{adverb}{forms}\b",
        rf"\b(?:[Tt]hey|[Ww]e)\s{adverb}{words([*lexicon.thirds(), *PLURAL])}\b",
    )


RULE = Rule(
    summary="agreement",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=_triggers,
    examples=(
        Leaves("They demanded that he have a say.", "a subjunctive"),
        Leaves("If she were here, it would be right.", "a subjunctive"),
        Leaves("Does he have a house? What does he do?", "questions"),
        Leaves("The towns around it include Rome.", "'it' is no subject here"),
        Leaves("To make it include more, they wrote.", "a causative"),
        Leaves("She make her debut and won.", "perhaps a past is meant"),
        Leaves('"They was here", he said.', "a quotation is verbatim"),
        Fixes("They was here.", "They were here."),
        Fixes("They has a house.", "They have a house."),
        Fixes("It consist of seven towers.", "It consists of seven towers."),
        Fixes("He win the title in 2004.", "He won the title in 2004."),
        Fixes("On 2 May 1924, he become mayor.", "On 2 May 1924, he became mayor."),
        Fixes("In Rome, he have a house.", "In Rome, he has a house."),
    ),
)
