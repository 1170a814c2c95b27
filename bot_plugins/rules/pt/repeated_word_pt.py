"""A Portuguese word typed twice: "uma uma" -> "uma".

Only words that never repeat rightly ("data/repeats.tsv"). Left alone: "que que" and "a a".
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion
from bot_plugins.text import repeats


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest one word for two."""
    yield from repeats.suggestions(document, "pt")


RULE = Rule(
    summary="repeated word",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=repeats.triggers("pt"),
    examples=(
        Leaves("Disse que que venham é bom.", "conjunctions may meet"),
        Leaves("Foi a a sua casa.", "an accent may be missing"),
        Leaves("Vive em Bora Bora.", "a name"),
        Leaves("Escreveu «uma uma» aqui.", "a quotation is verbatim"),
        Fixes("Era uma uma torre.", "Era uma torre."),
        Fixes("O porto com com a ponte.", "O porto com a ponte."),
    ),
)
