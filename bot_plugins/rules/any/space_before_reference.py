"""A space between a mark and its reference: "it ended. <ref>" -> "it ended.<ref>".

Off by default: wikis differ on it, and some put the reference before the mark. Left alone: a
reference behind a word, where the space may stand for a mark that is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import OPAQUE, Document
from bot_plugins.edits import Edit
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

PATTERN = re.compile(rf"(?P<mark>[.,;:!?])[ \t]+(?={OPAQUE})")
REFERENCE = re.compile(r"<ref\b|\{\{\s*(?:sfn|efn|refn|r)\s*\|", re.IGNORECASE)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to close up a reference to the mark before it."""
    for match in PATTERN.finditer(document.prose):
        if REFERENCE.match(document.source, match.end()):
            edit = Edit(*match.span(), match["mark"])
            yield Suggestion(edit, "a reference follows its mark without a space")


RULE = Rule(
    summary="space before reference",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(r"(?i)[.,;:!?][ \t]+(?:<ref|\{\{)",),
    is_default=False,
    examples=(
        Leaves("It ended <ref>Page 5</ref> there.", "a mark may be missing"),
        Leaves("It ended. {{convert|5|km}} on.", "no reference"),
        Leaves("It ended. <!-- note --> Then.", "no reference"),
        Fixes("It ended. <ref>Page 5</ref>", "It ended.<ref>Page 5</ref>"),
        Fixes("First, <ref name=a /> then.", "First,<ref name=a /> then."),
    ),
)
