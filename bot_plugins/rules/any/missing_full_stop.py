"""A paragraph without its last full stop: "and then it rained" -> "and then it rained.".

Only reported, because a list, a table or an address may follow. Fires for paragraphs of several
sentences whose last sentence is long enough and is followed by a blank line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import TRANSPARENT, Document
from bot_plugins.languages.common.running import in_paragraph

PATTERN = re.compile(rf"(?<=[a-zà-ÿ]{{3}}){TRANSPARENT}*(?=[ \t]*\n[ \t]*\n|[ \t]*\n==|\s*\Z)")
_SENTENCE = re.compile(r"[a-zà-ÿ)]{2}\. +[A-ZÀ-Þ](?:(?!--)[^.!?:]){40,}\Z")
"""The end of a sentence, then a sentence of some length without an end mark."""
_GOES_ON = re.compile(r"[ \t']*\n(?:\s*?\n[ \t]|\s*[<:|{a-zà-ÿ])")
_WINDOW = 600
"""Code points before the paragraph's end that are searched."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest a full stop at the end of a paragraph."""
    prose = document.prose
    for match in PATTERN.finditer(prose):
        line = prose[max(0, match.start() - _WINDOW) : match.start()].rpartition("\n")[2]
        if _GOES_ON.match(document.source, match.end()):
            continue  # with code, a formula, a table, or the sentence
        if in_paragraph(document, match.start()) and _SENTENCE.search(line):
            edit = Edit(match.start(), match.start(), ".")
            yield Suggestion(edit, "the paragraph's last sentence has no full stop")


RULE = Rule(
    summary="full stop",
    counted=True,
    applicability=Applicability.REPORT,
    check=check,
    triggers=(r"[^\s.!?:]\s*\n(?:\n|==)", r"[^\s.!?:]\s*$"),
    examples=(
        Keeps("It was built in stone. Then it rained for a year\n* and a day", "a list follows"),
        Keeps(
            "It was built in stone. To see it you have to run this in a shell\n\n make",
            "code follows",
        ),
        Keeps("It is short. Like that", "too short for a sentence"),
        Keeps("* It was built. Then it rained for a year and for a day in the town", "a list"),
        Keeps("It was built. It has the following kinds of rooms and of halls:", "a list follows"),
        Fixes(
            "It was built of stone. Then it rained for a year and for a day in the town",
            "It was built of stone. Then it rained for a year and for a day in the town.",
        ),
    ),
)
