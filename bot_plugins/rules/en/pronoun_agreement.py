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
from bot_plugins.english.clause import Surroundings, surroundings
from bot_plugins.english.grammar import AUXILIARIES, BE
from bot_plugins.english.lexicon import Form
from bot_plugins.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

PATTERN = re.compile(
    rf"{BEFORE}(?P<subject>[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e){SPACE}"
    rf"(?:(?:also|now|still|often|usually|always|never){SPACE})?(?P<verb>[a-z]{{2,}}){AFTER}"
)
TABLE = {"have": "has", "do": "does", "are": "is", "were": "was"}
PLURAL = {"has": "have", "was": "were", "is": "are", "does": "do"}
SINGULAR = frozenset({"he", "she", "it"})
SUBJUNCTIVE = frozenset(
    "if though although whether lest unless that than as wish wishes until till may let".split()
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the form that agrees with the pronoun."""
    for match in PATTERN.finditer(document.prose):
        subject = match["subject"].lower()
        around = surroundings(document, match.start(), match.end())
        right = _agreeing(subject, match["verb"], around)
        if right and _opens_sentence(match, around):
            message = f"'{subject}' goes with '{right}', not '{match['verb']}'"
            yield Suggestion(Edit(*match.span("verb"), right), message)


def _opens_sentence(match: re.Match[str], around: Surroundings) -> bool:
    before = {token.lower() for token in around.before}
    if around.next() == "?" or before & SUBJUNCTIVE:
        return False
    return (
        match["subject"][0].isupper()
        or not around.before
        or (around.last() == "," and not before & AUXILIARIES)
    )


def _agreeing(subject: str, word: str, around: Surroundings) -> str:
    if subject not in SINGULAR:
        return PLURAL.get(word, "") or _base(word)
    if word in ("have", "do") or (word == "are"):
        return TABLE[word]
    verb = lexicon.verbs().get(word)
    is_base = lexicon.forms(word) == {Form.BASE} and verb is not None
    if (
        word in AUXILIARIES
        or word == "use"
        or not is_base
        or verb is None
        or around.before
        or _tells_of_past(around)
    ):
        return ""
    return verb.thirds[0]


def _base(word: str) -> str:
    """Return the base of a third person that is nothing else."""
    if lexicon.forms(word) != {Form.THIRD} or word in AUXILIARIES:
        return ""
    return lexicon.verbs_with(word, Form.THIRD)[0].base


def _tells_of_past(around: Surroundings) -> bool:
    return any(
        Form.PAST in lexicon.forms(token.lower()) and before.lower() not in BE and after != "by"
        for before, token, after in zip(("", *around.after), around.after, (*around.after[1:], ""))
    )


def _triggers() -> tuple[str, ...]:
    bases = [word for word in lexicon.verbs() if lexicon.forms(word) == {Form.BASE}]
    thirds = [third for verb in lexicon.verbs().values() for third in verb.thirds]
    return (
        rf"\b(?:He|She|It)\s(?:\w+\s)?{words(bases)}\b",
        rf"\b(?:[Hh]e|[Ss]he|[Ii]t)\s(?:\w+\s)?(?:have|do|are)\b",
        rf"\b(?:[Tt]hey|[Ww]e)\s(?:\w+\s)?{words([*thirds, *PLURAL])}\b",
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
        Fixes("In Rome, he have a house.", "In Rome, he has a house."),
    ),
)
