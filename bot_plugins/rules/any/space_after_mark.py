"""A semicolon, ? or ! without a space after it: "it rained;it fell" -> "it rained; it fell".

Fires between words of a sentence, and after ? and ! before a word that begins a sentence. Left
alone: entities ("&amp;"), code, and names ("Yahoo!", "Fritz!Box").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import TRANSPARENT, Document
from bot_plugins.languages.common.running import in_paragraph
from bot_plugins.languages.common.sentence_openers import sentence_openers
from bot_plugins.languages.common.unseen import SHOWN, UNSEEN

_CODE = re.compile(r"[=|{}<>\\/_@#$&]")
_NEAR = 80
"""Code points before the mark that are searched for characters used in code."""


@cache
def _openers() -> str:
    return "|".join(sentence_openers())


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<= )|(?<=\n))[A-ZÀ-Þ]?[a-zà-ÿ]{{2,}}[)\]]?{TRANSPARENT}*"
        rf"(?P<mark>;(?={TRANSPARENT}*[a-zà-ÿ]{{2,}}[ ,.])"
        rf"|[?!](?={TRANSPARENT}*(?:{_openers()})[ ,'’]))"
    )


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest a space after the mark."""
    prose = document.prose
    for match in _pattern().finditer(prose):
        start = match.start("mark")
        near = prose[max(0, start - _NEAR) : start + _NEAR]
        is_text = match["mark"] != ";" or not _CODE.search(near)
        if is_text and in_paragraph(document, start):
            edit = Edit(*match.span("mark"), f"{match['mark']} ")
            yield Suggestion(edit, f"a space follows '{match['mark']}'")


RULE = Rule(
    summary="space after punctuation",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=lambda: (
        rf"(?:^|\s)[A-ZÀ-Þ]?[a-zà-ÿ]+[)\]]?{SHOWN};{UNSEEN}[a-zà-ÿ]{{2}}",
        rf"[a-zà-ÿ)\]'>][?!]{UNSEEN}(?:{_openers()})[ ,'’]",
    ),
    examples=(
        Keeps("It costs 5&nbsp;pounds and R&amp;so on.", "entities"),
        Keeps("He set PATH=bin;export it.", "code"),
        Keeps("He worked for Yahoo!Answers with a Fritz!Box there.", "names"),
        Keeps('He wrote "it rained;it fell" there.', "a quotation is verbatim"),
        Fixes("It rained;it fell.", "It rained; it fell."),
        Fixes("Was it late?The king left.", "Was it late? The king left."),
    ),
)
