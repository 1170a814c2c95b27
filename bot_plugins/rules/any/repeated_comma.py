"""A comma typed twice: "the first,, second" -> "the first, second".

Left alone: three or more commas (a list with empty places, or code), and commas inside numbers
and addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.common.spacing import is_misplaced

PATTERN = re.compile(r"(?<![\s,])(?P<all>[ \t]?,[ \t]?,)(?=[ \t]+(?!,)[^\s]|\n|$)")


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest one comma for two."""
    for match in PATTERN.finditer(document.prose):
        if is_misplaced(document, *match.span("all")):
            yield Suggestion(Edit(*match.span("all"), ","), "the comma is repeated")


RULE = Rule(
    summary="repeated comma",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(r",[ \t]?,",),
    examples=(
        Keeps("The row reads a,,b,,c there.", "a list with empty items"),
        Keeps("The row reads a, , , b there.", "a list with empty items"),
        Keeps("See http://example.org/0,,1 for more.", "an address"),
        Keeps('He typed "first,, second".', "a quotation is verbatim"),
        Fixes("The first,, and the second.", "The first, and the second."),
        Fixes("The first, , and the second.", "The first, and the second."),
    ),
)
