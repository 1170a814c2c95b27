"""A preposition takes the -ing form: "by make it" -> "by making it".

Fires before an object, after "by", "without" and similar prepositions, "when", "while" and "look
forward to". A word that can also be a noun counts only where the parse takes it for a verb. Left
alone: prepositions that end a relative clause ("those he cared for recover"), "sort of" and "kind
of".
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import parser
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.gerunds import PATTERN, candidate, is_meant, triggers
from bot_plugins.languages.english.sentence import sentences_at


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the -ing form."""
    found = [match for match in PATTERN.finditer(document.prose) if candidate(match)]
    sentences = sentences_at(document, (match.start("verb") for match in found))
    for match, sentence in zip(found, sentences, strict=True):
        verb = candidate(match)
        if verb and is_meant(sentence, match, ing := verb.ings[0]):
            message = f"'{match['preposition'].lower()}' takes the -ing form '{ing}'"
            yield Suggestion(Edit(*match.span("verb"), ing), message)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=triggers,
    confirms=confirming(PATTERN.finditer, candidate),
    examples=(
        Keeps("They take alerts from nodes when detect a slip.", "'they' may be missing"),
        Keeps("Those he was caring for recover the loss.", "a relative clause ends in 'for'"),
        Keeps("The boards he is a member of include the mint.", "a relative clause ends in 'of'"),
        Keeps("They sort of know the heights.", "'sort of' is an adverb"),
        Keeps("They dine with thank you notes in the form of swear words.", "nouns"),
        Keeps("By use of coal it grew; it is for sale.", "nouns"),
        Keeps("It is easier than become a monk.", "'than' can take a base form"),
        Keeps("When do the smiths create it?", "a question"),
        Keeps("They chose to stay rather than provide a guard.", "'rather than'"),
        Keeps("The people he was born of become free.", "'of' ends a relative clause"),
        Keeps('He wrote: "by make it".', "a quotation is verbatim"),
        Fixes("After leave the navy he sang.", "After leaving the navy he sang."),
        Fixes("They are for maintain local roads.", "They are for maintaining local roads."),
        Fixes("They reached it by make a detour.", "They reached it by making a detour."),
        Fixes("He left after connect the pipes.", "He left after connecting the pipes."),
        Fixes("The aim of ensure their wealth was not met.",
              "The aim of ensuring their wealth was not met."),
        Fixes("It can be done without remove the roof.",
              "It can be done without removing the roof."),
        Fixes("They look forward to receive the prize.",
              "They look forward to receiving the prize."),
        Fixes("Take care when create a copy.", "Take care when creating a copy."),
    ),
)  # fmt: skip
