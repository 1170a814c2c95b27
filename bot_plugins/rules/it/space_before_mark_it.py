"""A space before ; : ! or ? in Italian: "Pioveva ;" -> "Pioveva;".

Italian puts none there. Left alone: citations (" ; " and " : " between names), definition
lists, and anything after an opaque place.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion
from bot_plugins.text import marks


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to close up the mark."""
    yield from marks.suggestions(document)


RULE = Rule(
    summary="space before punctuation",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=marks.TRIGGERS,
    examples=(
        Leaves("Scrisse «no ; mai».", "a quotation is verbatim"),
        Leaves("; termine : senso", "a definition list"),
        Leaves("Anna Autori ; Luca Leali : Opere", "a citation"),
        Fixes("Pioveva ; faceva freddo.", "Pioveva; faceva freddo."),
        Fixes("Era tardi !", "Era tardi!"),
    ),
)
