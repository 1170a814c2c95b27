"""Running text: the lines of paragraphs, as opposed to lists, tables and headings."""

from __future__ import annotations

import re

from bot_plugins.core.rule import Applicability
from bot_plugins.document import Document

_PARAGRAPH = re.compile(r"[ '\"“«„]*(?:\[\[|[^\W_])")
"""The beginning of a line of running text."""
_FLATTENED_ITEM = re.compile(r"[.:]\*(?:(?!\.[ A-Z]).)*\Z")
"""A sentence that is a list item on a page that has lost its line breaks."""
_LOST_LINE = re.compile(r"[\w.:;!?)\]>]\*+[ \w\"'&\[]|[\w.:;!?)\]>]==+[^=\s]|[^=\s]==+[A-Z]")
"""The mark of a list item or heading after other text."""
_LONGEST = 1000
"""Maximum code points of a sentence to look back."""


def in_paragraph(document: Document, position: int) -> bool:
    """Tell whether ``position`` (code points) is in a paragraph.

    Lists contain titles, commands and values more often than running text does.
    """
    start = document.source.rfind("\n", 0, position) + 1
    return _PARAGRAPH.match(document.source, start) is not None


def ends_flattened_item(source: str, position: int) -> bool:
    """Tell whether a list item ends at ``position`` (code points) without its line break.

    In "Names:* A is one.This is new" a line break is missing, not a space.
    """
    line = max(source.rfind("\n", 0, position) + 1, position - _LONGEST)
    before = source[line:position]
    return "*" in before and _FLATTENED_ITEM.search(before) is not None


def has_lost_lines(source: str, position: int) -> bool:
    """Tell whether lists or headings occur within the line around ``position`` (code points).

    The page has lost its line breaks there; where a space is missing, it may be a line break
    instead.
    """
    low, high = max(position - _LONGEST, 0), position + _LONGEST
    start = source.rfind("\n", low, position)
    end = source.find("\n", position, high)
    line = source[max(start + 1, low) : end if end >= 0 else high]
    return _LOST_LINE.search(line) is not None


def trusted_in_paragraph(document: Document, position: int) -> Applicability | None:
    """Return TRUSTED for a position (code points) in a paragraph, otherwise None (the default)."""
    return Applicability.TRUSTED if in_paragraph(document, position) else None
