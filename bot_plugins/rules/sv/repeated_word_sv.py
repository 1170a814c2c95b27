"""A Swedish word typed twice: "och och" -> "och".

Only words that never repeat rightly ("data/repeats.tsv"). Left alone: "det det" and verb particles.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion
from bot_plugins.text import repeats


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest one word for two."""
    yield from repeats.suggestions(document, "sv")


RULE = Rule(
    summary="repeated word",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=repeats.triggers("sv"),
    examples=(
        Leaves("De sade att det det gällde var stort.", "pronouns"),
        Leaves("Han höll på på kvällen.", "a verb's particle"),
        Leaves("Hon bor i Bora Bora.", "a name"),
        Leaves("Han skrev ”och och” där.", "a quotation is verbatim"),
        Fixes("Tornet och och porten.", "Tornet och porten."),
        Fixes("Det var ett ett torn.", "Det var ett torn."),
    ),
)
