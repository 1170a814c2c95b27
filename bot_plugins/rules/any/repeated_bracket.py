"""A bracket typed twice: "(in 1931)) it had" -> "(in 1931) it had".

Fires where all other brackets of the paragraph match. Left alone: emoticons, lists numbered with
a bracket ("1)"), and a paragraph that continues the sentence of the previous one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![*#:;|=!{]|\s)[^\n]+)*")
_BRACKET = re.compile(r"[()]")
_OPENS = re.compile(r"(?<![^\s])\(\((?=\w)")
_CLOSES = re.compile(r"(?<=\w{2})\)\)(?=[\s.,;]|$)")
_TWICE = re.compile(r"\(\(|\)\)")
_NUMBER = re.compile(r"(?<!\w)(?:\w|\d\d)\)")
"""A letter or number with a bracket, as in a numbered list."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest one bracket for two where one of them has no counterpart."""
    for part in _PARAGRAPH.finditer(document.source):
        prose = document.prose[part.start() : part.end()]
        if ("((" not in prose and "))" not in prose) or part[0][0].islower():
            continue
        lone = _unmatched(part[0])
        if len(lone) == 1 and not _NUMBER.search(part[0]):
            start = part.start() + lone[0] - (part[0][lone[0]] == ")")
            closes = _CLOSES.match(document.prose, start)
            if closes or _OPENS.match(document.prose, start):
                edit = Edit(start, start + 2, ")" if closes else "(")
                yield Suggestion(edit, "one of the two brackets has no match")


def confirms(source: str) -> bool:
    """Tell whether a doubled bracket may lack its counterpart."""
    for line in source.splitlines():
        doubled = {place for match in _TWICE.finditer(line) for place in range(*match.span())}
        if not doubled.isdisjoint(_unmatched(line)):
            return True
    return False


def _unmatched(text: str) -> list[int]:
    """Return the offsets of a text's brackets that have no counterpart."""
    opened: list[int] = []
    closed: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] == "(":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            closed.append(match.start())
    return sorted(opened + closed)


RULE = Rule(
    summary="clashing marks",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(r"\(\(\w", r"\w\)\)"),
    confirms=confirms,
    examples=(
        Keeps("It is old (see the map (of 1931)) and small.", "nested brackets"),
        Keeps("He said so (and laughed :)) then.", "an emoticon"),
        Keeps("It is 1) old 2) small (see 1)) and so on.", "a list within the sentence"),
        Keeps("It (the map (of 1931) and more (of it)) is here).", "a later bracket has no match"),
        Keeps("The men (from the south (Rome)\n\nand Ostia (Lazio)) left.", "separate paragraphs"),
        Keeps('He wrote: "(in 1931)) there".', "a quotation is verbatim"),
        Fixes("It shut (in 1931)) and fell.", "It shut (in 1931) and fell."),
        Fixes("It shut ((in 1931) and fell.", "It shut (in 1931) and fell."),
    ),
)
