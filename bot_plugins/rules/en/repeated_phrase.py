"""A phrase typed twice: "on the on the table" -> "on the table".

Fires for a preposition with a determiner or a name, for words that govern a noun like a
preposition, and for phrases that begin with a form of "be" or a modal verb. Left alone: nouns,
because two clauses may meet ("to wind the spring the spring expands").
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english.repeated_phrases import PATTERN, is_slip


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to keep the phrase only once."""
    for match in PATTERN.finditer(document.prose):
        if is_slip(document, match):
            message = f"'{' '.join(match['phrase'].split())}' is repeated"
            yield Suggestion(Edit(*match.span(), match["phrase"]), message)


RULE = Rule(
    summary="repeated word",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(),
    doubled=True,
    examples=(
        Keeps("The more the more he had, and a little a little later.", "on purpose"),
        Keeps("He is who he is who he was.", "the phrase has no determiner"),
        Keeps("To wind the spring the spring must turn.", "two clauses"),
        Keeps("They call a spade a spade at the end of the end of it.", "two phrases"),
        Keeps("It went the the way the the king went.", "a single word is repeated"),
        Keeps("He sang the song the song the song.", "three times: on purpose"),
        Keeps("It is above the hill above the hill above the sea.", "three times: on purpose"),
        Keeps("It is in the city of Ur of Ur region.", "a city and a region"),
        Keeps("They live in York in York County, and what can be can be done.", "a longer name"),
        Keeps('He said "on the on the" twice.', "a quotation is verbatim"),
        Fixes("It fell after a fire after a fire in 1950.", "It fell after a fire in 1950."),
        Fixes("He sat on the on the chair.", "He sat on the chair."),
        Fixes("It is one of the of the towns.", "It is one of the towns."),
        Fixes("It was made using the using the old way.", "It was made using the old way."),
        Fixes("He is now in the now in the hall.", "He is now in the hall."),
        Fixes("It was made in York in York in 1950.", "It was made in York in 1950."),
        Fixes("In the In the end it fell.", "In the end it fell."),
        Fixes("It is one of one of the towns.", "It is one of the towns."),
        Fixes("The word can refer can refer to both.", "The word can refer to both."),
    ),
)
