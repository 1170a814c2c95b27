"""Titles as MediaWiki compares them, for titles that people type or paste."""

from __future__ import annotations

import html
import re
import unicodedata

LONGEST = 255
"""Code points of a title; MediaWiki has 255 bytes (MediaWikiTitleCodec.php)."""
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e]")


def normal(title: str) -> str:
    """Return the form in which two titles of the same page are equal.

    Underscores are spaces, the first letter of the title and that after a namespace are capital;
    a colon in front, entities and marks of direction mean nothing (splitTitleString in
    MediaWikiTitleCodec.php). Where a wiki tells "iPod" from "IPod", both are the same here: what
    is compared so is only ever left alone, and too much left alone is no harm.
    """
    plain = _DIRECTION.sub("", unicodedata.normalize("NFC", html.unescape(title)))
    parts = " ".join(plain.replace("_", " ").split()).strip(": ").split(":", 1)
    return ":".join(_capital(part.strip()) for part in parts)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
