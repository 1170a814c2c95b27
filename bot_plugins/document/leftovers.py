"""Unclosed markup, which the parser returns as text although it is not prose.

MediaWiki shows an unclosed ``{{`` or ``<ref>`` literally, and what follows as prose; that may not
be what the writer meant, so the rest of the paragraph is left alone. A table, a comment and a
quoting tag reach further, and the attributes of a tag extend to its end: that of ``<ref name=`` is
the next ``>`` on the page, whatever it belongs to (Preprocessor_Hash.php). A link bracket affects
only its sentence, because links cannot span paragraphs. So does an end of a comment that nothing
began: it is shown as an arrow, as in "Edit --> View".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from bot_plugins.document.mask import Level, MarkedSpan
from bot_plugins.document.paragraphs import paragraphs, section_bounds, sentence_ends
from bot_plugins.document.tag_names import KNOWN

FAR_TAGS = "blockquote|pre|nowiki|math|code|poem|source|syntaxhighlight|gallery|div"
"""Tags that, left open, reach beyond the end of their paragraph."""
_FAR = re.compile(rf"\{{\||<!--|<(?:{FAR_TAGS})\b", re.IGNORECASE)
"""Openers of markup that, left open, reaches that far."""
_FAR_CLOSER = re.compile(rf"\|\}}|</(?:{FAR_TAGS})[^<>\n]*>?", re.IGNORECASE)
_TAG = re.compile(r"<([A-Za-z][^\s<>/]*)")
_TO_ANY_END = frozenset({"ref", "references", "gallery", "poem"})
"""Names of extension tags, whose attributes can contain other tags."""
_OPENER = re.compile(r"\{\{|<[a-zA-Z]")
_CLOSER = re.compile(r"\}\}|</[a-zA-Z][^<>\n]*>?")
_BRACKET = re.compile(r"\[\[|\]\]|-->|\[(?=https?:|//)")
_ENDS = ("]]", "-->")
"""What closes something that begins before it."""
_LINE = re.compile(r"^[|!}{].*$|^.*__[A-Z]+__.*$|^.*~~~.*$", re.MULTILINE)
_SIGNS = ("<", "{|", "{{", "|}", "}}", "-->", "[", "]")
_LINE_SIGNS = tuple("|!}{")
_OF_LINES = ("__", "~~~", *(f"\n{sign}" for sign in _LINE_SIGNS))
"""Text without which these patterns do not match: searching for it first is much faster."""


def spans(source: str, prose: str) -> Iterator[MarkedSpan]:
    """Yield the parts of ``source`` made doubtful by unclosed markup that is left in ``prose``."""
    if any(map(prose.__contains__, _SIGNS)):
        yield from _far(source, prose)
        yield from _attributes(source, prose)
        for start, end in paragraphs(source, prose):
            yield from _paragraph(source, prose, start, end)
    if prose[:1] in _LINE_SIGNS or any(map(prose.__contains__, _OF_LINES)):
        for match in _LINE.finditer(prose):
            yield *match.span(), Level.OPAQUE


def _far(source: str, prose: str) -> Iterator[MarkedSpan]:
    """Yield how far an open table, comment or quoting tag may reach: its section, or the page."""
    bounds = section_bounds(source)
    reached = 0
    for match in _FAR.finditer(prose):
        endless = match[0] in ("{|", "<!--")
        reach = len(source) if endless else bounds[bisect_right(bounds, match.start())]
        if reach > reached:
            yield match.start(), reach, Level.OPAQUE
            reached = reach
    last: dict[int, int] = {}
    for match in _FAR_CLOSER.finditer(prose):
        last[bounds[bisect_right(bounds, match.start()) - 1]] = match.end()
    yield from ((start, end, Level.OPAQUE) for start, end in last.items())


def _attributes(source: str, prose: str) -> Iterator[MarkedSpan]:
    """Yield the tags that the parser did not recognize, with their attributes."""
    reached = end = 0
    for match in _TAG.finditer(prose):
        name = match[1].lower()
        if match.start() < reached or name not in KNOWN:
            continue
        if match.end() > end:
            end = source.find(">", match.end()) + 1
        if not end:
            return
        if name in _TO_ANY_END or source.find("<", match.end(), end) < 0:
            yield match.start(), end, Level.OPAQUE
            reached = end


def _paragraph(source: str, prose: str, start: int, end: int) -> Iterator[MarkedSpan]:
    if opener := _OPENER.search(prose, start, end):
        yield opener.start(), end, Level.OPAQUE
    closers = list(_CLOSER.finditer(prose, start, end))
    if closers:
        yield start, closers[-1].end(), Level.OPAQUE
    ends: list[int] = []
    for match in _BRACKET.finditer(source, start, end):
        if prose[match.start()] in "[]-":
            ends = ends or [start, *sentence_ends(prose, start, end), end]
            low = ends[bisect_right(ends, match.start()) - 1]
            high = ends[bisect_left(ends, match.end())]
            reach = (low, match.end()) if match[0] in _ENDS else (match.start(), high)
            yield *reach, Level.OPAQUE
