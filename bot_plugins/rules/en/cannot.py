"""Cannot is one word: "it can not be seen" -> "it cannot be seen".

Source: the Chicago Manual of Style Online, Q&A "Usage and Grammar", which keeps "can not" only
where "not" belongs to what follows, as in "can not only"; those are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.common.capitals import like
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.modal import CONTAINERS
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE, words

_OTHERS = "but just merely necessarily only or really simply solely".split()
"""Words after a "not" that may belong to them: "can not only sing but also dance"."""
_BEFORE_NOUNS = frozenset("a another any each empty every no the trash".split()) | CONTAINERS
"""Words before a "can" that may be a vessel."""
PATTERN = re.compile(
    rf"{BEFORE}(?:(?P<before>[A-Za-z]+){SPACE})?(?P<words>[Cc]an{SPACE}not){AFTER}"
    rf"(?!{SPACE}{words(_OTHERS)}\b)"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to close up the two words."""
    for match in filter(_is_modal, PATTERN.finditer(document.prose)):
        right = like(match["words"], "cannot")
        yield Suggestion(Edit(*match.span("words"), right), f"'{right}' is written as one word")


def _is_modal(match: re.Match[str]) -> bool:
    return (match["before"] or "").lower() not in _BEFORE_NOUNS


RULE = Rule(
    summary="spelling",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(r"\b[Cc]an\snot\b",),
    confirms=confirming(PATTERN.finditer, _is_modal),
    examples=(
        Keeps("It can not only sing but also dance.", "'not' belongs to 'only'"),
        Keeps("They can not just sing but dance, and can not or will not go.", "'not' belongs"),
        Keeps("It is made of a can not far from full; a tin can not in use rusts.", "a vessel"),
        Keeps("One can ''not'' go; can Not Found be a title?", "emphasis, and a title"),
        Keeps('He wrote: "you can not go".', "a quotation is verbatim"),
        Fixes("The mill can not be seen from here.", "The mill cannot be seen from here."),
        Fixes("He can not, in this case, go.", "He cannot, in this case, go."),
        Fixes("One can not go there.", "One cannot go there."),
        Fixes("Can not open the file.", "Cannot open the file."),
    ),
)
