"""Its for it's: "Its a common bird" -> "It's a common bird".

Fires before words that no possessive stands before ("a", "the", "not", "been"), where a clause may
begin. Left alone: possessives, also before words of other languages ("its a cappella choir").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english.excerpt import confirming
from bot_plugins.english.its import may_open_clause
from bot_plugins.english.patterns import AFTER, BEFORE, SPACE
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

_PREDICATES = (
    r"an?|the|been|not (?:an?|the|his|her|our|their|just|about|like|that|clear|true|possible)"
    r"|(?:also|still|just|now|only) (?:an?|the)"
    r"|(?:im)?possible to|(?:un)?likely (?:to|that)|(?:clear|important|true) that"
)
PATTERN = re.compile(
    rf"{BEFORE}(?P<its>[Ii]ts){SPACE}(?P<next>{_PREDICATES.replace(' ', SPACE)}){AFTER}"
    r"(?! (?:cappella|capella|la|posteriori|priori)\b)"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest "it's"."""
    for match in filter(may_open_clause, PATTERN.finditer(document.prose)):
        edit = Edit(*match.span("its"), f"{match['its'][:2]}'s")
        yield Suggestion(edit, f"'its' is a possessive: 'it is {match['next']}' is meant")


RULE = Rule(
    summary="it's/its",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(rf"\b[Ii]ts\s(?:{_PREDICATES.replace(' ', chr(92) + 's')})\b",),
    confirms=confirming(PATTERN.finditer, may_open_clause),
    examples=(
        Leaves("Its roof is old, and its a cappella choir sings.", "a possessive"),
        Leaves("Its the-king-is-dead cry was heard.", "a compound"),
        Leaves("Its not wholly dry wine sells, and its not having walls hurt.", "possessives"),
        Leaves("It's a bird.", "right as it is"),
        Leaves('He said "its a bird".', "a quotation is verbatim"),
        Fixes("Its a common bird in the north.", "It's a common bird in the north."),
        Fixes("It is old, but its not the end.", "It is old, but it's not the end."),
        Fixes("They said its been a good year.", "They said it's been a good year."),
    ),
)
