"""A spelling that is not the page's variety: "colour" -> "color".

Fires only where a template names the variety ({{Use American English}}). Left alone: quotations,
titles, names, links, and words that mean something else in the other variety.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english.misspellings import WORD, missing
from bot_plugins.languages.english.variety import other_spellings, spellings, variety

TWO_WORDS = frozenset("cheque cheques check checks metre metres meter meters tyre tyres".split())
"""Words that both varieties have, with different meanings."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the spelling of the page's own variety."""
    wanted = variety(document.whole)
    if not wanted:
        return
    for match in WORD.finditer(document.prose):
        right = spellings(wanted).get(match[0])
        if right and match[0] not in TWO_WORDS:
            message = f"a template asks for {wanted} English on this page: '{right}'"
            yield Suggestion(Edit(*match.span(), right), message)


RULE = Rule(
    summary="spelling",
    applicability=Applicability.REVIEW,
    check=check,
    missing=missing,
    triggers=(),
    words=other_spellings,
    only_where=r"(?i)\{\{\s*(?:use )?(?:[a-z() ]+ english|engvarb)\s*[|}]",
    examples=(
        Keeps("The colour of the center was grey.", "no template names a variety of English"),
        Keeps("{{Use British English}} The colour was grey.", "correct in British English"),
        Keeps("{{Use British English}} They recognize the practice.", "right there too"),
        Keeps("{{Use American English}} The color was gray.", "correct in American English"),
        Keeps('{{Use American English}} He wrote "colour".', "a quotation is verbatim"),
        Keeps("{{Use American English}} The [[colour]] line.", "a link's text"),
        Keeps("{{Use British English}} {{American English}} The colour.", "two varieties"),
        Fixes(
            "{{Use American English}} The colour was dark.",
            "{{Use American English}} The color was dark.",
        ),
    ),
)
