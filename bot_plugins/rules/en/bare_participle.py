"""A participle after a pronoun as a clause's only verb: "He begun a new life" -> "He began ...".

A clause needs a finite verb, and a past participle is not finite. The past is meant where an
object follows, or where the verb needs none; otherwise a "be" is missing (``missing_be``). The
same holds for a participle joined to a finite verb: "they never used and never seen a plough".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import parser
from bot_plugins.languages.english.bare import PRONOUNS, any_of, bare, behind, is_clause, trigger
from bot_plugins.languages.english.bare_subject import JOINING, has_subject
from bot_plugins.languages.english.participles import (
    LONE,
    OBJECTS,
    is_active,
    participles,
    past_meant,
)
from bot_plugins.languages.english.patterns import SPACE, words


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the simple past."""
    for bare_verb in bare(document, *_patterns()):
        verb = participles()[bare_verb.word]
        is_lone = "not" not in bare_verb.match["between"] and has_subject(bare_verb)
        if is_lone and is_active(bare_verb, verb) and is_clause(*bare_verb.corrected(verb.past)):
            yield past_meant(bare_verb, verb)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return (
        behind(any_of(PRONOUNS), words(participles())),
        behind(words(JOINING), words(LONE)),
        behind(words(JOINING), words(participles()), rf"(?={SPACE}{words(OBJECTS)}\b)"),
    )


def _triggers() -> tuple[str, ...]:
    joining = rf"\b{words(JOINING)}"
    return (
        trigger(rf"\b{any_of(PRONOUNS)}", words(participles())),
        trigger(joining, words(LONE)),
        rf"{trigger(joining, words(participles()))}\s{words(OBJECTS)}\b",
    )


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=_triggers,
    examples=(
        Keeps("Had he begun earlier, he would have won.", "the subject follows the auxiliary"),
        Keeps("Not only had they seen the sea, they knew it.", "the subject follows the auxiliary"),
        Keeps("Rarely were they seen the next day.", "the subject follows the auxiliary"),
        Keeps("Nor has she done any harm.", "the subject follows the auxiliary"),
        Keeps("He given the prize twice.", "a 'was' may be missing"),
        Keeps("He made it known and had it done.", "causatives"),
        Keeps("They seen from above look small.", "no object follows the participle"),
        Keeps("He held that written contracts are void.", "'that' opens a clause"),
        Keeps("It matches that seen in Rome.", "'that' is not a relative pronoun"),
        Keeps("He had come to Rome and begun his work.", "'had' is shared"),
        Keeps("It was bought and eaten the next day.", "'was' is shared"),
        Keeps("The mill, which seen from afar looks small, is old.", "'looks' is the verb"),
        Fixes("In 1954 he begun a new life.", "In 1954 he began a new life."),
        Fixes("They also sung a hymn.", "They also sang a hymn."),
        Fixes("In 1820 he seen the comet.", "In 1820 he saw the comet."),
        Fixes("It rained because she given him bread.", "It rained because she gave him bread."),
        Fixes("The man who rung the bell was old.", "The man who rang the bell was old."),
        Fixes("He never seen the sea again.", "He never saw the sea again."),
        Fixes("The ship hit a rock and it sunk.", "The ship hit a rock and it sank."),
        Fixes("They never used and never seen a pen.", "They never used and never saw a pen."),
        Fixes("It is a war that begun in May.", "It is a war that began in May."),
    ),
)
