"""Months, days, peoples and languages take a capital: "in january 1990" -> "in January 1990".

Left alone: words that mean something else without it (polish, turkey, and march and may but for
dates), names of files and code, and what stands beside other languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english.foreign import english_words
from bot_plugins.english.proper import PATTERN, TRIGGERS
from bot_plugins.english.surroundings import surroundings
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

_FEWEST = 4
"""Words of a sentence; less is a key, a name or a label."""
_LABEL = re.compile(r"(?:\d\. |[:=])\Z")
"""What stands before a month in German and Danish, and before what has a prefix."""
_REACH = 5


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the capital."""
    for match in PATTERN.finditer(document.prose):
        around = surroundings(document, *match.span())
        beside = [word for word in (around.last(), around.next()) if word.isalpha()]
        is_sentence = len(around.everywhere) > _FEWEST and not _LABEL.search(
            document.prose, max(match.start() - _REACH, 0), match.start()
        )
        if is_sentence and english_words().issuperset(beside):
            first, name = match.start("name"), match["name"]
            edit = Edit(first, first + len(name), name.capitalize())
            yield Suggestion(edit, f"'{name.capitalize()}' is a name and takes a capital")


RULE = Rule(
    summary="capital letter",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=TRIGGERS,
    examples=(
        Leaves("They polish it and march in may or august rooms.", "words of their own"),
        Leaves("The files are english.pak and /usr/german/rules here.", "names of files"),
        Leaves("He moved to Rome in May 1990 and spoke English.", "right as it is"),
        Leaves("english", "a label"),
        Leaves("It is in Ekstra Bladet of 30. november 1993 at page two.", "Danish"),
        Leaves('He wrote: "in january 1990 they left the town".', "a quotation is verbatim"),
        Fixes("He left the town in january 1990.", "He left the town in January 1990."),
        Fixes("They left the town in may 1990.", "They left the town in May 1990."),
        Fixes("Many people there speak english.", "Many people there speak English."),
    ),
)
