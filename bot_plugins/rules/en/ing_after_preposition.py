"""A preposition takes the -ing form: "by make it" -> "by making it".

Fires for base forms that are no other word, before an object, behind "by", "without" and their
like, "when", "while" and "look forward to". Left alone: prepositions that a relative clause ends
in ("those he cared for recover"), "sort of" and "kind of".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english import clause, parser
from bot_plugins.english.complements import mere_bases
from bot_plugins.english.grammar import DETERMINERS, OBJECTS
from bot_plugins.english.passive import has_object
from bot_plugins.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.english.sentence import Sentence, sentences_at
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

_PREPOSITIONS = (
    r"(?:by|without|for|of|after|before|from|despite|when|while|look(?:s|ed|ing)? forward to)"
)
_OBJECT = words(
    (DETERMINERS | OBJECTS - {"you"}) | {"more", "another", "himself", "themselves", "itself"}
)
"""What begins an object; behind anything else the base form may belong to a noun."""
PATTERN = re.compile(
    rf"{BEFORE}(?<!kind )(?<!sort )(?P<preposition>{_PREPOSITIONS}){SPACE}"
    rf"(?P<verb>[a-z]{{3,}}){AFTER}(?={SPACE}{_OBJECT}\b)"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the -ing form."""
    found = [match for match in PATTERN.finditer(document.prose) if match["verb"] in mere_bases()]
    sentences = sentences_at(document, (match.start("verb") for match in found))
    for match, sentence in zip(found, sentences, strict=True):
        ing = mere_bases()[match["verb"]].ings[0]
        if _is_meant(sentence, match, ing):
            message = f"'{match['preposition']}' takes the -ing form '{ing}'"
            yield Suggestion(Edit(*match.span("verb"), ing), message)


def _is_subject_before(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether a plural before "when" may be what the verb lacks: "nodes when they detect"."""
    conjunction = sentence.token(match.start("preposition"))
    before = sentence.parse.near(conjunction, -1)
    return conjunction.lower in {"when", "while"} and before is not None and before.tag == "NNS"


def _is_meant(sentence: Sentence, match: re.Match[str], ing: str) -> bool:
    """Tell whether the preposition governs the -ing form, which has an object."""
    token = sentence.token(match.start("verb"))
    own = sentence.parse.children(token, *clause.SUBJECT, *clause.AUXILIARY)
    if any(one.index != token.index - 1 for one in own) or _is_subject_before(sentence, match):
        return False
    corrected = sentence.changed(*match.span("verb"), ing)
    verb = corrected.at(token.start)
    if verb.tag != "VBG" or not has_object(corrected, verb, "dobj"):
        return False
    if verb.relation not in {"pcomp", "advcl", "pobj"}:
        return False
    return not clause.is_in_relative(corrected, corrected.head(corrected.head(verb)))


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    missing=parser.lack,
    parses=True,
    triggers=lambda: (rf"\b{_PREPOSITIONS}\s{words(mere_bases())}\s{_OBJECT}\b",),
    examples=(
        Leaves("They take alerts from nodes when detect a slip.", "'they' may lack"),
        Leaves("Those he was caring for recover the loss.", "a relative clause ends in 'for'"),
        Leaves("The boards he is a member of include the mint.", "the same with 'of'"),
        Leaves("They sort of know the heights.", "'sort of' is an adverb"),
        Leaves("They dine with thank you notes in the form of swear words.", "nouns"),
        Leaves("By use of coal it grew; it is for sale.", "nouns"),
        Leaves("It is easier than become a monk.", "'than' takes a base form, too"),
        Leaves("When do the smiths create it?", "a question"),
        Leaves("They chose to stay rather than provide a guard.", "'rather than'"),
        Leaves("The people he was born of become free.", "'of' ends a relative clause"),
        Leaves('He wrote: "by make it".', "a quotation is verbatim"),
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
