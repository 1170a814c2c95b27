"""A space before ; : ? or !: "the north ; it" -> "the north; it", "kinds : old" -> "kinds: old".

English only: French and some other languages put a no-break space there. Left alone: titles and
names in citations (" ; ", " : "), code, and anything after a template or reference. A possible
command, and a possible term in a list with its meaning, are only reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.common.marks import TRIGGER, SpacedMark, is_of_list, may_be_cited, spaced
from bot_plugins.languages.common.running import trusted_in_paragraph
from bot_plugins.languages.english.announced import is_announced, is_command, is_english

_LABEL = re.compile(r"\(\w+\Z")
"""A bracket and one word, which names the language of the text after it."""
_REACH = 30
"""Code points before the mark that are searched for it."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to remove the space before a mark."""
    for found in spaced(document):
        if found.mark in "?!" and found.next.islower():
            continue  # perhaps an operator
        if may_be_cited(document, found) or (found.mark == ":" and _is_foreign(document, found)):
            continue
        tier = trusted_in_paragraph(document, found.start) if found.mark == ";" else None
        applicability = Applicability.REPORT if _is_doubtful(document, found) else tier
        yield Suggestion(
            found.edit, f"no space goes before '{found.mark}' in English", applicability
        )


def _is_foreign(document: Document, found: SpacedMark) -> bool:
    """Tell whether a colon is in another language, or after its name: "(English : Optics"."""
    before = document.prose[max(found.start - _REACH, 0) : found.start]
    return _LABEL.search(before) is not None or not is_english(document, found)


def _is_doubtful(document: Document, found: SpacedMark) -> bool:
    if found.mark == ":":
        return is_of_list(document, found) or not is_announced(document, found)
    return found.mark == ";" and is_command(document, found)


RULE = Rule(
    summary="space before punctuation",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(TRIGGER,),
    examples=(
        Keeps("Notes / Ann Author ; Ben Writer", "ISBD punctuation"),
        Keeps("It means {{lang|fr|oui}} ; nothing else.", "a template stands before it"),
        Keeps("They released ? in 2018.", "a title"),
        Keeps("; a term : its meaning", "a definition list"),
        Keeps("It was drawn at 1 : 50 by them.", "a ratio"),
        Keeps("It is told in ''La Vie amoureuse : une histoire'' by him.", "a French title"),
        Keeps("He wrote ''Mills of war : the life of a town'' there.", "a title and its subtitle"),
        Keeps("It is won by the ratio gold : silver : bronze there.", "a ratio"),
        Keeps("It is a book (English : Mills of the world) of his.", "a language and a title"),
        Keeps("It is told in Mills : The North.", "a title and its subtitle"),
        Keeps("Perl uses ; for removing it.", "the mark itself is named"),
        Keeps("Here a trailing ; means nothing.", "the mark itself is named"),
        Keeps("Some use semi-colons ; as a delimiter.", "the mark itself is named"),
        Keeps("There is no ; at the end.", "the mark itself is named"),
        Fixes(
            "It flows to the north ; it is long.",
            "It flows to the north; it is long.",
            applicability=Applicability.TRUSTED,
        ),
        Fixes("It has [[oak]] ; the rest is [[elm]].", "It has [[oak]]; the rest is [[elm]]."),
        Fixes("He wrote two books :''Mills'' and more.", "He wrote two books: ''Mills'' and more."),
        Fixes("There are two kinds : old and new.", "There are two kinds: old and new."),
        Fixes(
            "Run make old ; make new here.",
            "Run make old; make new here.",
            applicability=Applicability.REPORT,
        ),
        Fixes(
            "Mills of the north : a guide",
            "Mills of the north: a guide",
            applicability=Applicability.REPORT,
        ),
    ),
)
