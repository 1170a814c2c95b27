"""Allow and its like take a person and "to": "allows users create" -> "allows users to create".

Fires where that person is the subject of a word that can only be a base form, or of a base form
before a determiner. "Let" takes no "to": "lets users to choose" -> "lets users choose". Left alone:
nouns after the verb ("allow users access"), subjunctives ("requires that he leave") and relative
clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import parser
from bot_plugins.languages.english.allowing import (
    LACKING,
    LET,
    depends,
    has_subject,
    is_base,
    triggers,
)
from bot_plugins.languages.english.excerpt import confirming, matches_of
from bot_plugins.languages.english.sentence import Sentence, sentences_at


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to insert a "to", or to remove it after "let"."""
    for match, sentence in _found(document, LACKING):
        place = match.start("verb")
        if has_subject(sentence, match) and depends(
            sentence.changed(place, place, "to "), sentence, match, 3
        ):
            yield Suggestion(
                Edit(place, place, "to "), f"'{match['taker']}' takes an infinitive with 'to'"
            )
    for match, sentence in _found(document, LET):
        if depends(sentence.changed(*match.span("to"), ""), sentence, match, -3):
            yield Suggestion(
                Edit(*match.span("to"), ""), f"'{match['taker']}' takes an infinitive without 'to'"
            )


def _found(
    document: Document, pattern: re.Pattern[str]
) -> Iterator[tuple[re.Match[str], Sentence]]:
    found = [*filter(is_base, pattern.finditer(document.prose))]
    return zip(
        found, sentences_at(document, (match.start("taker") for match in found)), strict=True
    )


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=triggers,
    confirms=confirming(matches_of(lambda: (LACKING, LET)), is_base),
    examples=(
        Keeps("It allows users access, and requires that he leave.", "a noun and a subjunctive"),
        Keeps("It requires they be old; lanes that allow cyclists exist.", "a subjunctive, a noun"),
        Keeps('He said: "It allows him keep it."', "a quotation is verbatim"),
        Keeps("They paid none, let alone to collect any of it.", "a set phrase"),
        Fixes("They allowed him keep a bear.", "They allowed him to keep a bear."),
        Fixes("It allows users create new pages.", "It allows users to create new pages."),
        Fixes("It forced them become monks.", "It forced them to become monks."),
        Fixes("It lets users to choose a page.", "It lets users choose a page."),
    ),
)
