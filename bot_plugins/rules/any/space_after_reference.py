"""A word glued to the reference before it: "ended.<ref>A</ref>Then" -> "...</ref> Then".

Fires where text follows directly after a reference that stands after a word or a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import OPAQUE, Document

PATTERN = re.compile(
    rf"(?<={OPAQUE})(?!(?:st|nd|rd|th|er|en)\b)(?P<word>[^\W\d_]{{2,}}|(?:A|I|a)(?= ))"
)
_TAG = r"(?:</ref\s*>|<ref\b[^<>]*/>)"
_REFERENCE = re.compile(rf"{_TAG}\Z", re.IGNORECASE)
_MAY_BE = re.compile(rf"{_TAG}[^\W\d_]", re.IGNORECASE)
_LONGEST = 80
"""The most code points of a reference's closing tag that are searched."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest a space after a reference."""
    for match in PATTERN.finditer(document.prose):
        start = match.start()
        if _REFERENCE.search(document.source[max(0, start - _LONGEST) : start]):
            yield Suggestion(Edit(start, start, " "), "a space follows a reference")


def _may_be(text: str) -> bool:
    """Tell whether a word may be glued to a reference in a piece of wikitext."""
    return _MAY_BE.search(text) is not None


RULE = Rule(
    summary="space after reference",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(r"(?i)</ref\s*>[\pL]", r"/>[\pL]"),
    confirms=_may_be,
    examples=(
        Keeps("It ended.<ref>A</ref> Then it began.", "the space is there already"),
        Keeps("It ended.<ref>A</ref><ref>B</ref>, and.", "another reference"),
        Keeps("It has 5{{nbsp}}km and x<sub>i</sub>th.", "not references"),
        Fixes("It ended.<ref>A</ref>Then it began.", "It ended.<ref>A</ref> Then it began."),
        Fixes('It rose<ref name="a" />and fell.', 'It rose<ref name="a" /> and fell.'),
    ),
)
