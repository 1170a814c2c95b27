"""Be + took place: "the feast was took place" -> "the feast took place".

"Take place" has no passive: it is the "be" that is too much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english.patterns import AFTER, BEFORE, BETWEEN, SPACE, trigger
from bot_plugins.english.surroundings import has_own_subject, surroundings
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

PATTERN = re.compile(
    rf"{BEFORE}(?P<be>(?:is|are|was|were){SPACE}){BETWEEN}(?=took{SPACE}place{AFTER})"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to drop the "be" before "took place"."""
    for match in PATTERN.finditer(document.prose):
        if has_own_subject(surroundings(document, *match.span())):
            group = f"{match['be']}{match['between']}took"
            edit = Edit(match.start(), match.start() + len(group), f"{match['between']}took")
            yield Suggestion(edit, "'take place' has no passive: 'took place' is enough")


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(trigger(("is", "are", "was", "were"), r"took\splace"),),
    examples=(
        Leaves("The feast took place in May.", "right as it is"),
        Leaves("It has taken place in May.", "right as it is"),
        Leaves("What it was took place in May.", "a noun clause"),
        Leaves('It "was took place" there.', "a quotation is verbatim"),
        Fixes("The feast was took place in May.", "The feast took place in May."),
        Fixes("It is also took place in May.", "It also took place in May."),
    ),
)
