"""A comma and a full stop side by side: "it ended,. Then" -> "it ended. Then".

At the end of a sentence the full stop is meant. Left alone: abbreviations ("Inc.,"), numbers,
and either order within a sentence, where nobody can tell which is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import OPAQUE, Document
from bot_plugins.edits import Edit
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

PATTERN = re.compile(rf"(?<=[^\W\d_]{{2}})(?:,[ \t]?\.|;\.)(?=$|\n|{OPAQUE}|[ \t]+[A-ZÀ-Þ])")

_ENTITY = re.compile(r"&[A-Za-z]+;\Z")


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the full stop alone."""
    for match in PATTERN.finditer(document.prose):
        if not _ENTITY.search(document.prose[max(0, match.start() - 100) : match.start() + 1]):
            yield Suggestion(Edit(*match.span(), "."), "two marks clash: a sentence ends here")


RULE = Rule(
    summary="clashing marks",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(
        r"[\pL\pN]{2},[ \t]?\.(?:[^.]|$)",
        r"(?:(?:^|[^&A-Za-z])[A-Za-z]{2,}|[^\x00-\x7f][A-Za-z]*);\.(?:[^.]|$)",
    ),
    examples=(
        Leaves("He owned Mills Inc., and sold it.", "an abbreviation"),
        Leaves("They wrote R&amp;. Then Q&zzz;. Then.", "a character entity, known or not"),
        Leaves("It costs 5,.5 crowns; use ,. or so.", "numbers and marks"),
        Leaves('He wrote: "no,. Then" there.', "a quotation is verbatim"),
        Fixes("It ended,. Then it rained.", "It ended. Then it rained."),
        Fixes("It ended, .", "It ended."),
    ),
)
