"""The template of a new rule's file."""

from __future__ import annotations

from string import Template

MARK = "FILL IN"
"""The text that marks every place to fill in; no finished rule contains it."""

_SKELETON = r'''"""FILL IN (1 of 3), what is wrong: "it was wrnog" -> "it was wrong".

FILL IN: why it is wrong. Left alone: what looks like it and is right, or too unsure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document

# FILL IN (2 of 3): what to look for, what takes its place, and why. This one matches nothing.
PATTERN = re.compile(r"(?!)")
REPLACEMENT = ""
MESSAGE = "FILL IN: the reason, in one line"


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the replacement wherever the pattern matches."""
    for match in PATTERN.finditer(document.prose):
        yield Suggestion(Edit(*match.span(), REPLACEMENT), MESSAGE)


# FILL IN (3 of 3): the literal or simple pattern that every page to change must hold, and the
# examples: whole sentences, what must stay first, each with the reason why it is right.
RULE = Rule(
    summary="${summary}",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(r"\b\B",),
    examples=(
        Keeps("FILL IN: what looks much like it.", "FILL IN"),
        Keeps("FILL IN: the same where it is right.", "FILL IN"),
        Keeps('He said: "FILL IN".', "a quotation is verbatim"),
        Fixes("FILL IN: before.", "FILL IN: after."),
    ),
)
'''


def skeleton(name: str) -> str:
    """Return the text of the file of a new rule called ``name``."""
    return Template(_SKELETON).substitute(summary=name.replace("_", " "))
