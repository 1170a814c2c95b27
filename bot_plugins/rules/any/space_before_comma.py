"""A space before a comma: "years , all" -> "years, all", "1950 ,he" -> "1950, he".

No language written in Latin script puts a space before a comma. Left alone: a comma after a
template or reference (which may have shown nothing there), at the start of a line, before another
comma or a digit, and after a preposition or article: there a word is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import TRANSPARENT, Document
from bot_plugins.languages.common.running import trusted_in_paragraph
from bot_plugins.languages.common.spacing import PHRASE_END, follows_address, is_misplaced

_BUT_YEARS = r"(?!(?<=\d\d\d\d[ \t], [12])\d\d\d\b)"
PATTERN = re.compile(
    rf"(?<=\S)[ \t]+,(?![,\d])(?!(?<=\d[ \t],)[ \t]*\d{_BUT_YEARS})"
    r"(?=\s|[^\W\d](?!\w*\()|$)"
    rf"(?! (?:and|or) [^\w\s\['{{<{TRANSPARENT}])",
    re.MULTILINE,
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to remove the space before each comma."""
    for match in PATTERN.finditer(document.prose):
        is_behind_address = follows_address(document, match.start())
        if is_behind_address or is_misplaced(document, *match.span()):
            is_moved = document.prose[match.end() : match.end() + 1].isalpha()
            edit = Edit(*match.span(), ", " if is_moved else ",")
            tier = Applicability.REPORT if is_behind_address else None
            applicability = tier or trusted_in_paragraph(document, match.start())
            yield Suggestion(edit, "no space goes before a comma", applicability)


RULE = Rule(
    summary="space before comma",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(rf"(?:{PHRASE_END}|/)[ \t]+,(?:[^!-~]|[A-Za-z_]|$)",),
    examples=(
        Keeps("It lies in , near the river.", "a name is missing before the comma"),
        Keeps("It has {{convert|5|km}} , and more.", "a template may have shown nothing"),
        Keeps("They won<ref>Page 5</ref> , then lost.", "a person decides after a reference"),
        Keeps("See http://example.org/a;b; , or ask.", "perhaps a part of the address"),
        Keeps('He wrote: "first , second".', "a quotation is verbatim"),
        Keeps("The sequence 1 ,2 ,3 is short.", "mathematics"),
        Keeps("The points A , B and C.", "mathematics"),
        Keeps("He counted 10 , 11 and 12.", "mathematics"),
        Keeps("In Prolog the goals , and ; are joins.", "the mark itself is named"),
        Keeps("The comma , is a mark.", "the mark itself is named"),
        Keeps("Length is Unit(2.54 ,Base(1)) there.", "code"),
        Keeps("English uses , for pauses.", "the mark itself is named"),
        Keeps("Type , to go on or , and ; to end.", "the mark itself is named"),
        Keeps("Text.\n code , sample", "a line that starts with a space is code"),
        Keeps("|name = years , all", "a template's argument"),
        Fixes(
            "During the years , all changed.",
            "During the years, all changed.",
            applicability=Applicability.TRUSTED,
        ),
        Fixes(
            "* During the years , all changed.",
            "* During the years, all changed.",
            applicability=Applicability.REVIEW,
        ),
        Fixes("It burned in 1870 , 1891 and 1904.", "It burned in 1870, 1891 and 1904."),
        Fixes(
            "See http://example.org/a , or ask.",
            "See http://example.org/a, or ask.",
            applicability=Applicability.REPORT,
        ),
        Fixes("In 1950 ,he left.", "In 1950, he left."),
        Fixes("In those years ,all changed.", "In those years, all changed."),
        Fixes("In [[Rome]] , he wrote.", "In [[Rome]], he wrote."),
        Fixes('They sang "Home" , then left.', 'They sang "Home", then left.'),
        Fixes("In ''Rome'' , or ''Roma''.", "In ''Rome'', or ''Roma''."),
        Fixes("It ended ,\u00a0then it fell.", "It ended,\u00a0then it fell."),
        Fixes("Some (or all) , however.", "Some (or all), however."),
    ),
)
