"""Running text: the lines of paragraphs, beside those of lists, tables and headings."""

from __future__ import annotations

import re

from bot_plugins.document import Document
from bot_plugins.rule import Applicability

_PARAGRAPH = re.compile(r"[ '\"“«„]*(?:\[\[|[^\W_])")
"""What a line of running text begins with."""


def in_paragraph(document: Document, position: int) -> bool:
    """Tell whether ``position`` (code points) is in a paragraph.

    Lists hold titles, commands and values oftener than running text does.
    """
    start = document.source.rfind("\n", 0, position) + 1
    return _PARAGRAPH.match(document.source, start) is not None


def trusted_in_paragraph(document: Document, position: int) -> Applicability | None:
    """Return TRUSTED for a place (code points) in a paragraph; None, a rule's own, elsewhere."""
    return Applicability.TRUSTED if in_paragraph(document, position) else None
