"""A Dutch word typed twice: "van van" -> "van".

Only words that never repeat rightly ("data/repeats.tsv"). Left alone:
"die die", "dat dat" and "het het".
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion
from bot_plugins.text import repeats


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest one word for two."""
    yield from repeats.suggestions(document, "nl")


RULE = Rule(
    summary="repeated word",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=repeats.triggers("nl"),
    examples=(
        Leaves("Hij zei dat dat het het beste was.", "pronouns"),
        Leaves("De mensen die die toren zagen.", "pronouns"),
        Leaves("Zij zijn zijn boeken kwijt.", "a verb and a pronoun"),
        Leaves("Hij schreef “van van” op.", "a quotation is verbatim"),
        Fixes("De muren van van de stad.", "De muren van de stad."),
        Fixes("De toren en en de poort.", "De toren en de poort."),
    ),
)
