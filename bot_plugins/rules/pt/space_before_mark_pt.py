"""A space before ; : ! or ? in Portuguese: "Chovia ;" -> "Chovia;".

Portuguese puts none there. Left alone: citations (" ; " and " : " between names), definition
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
        Leaves("Escreveu «não ; nunca».", "a quotation is verbatim"),
        Leaves("; termo : sentido", "a definition list"),
        Leaves("Ana Autora ; Rui Leal : Obras", "a citation"),
        Fixes("Chovia ; fazia frio.", "Chovia; fazia frio."),
        Fixes("Era tarde !", "Era tarde!"),
    ),
)
