"""Markup that stayed open: what the parser gives back as text though it is none.

An unclosed ``{{`` or ``<ref>`` makes the rest of its section suspect, an unopened ``}}`` the
beginning of it. Brackets of links cannot span paragraphs, so they spoil only theirs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from bot_plugins.document.mask import Level, MarkedSpan
from bot_plugins.document.paragraphs import paragraphs, section_bounds

_OPENER = re.compile(r"\{\{|\{\||<!--|<[a-zA-Z]")
_ENDLESS = frozenset({"{|", "<!"})
"""Openers whose reach does not end with their section."""
_CLOSER = re.compile(r"\}\}|\|\}|-->|</[a-zA-Z][^<>\n]*>?")
_BRACKET = re.compile(r"\[\[|\]\]|\[(?=https?:|//)")
_LINE = re.compile(r"^[|!}{].*$|^.*__[A-Z]+__.*$|^.*~~~.*$", re.MULTILINE)


def spans(source: str, prose: str) -> Iterator[MarkedSpan]:
    """Yield the parts of ``source`` that half-open markup left in ``prose`` makes suspect."""
    yield from _after_openers(source, prose)
    yield from _before_closers(source, prose)
    for start, end in paragraphs(source, prose):
        brackets = (match.start() for match in _BRACKET.finditer(source, start, end))
        if any(prose[bracket] in "[]" for bracket in brackets):
            yield start, end, Level.OPAQUE
    for match in _LINE.finditer(prose):
        yield *match.span(), Level.OPAQUE


def _after_openers(source: str, prose: str) -> Iterator[MarkedSpan]:
    bounds, position = section_bounds(source), 0
    while match := _OPENER.search(prose, position):
        endless = match[0][:2] in _ENDLESS
        position = len(source) if endless else bounds[bisect_right(bounds, match.start())]
        yield match.start(), position, Level.OPAQUE


def _before_closers(source: str, prose: str) -> Iterator[MarkedSpan]:
    for start, end in pairwise(section_bounds(source)):
        closers = list(_CLOSER.finditer(prose, start, end))
        if closers:
            yield start, closers[-1].end(), Level.OPAQUE
