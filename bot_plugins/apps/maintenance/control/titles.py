"""Titles as MediaWiki compares them, for titles that people type or paste."""

from __future__ import annotations

import html
import re
import unicodedata

LONGEST = 255
"""Most code points of a title; MediaWiki allows 255 bytes (MediaWikiTitleCodec.php)."""
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e]")


def normal(title: str) -> str:
    """Return the form in which two titles of the same page are equal.

    Underscores become spaces; the first letter of the title and that after a namespace become
    capitals; entities are decoded; a leading colon and direction marks are removed
    (splitTitleString in MediaWikiTitleCodec.php). If a wiki distinguishes "iPod" from "IPod", both
    are equal here: matching pages are only ever left alone, and leaving too many alone does no
    harm.
    """
    plain = _DIRECTION.sub("", unicodedata.normalize("NFC", html.unescape(title)))
    parts = " ".join(plain.replace("_", " ").split()).strip(": ").split(":", 1)
    return ":".join(_capital(part.strip()) for part in parts)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
