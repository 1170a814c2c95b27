"""Boundaries of paragraphs, sentences and sections, which limit how far a mistake can reach."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document.containers import BLOCK
from bot_plugins.document.mask import OPAQUE, TRANSPARENT, Span

_BREAK = re.compile(rf"\n[ \t]*(?=\n)|\n(?=[*#:;|!{{=]|[ \t]*{BLOCK})")
_SENTENCE_END = re.compile(
    rf"[.!?][\"'”’»)\]]*(?:{OPAQUE}|\[\d{{1,3}}\])*\s+(?=[A-ZÀ-Þ\"“‘(\[{OPAQUE}{TRANSPARENT}])"
)
SECTION = re.compile(r"^==[^=\n].*==[ \t]*$", re.MULTILINE)
"""The heading of a level-two section."""


def paragraphs(source: str, prose: str) -> Iterator[Span]:
    """Yield the spans of ``source`` between blank lines, list items, blocks and headings.

    A line end that is masked in ``prose``, in a template for example, is not a boundary.
    """
    start = 0
    end = prose.find("\n")
    while end >= 0:
        if match := _BREAK.match(source, end):
            if end > start:
                yield start, end
            start = match.end()
        end = prose.find("\n", end + 1)
    if start < len(source):
        yield start, len(source)


def sentence_ends(prose: str, start: int, end: int) -> list[int]:
    """Return where the sentences of the paragraph ``prose[start:end]`` end, in code points.

    Only full stops, question marks and exclamation marks before a capital count, even with a
    number in brackets after them (a reference in copied text). An abbreviation ends a sentence too
    soon; for a limit that must not be exceeded, that is the safe error.
    """
    return [match.end() for match in _SENTENCE_END.finditer(prose, start, end)]


def section_bounds(source: str) -> list[int]:
    """Return where the level-two sections of ``source`` begin, and where the last one ends."""
    return [0, *(match.start() for match in SECTION.finditer(source)), len(source)]
