"""It's own for its own: "it's own king" -> "its own king".

The possessive has no apostrophe; "it is own" means nothing. Fires before "own" only, and not
before "own" as a verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english.patterns import AFTER, BEFORE, SPACE
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

PATTERN = re.compile(rf"{BEFORE}(?P<its>(?P<first>[Ii])t['’]s){SPACE}own{AFTER}")


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest "its" before "own"."""
    for match in PATTERN.finditer(document.prose):
        if match["first"] == "I":
            continue  # "It's own goals that lose matches": "it is" may be meant
        edit = Edit(*match.span("its"), "its")
        yield Suggestion(edit, "the possessive 'its' has no apostrophe")


RULE = Rule(
    summary="it's/its",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(r"[Ii]t['’]s\sown\b",),
    examples=(
        Leaves("It's the town's own mill.", "'it is'"),
        Leaves("It's owned by monks.", "'it is'"),
        Leaves("It's own goals that lose.", "'it is'"),
        Leaves("They say it's on its own.", "'it is'"),
        Leaves('"it\'s own" is wrong.', "a quotation is verbatim"),
        Fixes("The town has it's own king.", "The town has its own king."),
    ),
)
