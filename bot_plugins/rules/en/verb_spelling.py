"""A verb form that does not exist: "choosen" -> "chosen", "occured" -> "occurred".

Regular endings on irregular verbs (catched, throwed) and undoubled consonants (refered,
begining) are derived from the lexicon's verbs; a form that is a word of its own is left
alone. After "have" or "be" the participle is meant, elsewhere the past.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english.grammar import ADVERBS, BE, HAVE
from bot_plugins.english.misformed import COSTED, NAUTICAL, irregular_misfits, undoubled
from bot_plugins.english.misspellings import is_mentioned
from bot_plugins.english.patterns import AFTER, BEFORE, words
from bot_plugins.english.surroundings import surroundings
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

PATTERN = re.compile(rf"{BEFORE}(?P<verb>[a-z]{{3,}}(?:ed|n|ing)){AFTER}")


@cache
def _wrong_forms() -> frozenset[str]:
    return frozenset([*irregular_misfits(), *undoubled(), "costed"])


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the form that exists."""
    for match in PATTERN.finditer(document.prose):
        word = match["verb"]
        if word not in _wrong_forms():
            continue
        if is_mentioned(surroundings(document, *match.span())):
            continue
        right = undoubled().get(word) or _irregular(document, match)
        if right:
            yield Suggestion(Edit(*match.span(), right), f"there is no form '{word}': '{right}'")


def _irregular(document: Document, match: re.Match[str]) -> str:
    if match["verb"] == "costed":
        return "cost" if COSTED.match(document.prose, match.end()) else ""
    around = surroundings(document, *match.span())
    if match["verb"] == "payed" and NAUTICAL & {*around.before, *around.after}:
        return ""
    position = 1
    while around.last(position) in ADVERBS:
        position += 1
    past, participle = irregular_misfits()[match["verb"]]
    return participle if around.last(position) in BE | HAVE else past


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=lambda: (rf"\b{words(_wrong_forms())}\b",),
    examples=(
        Leaves("The ship foundered; the plan was costed.", "verbs of their own"),
        Leaves("He hoped, wound and lighted the lamp.", "forms that exist"),
        Leaves('He wrote "the best builded town".', "a quotation is verbatim"),
        Leaves("The cable was payed out.", "a sailor's word"),
        Leaves("A ringed plover; the boar was spitted.", "words of their own"),
        Leaves("The word occured is a slip.", "the word is spoken of"),
        Leaves("In Dutch they say ''goed''.", "a foreign word"),
        Leaves("Hopped, hoped and bared are words.", "words of their own"),
        Fixes("He catched a cold.", "He caught a cold."),
        Fixes("It was choosen by all.", "It was chosen by all."),
        Fixes("The stone had been throwed.", "The stone had been thrown."),
        Fixes("It occured in May.", "It occurred in May."),
        Fixes("The begining was hard.", "The beginning was hard."),
        Fixes("The bridge costed 40 crowns.", "The bridge cost 40 crowns."),
    ),
)
