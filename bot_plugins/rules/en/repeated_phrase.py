"""A phrase typed twice: "on the on the table" -> "on the table".

Fires for a preposition and a determiner, or what governs a noun like one, in lower case. Left
alone: nouns, for two clauses may meet ("to wind the spring the spring expands").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english import lexicon
from bot_plugins.english.grammar import PREPOSITIONS
from bot_plugins.english.lexicon import Form
from bot_plugins.english.patterns import AFTER, BEFORE
from bot_plugins.english.repeats import GAP
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

PATTERN = re.compile(
    rf"{BEFORE}(?P<phrase>[a-z]+(?:{GAP}[a-z]+){{1,2}}){GAP}(?P=phrase){AFTER}(?!{GAP}(?P=phrase))"
)
_DETERMINERS = frozenset("the a an his her its their this these our my".split())


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the phrase once."""
    for match in PATTERN.finditer(document.prose):
        words = match["phrase"].split()
        if words[-1] in _DETERMINERS and _governs(words[-2]):
            message = f"'{' '.join(words)}' stands there twice"
            yield Suggestion(Edit(*match.span(), match["phrase"]), message)


def _governs(word: str) -> bool:
    return word in PREPOSITIONS or (Form.ING in lexicon.forms(word) and not lexicon.classes(word))


RULE = Rule(
    summary="repeated word",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(),
    doubled=True,
    examples=(
        Leaves("The more the more he had, and a little a little later.", "on purpose"),
        Leaves("He is who he is who he was.", "no determiner"),
        Leaves("To wind the spring the spring must turn.", "two clauses"),
        Leaves("They call a spade a spade at the end of the end of it.", "two phrases"),
        Leaves("It went the the way the the king went.", "a word that stands twice"),
        Leaves("He sang the song the song the song.", "three times: on purpose"),
        Leaves('He said "on the on the" twice.', "a quotation is verbatim"),
        Fixes("He sat on the on the chair.", "He sat on the chair."),
        Fixes("It is one of the of the towns.", "It is one of the towns."),
        Fixes("It was made using the using the old way.", "It was made using the old way."),
        Fixes("He is now in the now in the hall.", "He is now in the hall."),
    ),
)
