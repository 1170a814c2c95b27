"""References, templates and table cells that are never prose, whatever surrounds them.

Each is on one line, has no tag inside and at least twenty characters. They are a third of an
encyclopedia's wikitext and are found at 80 MB per second, so that a search for places to check can
leave them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document.mask import Level, MarkedSpan, Span

_REFERENCE = r"<ref(?:[ \t][^<>/\n]*)?>[^<>\n\x80-\xff]([^<>\n]{20,})</ref>"
_TEMPLATE = r"\{\{[^{}<>\n|]+\|[^{}<>\n\x80-\xff]([^{}<>\n]{20,})\}\}"
_CELL = r"\n[|!][^>\]}\n\x80-\xff]([^>\]}\n]{20,})"
"""A line that opens with the mark of a table cell or of a template's argument, as far as it surely
closes nothing. What reads a line masks it anyway."""
_SPAN = re.compile(f"{_REFERENCE}|{_TEMPLATE}")
_CUT = re.compile(f"{_REFERENCE}|{_TEMPLATE}|{_CELL}".encode())


def spans(source: str) -> Iterator[MarkedSpan]:
    """Yield the text of references and the arguments of templates."""
    for match in _SPAN.finditer(source):
        yield *match.span(match.lastindex or 0), Level.OPAQUE


def cuts(data: bytes) -> list[Span]:
    """Return what can be left out of a page, given in UTF-8, when looking for prose: byte offsets.

    One character, in ASCII, stays at each place, so that no reference or template is empty.
    """
    return [match.span(match.lastindex or 0) for match in _CUT.finditer(data)]
