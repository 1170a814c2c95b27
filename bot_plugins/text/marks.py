"""Spaces before ; : ! ? in languages that put none there (French does)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.rule import Applicability, Example, Rule, Suggestion
from bot_plugins.text.spacing import is_misplaced

_MARK = re.compile(
    r"(?<=[^\W\d_A-ZÄÖÜ]) (?:(?P<stop>[!?])(?=[ \n]|$)|(?P<mark>[;:])(?=\n|$| [^\WA-ZÄÖÜ]))"
)


def suggestions(document: Document) -> Iterator[Suggestion]:
    """Suggest to close up a semicolon, colon, exclamation or question mark after a word."""
    for match in _MARK.finditer(document.prose):
        if is_misplaced(document, *match.span()):
            mark = match["stop"] or match["mark"]
            yield Suggestion(Edit(*match.span(), mark), f"no space goes before '{mark}'")


def rule(*examples: Example) -> Rule:
    """Return the rule of a language that puts no space before these marks."""
    return Rule(
        summary="space before punctuation",
        counted=True,
        applicability=Applicability.REVIEW,
        check=suggestions,
        triggers=(r" [;!?:]",),
        examples=examples,
    )
