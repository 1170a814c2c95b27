"""A phrase typed twice: "on the on the table" -> "on the table".

Fires for a preposition and a determiner or a name, for what governs a noun like a preposition,
and for what begins with a form of "be" or a modal verb. Left alone: nouns, for two clauses may
meet ("to wind the spring the spring expands").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english import lexicon
from bot_plugins.english.grammar import (
    ADVERBS,
    BE,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)
from bot_plugins.english.lexicon import Form
from bot_plugins.english.patterns import AFTER, BEFORE, unmarked, words
from bot_plugins.english.repeats import GAP
from bot_plugins.english.surroundings import surroundings
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

_PLACE = words(PREPOSITIONS - {"down", "off", "out", "up"})
_NAME = rf"[A-Z][a-zà-ÿ]+(?:{GAP}[A-Z][a-zà-ÿ]+)?"
PATTERN = re.compile(
    rf"{BEFORE}(?P<phrase>[a-z]+(?:{GAP}[a-z]+){{1,2}}|{_PLACE}{GAP}{_NAME})"
    rf"{GAP}(?P=phrase){AFTER}(?!{GAP}(?P=phrase))"
)
_DETERMINERS = frozenset("the a an his her its their this these our my".split())
_NO_NAME = re.compile(r" [A-Z]")


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the phrase once."""
    for match in PATTERN.finditer(document.prose):
        parts = match["phrase"].split()
        is_place = parts[-1][0].isupper() and not _NO_NAME.match(document.prose, match.end())
        is_noun_phrase = parts[-1] in _DETERMINERS and _governs(parts[-2])
        if is_place or is_noun_phrase or _is_verbal(document, match):
            message = f"'{' '.join(parts)}' stands there twice"
            yield Suggestion(Edit(*match.span(), match["phrase"]), message)


def _may_be(text: str) -> bool:
    """Tell, of a little wikitext, whether a phrase stands twice in it."""
    return PATTERN.search(unmarked(text)) is not None


def _governs(word: str) -> bool:
    return word in PREPOSITIONS or (Form.ING in lexicon.forms(word) and not lexicon.classes(word))


def _is_verbal(document: Document, match: re.Match[str]) -> bool:
    """Tell whether it is a verb and more, in a clause that cannot end with it."""
    first, *others = match["phrase"].split()
    around = surroundings(document, *match.span())
    ends_open = others[-1] in {*DETERMINERS, *ADVERBS}
    has_gap = not (ends_open or RELATIVES.isdisjoint(around.since_mark))
    is_chant = not around.before or not PRONOUNS.isdisjoint(others)
    return first in BE | MODALS and not has_gap and not is_chant


RULE = Rule(
    summary="repeated word",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(rf"\b{_PLACE}\s+[A-Z][a-zà-ÿ]+(?:\s+[A-Z][a-zà-ÿ]+)?\s+{_PLACE}\s+[A-Z]",),
    doubled=True,
    confirms=_may_be,
    examples=(
        Leaves("The more the more he had, and a little a little later.", "on purpose"),
        Leaves("He is who he is who he was.", "no determiner"),
        Leaves("To wind the spring the spring must turn.", "two clauses"),
        Leaves("They call a spade a spade at the end of the end of it.", "two phrases"),
        Leaves("It went the the way the the king went.", "a word that stands twice"),
        Leaves("He sang the song the song the song.", "three times: on purpose"),
        Leaves("They live in York in York County, and what can be can be done.", "another name"),
        Leaves('He said "on the on the" twice.', "a quotation is verbatim"),
        Fixes("He sat on the on the chair.", "He sat on the chair."),
        Fixes("It is one of the of the towns.", "It is one of the towns."),
        Fixes("It was made using the using the old way.", "It was made using the old way."),
        Fixes("He is now in the now in the hall.", "He is now in the hall."),
        Fixes("It was made in York in York in 1950.", "It was made in York in 1950."),
        Fixes("The word can refer can refer to both.", "The word can refer to both."),
    ),
)
