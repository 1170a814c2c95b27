"""A French word typed twice: "les les" -> "les".

Only words that never repeat rightly ("data/repeats.tsv"). Left alone: "nous nous" and "vous vous".
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion
from bot_plugins.text import repeats


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest one word for two."""
    yield from repeats.suggestions(document, "fr")


RULE = Rule(
    summary="repeated word",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=repeats.triggers("fr"),
    examples=(
        Leaves("Nous nous levons et vous vous levez.", "pronouns"),
        Leaves("Il faut que que dire soit clair.", "conjunctions may meet"),
        Leaves("Il y en a, elle en en parlant sourit.", "'en en' may be right"),
        Leaves("Il écrit « les les » ici.", "a quotation is verbatim"),
        Fixes("Il voit les les tours.", "Il voit les tours."),
        Fixes("La ville et et le port.", "La ville et le port."),
    ),
)
