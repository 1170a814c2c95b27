"""A rare word where a frequent one, one typo away, is likelier: "alphabetical oder" -> "order".

Fires for rare known words and for words that no dictionary has, beside usual words. Findings are
only reported. Left alone: words used again on the page, abbreviations, varieties of English, and
words of other languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english.surroundings import surroundings
from bot_plugins.languages.english.unknown_context import OTHER_LANGUAGE, in_english
from bot_plugins.languages.english.unknown_words import Guess
from bot_plugins.languages.english.unlikely_words import search, slips


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the word that a rare word was probably meant to be."""
    for (start, end), found in slips(document.source):
        word, (right, *others) = document.source[start:end], found.rights
        if _is_single(document, word) and _in_english(document, start, end, found):
            message = f"'{word}' is spelled '{right}'"
            yield Suggestion(Edit(start, end, right), message, alternatives=tuple(others))


def _is_single(document: Document, word: str) -> bool:
    """Tell whether a word, in lower or upper case, occurs once on the page."""
    found = re.finditer(rf"(?i)\b{word}\b", document.whole)
    return sum(1 for _ in islice(found, 2)) == 1


def _in_english(document: Document, start: int, end: int, found: Guess) -> bool:
    """Tell whether the sentence is in English, without a word of another language."""
    words = surroundings(document, start, end).everywhere - {document.source[start:end]}
    return words.isdisjoint(OTHER_LANGUAGE) and in_english(document, start, end, found)


RULE = Rule(
    summary="spelling",
    applicability=Applicability.REPORT,
    check=check,
    triggers=(),
    seeks=search,
    examples=(
        Keeps("It is in alphabetical order here, and the mill stood by the Oder.", "right"),
        Keeps("They use the git client, and the json file is in the db server.", "jargon"),
        Keeps("The boat oder was kept, and the alphabetical oder too.", "used again on the page"),
        Keeps("The palaeolithic age and the crystallisation of salt are told of.", "variants"),
        Keeps("Er sagt, dass die Straße ist lang und der Weg ist kurz.", "German"),
        Keeps("The word oder, alphabetical ''oder'' and \"in oder\" are here.", "quoted"),
        Keeps("It is in /etc/alphabetical/oder and auto-acked now.", "a path and a compound"),
        Fixes("It is in alphabetical oder without any details.",
              "It is in alphabetical order without any details."),
        Fixes("They agreed to giv us a hand.", "They agreed to give us a hand."),
        Fixes("In all of OpenTTD, vist the pages.", "In all of OpenTTD, visit the pages."),
        Fixes("They had a major verhaul of the mill.", "They had a major overhaul of the mill."),
        Fixes("If you work on Xyzzyn ourside of GSoC, go.",
              "If you work on Xyzzyn outside of GSoC, go."),
    ),
)  # fmt: skip
