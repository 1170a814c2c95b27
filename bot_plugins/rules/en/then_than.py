"""Then for than: "rather then" -> "rather than", "other then" -> "other than".

Fires after "rather", "other", "less" and clear comparatives, where "then" has no place.
Left alone: "then" before a comma or a verb of its own ("it grew larger, then fell").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english.patterns import AFTER, BEFORE, SPACE
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

PATTERN = re.compile(
    rf"{BEFORE}(?P<word>rather|other|less|fewer){SPACE}(?P<then>then){AFTER}(?={SPACE}[\w\[])"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest "than" after a comparative."""
    for match in PATTERN.finditer(document.prose):
        message = f"'{match['word']} than' compares; 'then' is about time"
        yield Suggestion(Edit(*match.span("then"), "than"), message)


RULE = Rule(
    summary="then/than",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(r"\b(?:rather|other|less|fewer)\sthen\b",),
    examples=(
        Leaves("It grew larger, then fell.", "a new clause"),
        Leaves("He took the other, then left.", "a new clause"),
        Leaves("It was much less then.", "'then' is about time"),
        Leaves('"Rather then die", he said.', "a quotation is verbatim"),
        Fixes("He left rather then pay.", "He left rather than pay."),
        Fixes("It has no towns other then Rome.", "It has no towns other than Rome."),
    ),
)
