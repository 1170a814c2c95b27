"""A mark on both sides of a reference: "it ended.<ref>A</ref>." -> "it ended.<ref>A</ref>".

The one before the reference stays, as most wikis have it. Left alone: abbreviations, whose full
stop is no mark ("etc."), and two marks that differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import OPAQUE, TRANSPARENT, Document
from bot_plugins.edits import Edit
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion
from bot_plugins.rules.any.repeated_full_stop import ABBREVIATIONS
from bot_plugins.text.references import REFERENCE

PATTERN = re.compile(
    rf"(?:(?<=[^\W\d_]{{4}})|(?<=\d{{4}})|(?<={TRANSPARENT}))(?P<mark>[.,;])(?={OPAQUE})"
)
_BEGINS = re.compile(REFERENCE, re.IGNORECASE)
_ENDS = re.compile(r"(?:</ref\s*>|/>|\}\})\Z", re.IGNORECASE)
_RUN = re.compile(rf"{OPAQUE}+")
_GOES_ON = re.compile(r"[ \t]|\n|\Z")
_NEAR = 12


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to drop the mark behind the reference."""
    prose, source = document.prose, document.source
    for match in PATTERN.finditer(prose):
        run = _RUN.match(prose, match.end())
        before = prose[max(0, match.start() - _NEAR) : match.start()]
        is_abbreviated = before.rpartition(" ")[2].lower() in ABBREVIATIONS
        if is_abbreviated or run is None or not _BEGINS.match(source, run.start()):
            continue
        end = run.end()
        is_reference = _ENDS.search(source, max(run.start(), end - _NEAR), end)
        is_same = prose.startswith(match["mark"], end) and _GOES_ON.match(prose, end + 1)
        if is_reference and is_same:
            yield Suggestion(Edit(end, end + 1, ""), "the mark stands before the reference, too")


RULE = Rule(
    summary="clashing marks",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(r"(?i)</ref\s*>[.,;](?:\s|$)", r"/>[.,;](?:\s|$)", r"\}\}[.,;](?:\s|$)"),
    examples=(
        Leaves("He left Mill Corp.<ref>A</ref>. It fell.", "an abbreviation"),
        Leaves("It ended.<ref>A</ref>, so they say.", "two marks that differ"),
        Leaves("It ended<ref>A</ref>.", "one mark"),
        Leaves("It weighs 5000.{{convert|5|kg}}. So they say.", "no reference"),
        Fixes("It ended.<ref>A</ref>. It fell.", "It ended.<ref>A</ref> It fell."),
        Fixes('It fell,<ref name="a" />, and rose.', 'It fell,<ref name="a" /> and rose.'),
    ),
)
