"""A word glued to the reference before it: "ended.<ref>A</ref>Then" -> "...</ref> Then".

Fires where text goes on directly behind a reference that stands behind a word or a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import OPAQUE, Document
from bot_plugins.edits import Edit
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

PATTERN = re.compile(rf"(?<={OPAQUE})(?P<word>[^\W\d_]{{2,}}|(?:A|I|a)(?= ))")
_REFERENCE = re.compile(r"(?:</ref\s*>|<ref\b[^<>]*/>)\Z", re.IGNORECASE)
_LONGEST = 200
"""Code points of a reference's last tag that are looked back at."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest a space behind a reference."""
    for match in PATTERN.finditer(document.prose):
        start = match.start()
        if _REFERENCE.search(document.source[max(0, start - _LONGEST) : start]):
            yield Suggestion(Edit(start, start, " "), "a space follows a reference")


RULE = Rule(
    summary="space after reference",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(r"(?i)(?:</ref\s*>|<ref[^<>]{0,200}/>)[\pL]",),
    examples=(
        Leaves("It ended.<ref>A</ref> Then it began.", "a space is there"),
        Leaves("It ended.<ref>A</ref><ref>B</ref>, and.", "another reference"),
        Leaves("It has 5{{nbsp}}km and x<sub>i</sub>th.", "no reference"),
        Fixes("It ended.<ref>A</ref>Then it began.", "It ended.<ref>A</ref> Then it began."),
        Fixes('It rose<ref name="a" />and fell.', 'It rose<ref name="a" /> and fell.'),
    ),
)
