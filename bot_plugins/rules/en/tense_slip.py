"""A present in a clause dated in the past: "In 1950 he plays for" -> "In 1950 he played for".

Shown only, never saved: plots, lists of events and lively telling use the present on purpose.
Fires for a third person right after a pronoun that follows a year of the past.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english import lexicon
from bot_plugins.english.agreement import is_dated
from bot_plugins.english.lexicon import Form
from bot_plugins.english.patterns import AFTER, BEFORE, SPACE
from bot_plugins.english.surroundings import surroundings
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

PATTERN = re.compile(rf"{BEFORE}(?:he|she|it){SPACE}(?P<verb>[a-z]{{3,}}s){AFTER}")


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the simple past."""
    for match in PATTERN.finditer(document.prose):
        if lexicon.forms(match["verb"]) != {Form.THIRD}:
            continue
        around = surroundings(document, *match.span())
        if is_dated(around):
            past = lexicon.verbs_with(match["verb"], Form.THIRD)[0].past
            message = f"the clause is dated in the past: '{past}' rather than '{match['verb']}'"
            yield Suggestion(Edit(*match.span("verb"), past), message)


RULE = Rule(
    summary="tense",
    applicability=Applicability.REPORT,
    check=check,
    triggers=(r"\b[12]\d\d\d,?\s(?:he|she|it)\s[a-z]+s\b",),
    examples=(
        Leaves("In the film he plays a king.", "a plot is told in the present"),
        Leaves("In 1950 he played for Rome.", "right as it is"),
        Leaves("Since 1950 he plays the flute.", "not over"),
        Leaves('"In 1950 he plays", she said.', "a quotation is verbatim"),
        Fixes("In 1950 he plays for Rome.", "In 1950 he played for Rome."),
        Fixes("On 2 May 1924, she becomes mayor.", "On 2 May 1924, she became mayor."),
    ),
)
