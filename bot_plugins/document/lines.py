"""Lines and sections that are not sentences.

Left alone: lines that start with a space (shown as code), definition and indented lines
(``;`` and ``:``), headings (they are anchors), and whole sections of titles and citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.data import section_names
from bot_plugins.document.mask import Level, MarkedSpan

_LINE = re.compile(r"(?:(?<=\n)[ \t]+\S|^[*#]*[:;]).*$", re.MULTILINE)
_HEADING = re.compile(r"^(={1,6})(.+?)\1(?:[ \t]|<!--[^<>\n]{0,200}-->)*$", re.MULTILINE)


def spans(source: str) -> Iterator[MarkedSpan]:
    """Yield the lines and sections of ``source`` in which no sentences stand."""
    for match in _LINE.finditer(source):
        yield *match.span(), Level.OPAQUE
    yield from _sections(source)


def _sections(source: str) -> Iterator[MarkedSpan]:
    """Yield headings, and with the heading of a citation section all that belongs to it."""
    citing: tuple[int, int] | None = None
    for match in _HEADING.finditer(source):
        yield *match.span(), Level.OPAQUE
        level = len(match[1])
        if citing and level <= citing[1]:
            yield citing[0], match.start(), Level.OPAQUE
            citing = None
        if citing is None and _name(match[2]) in section_names():
            citing = match.start(), level
    if citing:
        yield citing[0], len(source), Level.OPAQUE


def _name(heading: str) -> str:
    return re.sub(r"<[^>]*>|''+|[=:]", "", heading).strip().casefold()
