"""Wikitext as a document: which characters are prose, and which of those may be edited."""

from bot_plugins.document.mask import OPAQUE, TRANSPARENT
from bot_plugins.document.reading import Document, read

__all__ = ["OPAQUE", "TRANSPARENT", "Document", "read"]
