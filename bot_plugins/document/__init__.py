"""Wikitext read as a document: which characters are prose, and which of them may be edited."""

from bot_plugins.document.mask import OPAQUE, TRANSPARENT, Span
from bot_plugins.document.partial import Page, PartError, is_unreadable
from bot_plugins.document.reading import Document, read, read_part

__all__ = [
    "OPAQUE",
    "TRANSPARENT",
    "Document",
    "Page",
    "PartError",
    "Span",
    "is_unreadable",
    "read",
    "read_part",
]
