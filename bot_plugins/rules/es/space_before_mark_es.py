"""A space before ; : ! or ? in Spanish: "Llovía ;" -> "Llovía;".

Spanish puts none there. Left alone: citations (" ; " and " : " between names), definition
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
        Leaves("Escribió «no ; nunca».", "a quotation is verbatim"),
        Leaves("; término : sentido", "a definition list"),
        Leaves("Ana Autora ; Luis Leal : Obras", "a citation"),
        Fixes("Llovía ; hacía frío.", "Llovía; hacía frío."),
        Fixes("Era tarde !", "Era tarde!"),
    ),
)
