"""A full stop typed twice: "it ended.. Then" -> "it ended. Then".

Fires for exactly two at the end of a sentence. Left alone: ellipses, also after another mark
("?.."), abbreviations ("etc.." may or may not have one full stop too many), and file paths ("..").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import OPAQUE, TRANSPARENT, Document
from bot_plugins.languages.common.running import in_paragraph
from bot_plugins.languages.common.unseen import SHOWN

PATTERN = re.compile(
    rf"(?<![.\s/\\(…?!,;:-])\.[ \t]?\.(?=$|\n|{OPAQUE}|[ \t]+(?:[A-ZÀ-Þ{TRANSPARENT}]|$|\n))"
)
_MARKUP = r"[^.\s\pL\pN]|[A-Za-z]+(?::|\s\d)"
"""Text that may be masked: markup, an address ("http:"), a number with a link ("ISBN")."""
_GLUED = re.compile(r"(?![A-Za-z]+(?::|\s\d))[^\W_]")
_BEFORE = re.compile(rf"(\w+)[^\w{TRANSPARENT}]?{TRANSPARENT}*\Z")
_WINDOW = 30
_TEXT = re.compile(r"[ \t]+\S")
ABBREVIATIONS = frozenset("etc more inc jr sr ltd co corp al vs no vol st dr mr mrs".split())


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest one full stop for two."""
    for match in PATTERN.finditer(document.prose):
        before = _BEFORE.search(document.prose[max(0, match.start() - _WINDOW) : match.start()])
        if _GLUED.match(document.source, match.end()):
            continue  # before a masked word
        if before and len(before[1]) > 1 and before[1].lower() not in ABBREVIATIONS:
            applicability = Applicability.REPORT if _pauses(document, match) else None
            edit = Edit(*match.span(), ".")
            yield Suggestion(edit, "the full stop is repeated", applicability)


def _pauses(document: Document, match: re.Match[str]) -> bool:
    """Tell whether it may be a pause in a remark: in a list, where the line continues."""
    goes_on = _TEXT.match(document.prose, match.end()) is not None
    return goes_on and not in_paragraph(document, match.start())


RULE = Rule(
    summary="repeated full stop",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(
        rf"[\pL\pN_][^.\s/\\(…]?{SHOWN}\.[ \t]?\.(?:{_MARKUP}|\s*$|[ \t]*\n|[ \t]+[^\sa-z\d])",
    ),
    examples=(
        Keeps("And then... It ended.", "an ellipsis"),
        Keeps("He paused.. and went on.", "perhaps an ellipsis"),
        Keeps("Did it end?.. It did!.. Well,.. Then it rained.", "an ellipsis after another mark"),
        Keeps("It has bread, wine and more..", "perhaps an ellipsis"),
        Keeps("They sold bread, wine etc.. The end.", "an abbreviation"),
        Keeps("The path ../home is short.", "a path"),
        Keeps('He wrote: "stop.. Then go".', "a quotation is verbatim"),
        Fixes("It ended.. Then it rained.", "It ended. Then it rained."),
        Fixes("* So he said.. It is.", "* So he said. It is.", applicability=Applicability.REPORT),
        Fixes("It ended. . Then it rained.", "It ended. Then it rained."),
        Fixes("He saw [[Rome]].. Then he left.", "He saw [[Rome]]. Then he left."),
        Fixes("It ended in 1950..", "It ended in 1950."),
    ),
)
