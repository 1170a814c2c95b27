"""Running text: the lines of paragraphs, beside those of lists, tables and headings."""

from __future__ import annotations

import re

from bot_plugins.core.rule import Applicability
from bot_plugins.document import Document

_PARAGRAPH = re.compile(r"[ '\"“«„]*(?:\[\[|[^\W_])")
"""What a line of running text begins with."""
_FLATTENED_ITEM = re.compile(r"[.:]\*(?:(?!\.[ A-Z]).)*\Z")
"""A sentence that is a list item on a page that has lost its line ends."""
_LOST_LINE = re.compile(r"[\w.:;!?)\]>]\*+[ \w\"'&\[]|[\w.:;!?)\]>]==+[^=\s]|[^=\s]==+[A-Z]")
"""The mark of a list's item, or of a heading, behind other text."""
_LONGEST = 1000
"""Code points of a sentence that are looked back at."""


def in_paragraph(document: Document, position: int) -> bool:
    """Tell whether ``position`` (code points) is in a paragraph.

    Lists hold titles, commands and values oftener than running text does.
    """
    start = document.source.rfind("\n", 0, position) + 1
    return _PARAGRAPH.match(document.source, start) is not None


def ends_flattened_item(source: str, position: int) -> bool:
    """Tell whether a list's item ends at ``position`` (code points) without its line end.

    "Names:* A is one.This is new": a line end is lost there, and no space.
    """
    line = max(source.rfind("\n", 0, position) + 1, position - _LONGEST)
    before = source[line:position]
    return "*" in before and _FLATTENED_ITEM.search(before) is not None


def has_lost_lines(source: str, position: int) -> bool:
    """Tell whether lists or headings stand within the line around ``position`` (code points).

    The page has lost its line ends there; what lacks a space may lack a line end instead.
    """
    low, high = max(position - _LONGEST, 0), position + _LONGEST
    start = source.rfind("\n", low, position)
    end = source.find("\n", position, high)
    line = source[max(start + 1, low) : end if end >= 0 else high]
    return _LOST_LINE.search(line) is not None


def trusted_in_paragraph(document: Document, position: int) -> Applicability | None:
    """Return TRUSTED for a place (code points) in a paragraph; None, a rule's own, elsewhere."""
    return Applicability.TRUSTED if in_paragraph(document, position) else None
