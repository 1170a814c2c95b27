"""A space between a mark and its reference: "it ended. <ref>" -> "it ended.<ref>".

Follows the page's own style: on a page that mostly puts a space there, it is left alone. After a
word, the space may stand for a missing mark; so there the page must usually have no space, or a
mark must follow the reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import OPAQUE, TRANSPARENT, Document
from bot_plugins.languages.common.references import REFERENCE, habit
from bot_plugins.languages.common.spacing import ends_a_phrase
from bot_plugins.languages.common.spoken import mark_words

PATTERN = re.compile(
    rf"(?P<last>[^\s{OPAQUE}{TRANSPARENT}]){TRANSPARENT}*(?P<space>[ \t]+)"
    rf"(?={OPAQUE}+(?P<mark>[.,;:])?)"
)
_BEGINS = re.compile(REFERENCE, re.IGNORECASE)
_WORD = re.compile(r"(\w+)\W*\Z")
_WINDOW = 40
"""Code points before the space that are searched for a word."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to remove the space before a reference."""
    for match in PATTERN.finditer(document.prose):
        if _BEGINS.match(document.source, match.end()) and _is_slip(document, match):
            yield Suggestion(Edit(*match.span("space"), ""), "no space goes before a reference")


def _is_slip(document: Document, match: re.Match[str]) -> bool:
    """Tell whether the space is against the page's own style, and the reference is not a word."""
    start, way = match.start("space"), habit(document.whole)
    word = _WORD.search(document.prose[max(0, start - _WINDOW) : start])
    if word and word[1].lower() in mark_words("cite"):
        return False  # "see [1]"
    if match["last"] in ".,;:!?":
        return way.may_close
    may_close = way.may_close if match["mark"] else way.closes
    return may_close and ends_a_phrase(document, start)


RULE = Rule(
    summary="space before reference",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(rf"(?i)[^\s][ \t]+{REFERENCE}",),
    examples=(
        Keeps("It ended <ref>Page 5</ref> there.", "a mark may be missing"),
        Keeps("It ended. {{convert|5|km}} on.", "a template that is not a reference"),
        Keeps("It ended. <!-- note --> Then.", "a comment, not a reference"),
        Keeps("It fell. <ref>A</ref> It rose. <ref>B</ref>", "the page always puts a space there"),
        Keeps("A<ref>A</ref> b<ref>B</ref> c<ref>C</ref> as per <ref>D</ref> it is.", "an object"),
        Keeps("For more see <ref>Page 5</ref>.", "the reference is the object of 'see'"),
        Fixes("It ended. <ref>Page 5</ref>", "It ended.<ref>Page 5</ref>"),
        Fixes("It ended <ref>Page 5</ref>.", "It ended<ref>Page 5</ref>."),
        Fixes("First, <ref name=a /> then.", "First,<ref name=a /> then."),
        Fixes(
            "A<ref>A</ref> b<ref>B</ref> c<ref>C</ref> and so <ref>D</ref> it ends.",
            "A<ref>A</ref> b<ref>B</ref> c<ref>C</ref> and so<ref>D</ref> it ends.",
        ),
    ),
)
