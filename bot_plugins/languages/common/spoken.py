"""Marks that a sentence mentions: "uses ; for removing", "( and ) delimit a list".

Manuals, grammars and articles on programming use a mark as a word among words. The context shows
it: a verb of use or an adjective of position before the mark and its purpose after it, or a verb of
meaning after it.
"""

from __future__ import annotations

import re
from functools import cache

from bot_plugins.core.tables import table
from bot_plugins.document import TRANSPARENT, Document

_WINDOW = 40
"""Code points to look at on each side."""


@cache
def mark_words(group: str) -> frozenset[str]:
    """Return the words of a group in ``data/mark_words.tsv``, for all languages."""
    return frozenset(word for _, kind, word in table(__package__, "mark_words") if kind == group)


@cache
def _before(group: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){_any(group)}{TRANSPARENT}*\s*\Z", re.IGNORECASE)


@cache
def _behind(group: str, others: str = "") -> re.Pattern[str]:
    return re.compile(rf"\s*{TRANSPARENT}*(?:{_any(group)}(?!\w){others})")


@cache
def _told() -> re.Pattern[str]:
    """Return a pattern for the name of a mark after it: "remove . (dot)"."""
    return re.compile(rf"\s*\((?:\w+ )?{_any('name')}\)")


def _any(group: str) -> str:
    return f"(?:{'|'.join(sorted(mark_words(group)))})"


def is_spoken_of(document: Document, start: int, end: int) -> bool:
    """Tell whether the sentence mentions the mark in ``prose[start:end]`` (code points)."""
    before = document.prose[max(0, start - _WINDOW) : start]
    after = document.prose[end : end + _WINDOW]
    purpose = _behind("purpose", r"|(?:and|or)\s+[^\w\s]")
    ends = document.prose[end - 1 : end] in (",", ";") and after.lstrip(" ")[:1] in ("", "\n")
    has_purpose = ends or purpose.match(after) is not None
    is_used = has_purpose and _before("use").search(before) is not None
    is_named = _before("name").search(before) is not None or _told().match(after) is not None
    return is_used or is_named or _behind("meaning").match(after) is not None
