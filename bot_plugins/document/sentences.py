"""Sentences of a document's prose, found by Wikimedia's sentencex.

sentencex (MIT) knows the abbreviations of many languages. On a paragraph of difficult cases
("Dr. J. R. Smith Jr.", "c. 1900.[1] The") it made one mistake, while pysbd made three and syntok
two; its speed was 15 MB/s. For a language that it does not know, or "", it uses another language's
abbreviations.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import sentencex

from bot_plugins.document.mask import OPAQUE, TRANSPARENT, Level, MarkedSpan, Span

LONGEST = 1500
"""Code points, not counting markup, beyond which text is not a sentence: a list without its line
ends, a pasted table, a test. The work of rules on a sentence grows with its length."""
_UNSEEN = re.compile(f"{TRANSPARENT}+")
_UNREADABLE = re.compile(r"[\ud800-\udfff\0]")
_LINE_OF_MARKUP = re.compile(rf"(?<={OPAQUE})\n|\n(?={OPAQUE}+\n|\n)")


@lru_cache(maxsize=64)
def _ends(paragraph: str, language: str) -> tuple[int, ...]:
    """Return where the sentences of a paragraph end, in code points.

    They are searched for in the shown text, without markup: "[[St. Ives]]" contains no end.
    """
    kept = _shown(paragraph)
    shown = _UNREADABLE.sub("\ufffd", paragraph).replace(TRANSPARENT, "")
    found = sentencex.get_sentence_boundaries(language, shown)
    ends = {kept[boundary["end_index"] - 1] + 1 for boundary in found}
    ends.update(match.end() for match in _LINE_OF_MARKUP.finditer(paragraph))
    return tuple(sorted(ends))


def _shown(paragraph: str) -> Sequence[int]:
    """Return the positions of a paragraph's shown characters, in code points."""
    if TRANSPARENT not in paragraph:
        return range(len(paragraph))
    shown: list[int] = []
    position = 0
    for match in _UNSEEN.finditer(paragraph):
        shown += range(position, match.start())
        position = match.end()
    return [*shown, *range(position, len(paragraph))]


def sentence(prose: str, paragraph: Span, position: int, language: str = "") -> Span:
    """Return the sentence of ``prose[slice(*paragraph)]`` that holds ``position``."""
    start, end = paragraph
    ends = _ends(prose[start:end], language)
    index = bisect_right(ends, position - start)
    first = ends[index - 1] if index else 0
    last = ends[index] if index < len(ends) else end - start
    return start + first, start + last


def endless(prose: str, start: int, end: int) -> Iterator[MarkedSpan]:
    """Yield the parts of the paragraph ``prose[start:end]`` that are too long for sentences.

    They are the same whatever the page's language, so that it does not decide what is prose.
    """
    if _seen(prose, start, end) <= LONGEST:
        return
    bounds = [start, *(start + place for place in _ends(prose[start:end], "")), end]
    for low, high in pairwise(bounds):
        if _seen(prose, low, high) > LONGEST:
            yield low, high, Level.OPAQUE


def _seen(prose: str, start: int, end: int) -> int:
    masked = prose.count(OPAQUE, start, end) + prose.count(TRANSPARENT, start, end)
    return end - start - masked
