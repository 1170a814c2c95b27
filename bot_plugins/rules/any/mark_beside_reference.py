"""A mark on both sides of a reference: "it ended.<ref>A</ref>." -> "it ended.<ref>A</ref>".

The mark before the reference stays, as is usual on most wikis. Left alone: abbreviations, whose
full stop is not a punctuation mark ("etc."), and two different marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import OPAQUE, TRANSPARENT, Document
from bot_plugins.rules.any.repeated_full_stop import ABBREVIATIONS

PATTERN = re.compile(
    rf"(?:(?<=[^\W\d_]{{4}})|(?<=\d{{4}})|(?<={TRANSPARENT}))(?P<mark>[.,;])(?={OPAQUE})"
)
_REFERENCES = (
    r"(?:<ref\b[^<>]*/>|<ref\b[^<>]*>[^<]*</ref\s*>"
    r"|\{\{\s*(?:sfn|efn|refn|r)\s*\|[^{}]*\}\})+"
)
"""A reference that contains no tags."""
_BETWEEN = re.compile(rf"{_REFERENCES}(?=[.,;](?:\s|\Z))", re.IGNORECASE)
_NEAR = 12
"""Code points before the reference that are searched for an abbreviation."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to drop the mark after the reference."""
    prose = document.prose
    for match in PATTERN.finditer(prose):
        references = _BETWEEN.match(document.source, match.end())
        before = prose[max(0, match.start() - _NEAR) : match.start()]
        if references is None or before.rpartition(" ")[2].lower() in ABBREVIATIONS:
            continue
        end = references.end()
        is_hidden = not prose[match.end() : end].strip(OPAQUE)
        if is_hidden and prose.startswith(match["mark"], end):
            yield Suggestion(Edit(end, end + 1, ""), "the same mark already precedes the reference")


RULE = Rule(
    summary="clashing marks",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(rf"(?i)[.,;]{_REFERENCES}[.,;](?:\s|$)",),
    examples=(
        Keeps("He left Mill Corp.<ref>A</ref>. It fell.", "an abbreviation"),
        Keeps("It ended.<ref>A</ref>, so they say.", "the two marks differ"),
        Keeps("It ended<ref>A</ref>.", "only one mark"),
        Keeps("It weighs 5000.{{convert|5|kg}}. So they say.", "not a reference"),
        Fixes("It ended.<ref>A</ref>. It fell.", "It ended.<ref>A</ref> It fell."),
        Fixes('It fell,<ref name="a" />, and rose.', 'It fell,<ref name="a" /> and rose.'),
    ),
)
