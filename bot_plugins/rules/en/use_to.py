"""Use to and suppose to: "he use to play" -> "he used to play".

Said alike, written with -d. Fires after "he", "she" and "it", where "use" has the wrong
ending anyway, and for "suppose to" after "be". Left alone: "did not use to", and "the tools
they use to dig" (an instrument).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english.patterns import BEFORE, SPACE
from bot_plugins.english.surroundings import opens_clause, surroundings
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

PATTERN = re.compile(
    rf"{BEFORE}(?:(?P<subject>[Hh]e|[Ss]he|[Ii]t){SPACE}(?P<use>use)"
    rf"|(?:is|are|was|were){SPACE}(?:not{SPACE})?(?P<suppose>suppose))(?={SPACE}to{SPACE}[a-z])"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest "used" or "supposed"."""
    for match in PATTERN.finditer(document.prose):
        if match["suppose"]:
            message = "'supposed to' is written with -d"
            yield Suggestion(Edit(*match.span("suppose"), "supposed"), message)
        elif opens_clause(surroundings(document, match.start("use"), match.end())):
            message = "'used to' is written with -d"
            yield Suggestion(Edit(*match.span("use"), "used"), message)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(r"\b(?:use|suppose)\sto\s",),
    examples=(
        Leaves("He did not use to play.", "'did' takes the base form"),
        Leaves("Did he use to play?", "the same"),
        Leaves("The tools they use to dig are old.", "an instrument"),
        Leaves("They suppose to know.", "'suppose' may be the verb"),
        Fixes("He use to play here.", "He used to play here."),
        Fixes("It was suppose to end.", "It was supposed to end."),
    ),
)
