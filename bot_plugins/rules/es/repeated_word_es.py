"""A Spanish word typed twice: "los los" -> "los".

Only words that never repeat rightly ("data/repeats.tsv"). Left alone: "que que" and "la la".
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion
from bot_plugins.text import repeats


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest one word for two."""
    yield from repeats.suggestions(document, "es")


RULE = Rule(
    summary="repeated word",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=repeats.triggers("es"),
    examples=(
        Leaves("Dijo que que vengan es bueno.", "conjunctions may meet"),
        Leaves("Cantaba la la la.", "a song"),
        Leaves("Fueron a Bora Bora.", "a name"),
        Leaves("Escribió «los los» allí.", "a quotation is verbatim"),
        Fixes("Vio los los barcos.", "Vio los barcos."),
        Fixes("Llegó en en mayo.", "Llegó en mayo."),
    ),
)
