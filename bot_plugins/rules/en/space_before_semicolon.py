"""A space before ; ? or !: "the north ; it" -> "the north; it".

English only: French and some other languages put a no-break space there. Left alone: ISBD
punctuation in citations (" ; " between authors), code, and anything after an opaque place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion
from bot_plugins.text.spacing import is_misplaced

PATTERN = re.compile(r"(?<=[a-z]) (?P<mark>;(?=\n|$| [^A-Z\W])|[?!](?=\n|$| [A-Z]))")


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to close up a semicolon or question mark between words in lower case."""
    for match in PATTERN.finditer(document.prose):
        if is_misplaced(document, *match.span()):
            edit = Edit(*match.span(), match["mark"])
            yield Suggestion(edit, f"no space goes before '{match['mark']}' in English")


RULE = Rule(
    summary="space before punctuation",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(r"[a-z] (?:;(?:$|\n| [^A-Z])|[?!](?:$|\n| [A-Z]))",),
    examples=(
        Leaves("Notes / Ann Author ; Ben Writer", "ISBD punctuation"),
        Leaves("It means {{lang|fr|oui}} ; nothing else.", "a template stands before it"),
        Leaves("They released ? in 2018.", "a title"),
        Leaves("; a term : its meaning", "a definition list"),
        Leaves("Perl uses ; for removing it.", "the mark itself is meant"),
        Leaves("Here a trailing ; means nothing.", "the mark itself is meant"),
        Leaves("Some use semi-colons ; as a delimiter.", "the mark itself is meant"),
        Leaves("There is no ; at the end.", "the mark itself is meant"),
        Fixes("It flows to the north ; it is long.", "It flows to the north; it is long."),
    ),
)
