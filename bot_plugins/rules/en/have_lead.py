"""Have + lead: "has lead to" -> "has led to".

The participle of "lead" is "led", which sounds like the metal. Fires after "have" before
"to", and after "be" before "by". Left alone: the metal and the noun ("had lead pipes").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english.patterns import AFTER, BEFORE, BETWEEN, SPACE, trigger
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

PATTERN = re.compile(
    rf"{BEFORE}(?:(?:have|has|had|having|'ve){SPACE}{BETWEEN}(?P<had>lead)(?={SPACE}to{AFTER})"
    rf"|(?:is|are|was|were|been|being){SPACE}(?P<was>lead)(?={SPACE}by{AFTER}))"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest "led" for a "lead" that needs to be a participle."""
    for match in PATTERN.finditer(document.prose):
        span = match.span("had" if match["had"] else "was")
        yield Suggestion(Edit(*span, "led"), "the participle of 'lead' is 'led'")


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(
        trigger(("have", "has", "had", "having", "ve"), r"lead\sto"),
        r"\b(?:is|are|was|were|been|being)\slead\sby\b",
    ),
    examples=(
        Leaves("The town had lead pipes.", "the metal"),
        Leaves("They had the lead by ten.", "the noun"),
        Leaves("These changes lead to war.", "the present"),
        Leaves('He said it "has lead to" it.', "a quotation is verbatim"),
        Fixes("This has lead to war.", "This has led to war."),
        Fixes("It was lead by a monk.", "It was led by a monk."),
    ),
)
