"""A space before ; : ! or ? in Dutch: "regende ;" -> "regende;".

Dutch puts none there. Left alone: citations (" ; " and " : " between names), definition
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
        Leaves("Hij schreef “nee ; nooit”.", "a quotation is verbatim"),
        Leaves("; term : uitleg", "a definition list"),
        Leaves("Anna Auteur ; Jan Jansen : Werken", "a citation"),
        Fixes("Het regende ; het was koud.", "Het regende; het was koud."),
        Fixes("Waarom niet ?", "Waarom niet?"),
    ),
)
