"""Italics and bold: apostrophe marks, paired line by line as in MediaWiki.

Source: MediaWiki, includes/parser/Parser.php, ``doQuotes``: two apostrophes toggle italics, three
bold, five both; four are one apostrophe and bold; more than five are apostrophes and a mark of
five. A style always ends with its line.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from bot_plugins.document.mask import Level, MarkedSpan
from bot_plugins.document.paragraphs import sentence_ends

_ITALICS, _BOLD, _APOSTROPHE_AND_BOLD, _BOTH = 2, 3, 4, 5
_RUN = re.compile(r"'{2,}")
_LINE = re.compile(r"^.*''.*$", re.MULTILINE)


def spans(prose: str) -> Iterator[MarkedSpan]:
    """Yield apostrophe marks as transparent, and text in italics as locked."""
    for line in _LINE.finditer(prose):
        yield from _line(prose, *line.span())


def _line(prose: str, start: int, end: int) -> Iterator[MarkedSpan]:
    opened: int | None = None
    runs = list(_RUN.finditer(prose, start, end))
    for run in runs:
        width = _BOLD if len(run[0]) == _APOSTROPHE_AND_BOLD else min(len(run[0]), _BOTH)
        yield run.end() - width, run.end(), Level.TRANSPARENT
        if width in (_ITALICS, _BOTH):
            if opened is not None:
                yield opened, run.start(), Level.LOCKED
            opened = run.end() if opened is None else None
    if opened is not None or sum(len(run[0]) >= _BOLD for run in runs) % 2:
        # Unbalanced: from the first mark's sentence on, it is unknown what is in italics.
        ends = [start, *sentence_ends(prose, start, end), end]
        low = ends[bisect_right(ends, runs[0].start()) - 1]
        yield low, ends[bisect_left(ends, runs[-1].end())], Level.LOCKED
