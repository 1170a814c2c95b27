"""A German word typed twice: "und und" -> "und".

Only words that never repeat rightly ("data/repeats.tsv"). Left alone:
"die die", "sie sie" and "das das".
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion
from bot_plugins.text import repeats


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest one word for two."""
    yield from repeats.suggestions(document, "de")


RULE = Rule(
    summary="repeated word",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=repeats.triggers("de"),
    examples=(
        Leaves("Die Leute, die die Burg bauten, zogen fort.", "'die die' is right"),
        Leaves("Es heißt, dass sie sie sah und dass das das Ende war.", "pronouns"),
        Leaves("Er kam mit mit dem Wagen.", "a verb's particle"),
        Leaves("Er schrieb: „und und“.", "a quotation is verbatim"),
        Fixes("Der Turm und und das Tor.", "Der Turm und das Tor."),
        Fixes("Es war eine eine Burg.", "Es war eine Burg."),
    ),
)
