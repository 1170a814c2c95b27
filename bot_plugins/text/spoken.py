"""Marks that a sentence speaks of: "uses ; for removing", "( and ) delimit a list".

Manuals, grammars and articles on programming write a mark as a word among words. What stands
on both sides tells it: a verb of use or an adjective of place before the mark and its purpose
behind it, or a verb of meaning behind it.
"""

from __future__ import annotations

import re

from bot_plugins.document import TRANSPARENT, Document

_USING = (
    "uses? used using types? typed typing writes? wrote written writing inserts? inserted adds?"
    " added puts? press(?:es|ed)? enters? entered calls? called means? removes? removed replaces?"
    " replaced contains? appends? appended prepends? prints? printed needs? requires? trailing"
    " leading final single double extra closing opening".split()
)
_PURPOSES = "for as to instead when before after between where rather".split()
_NAMES = (
    "commas? semi-?colons? periods? stops? dots? points? marks? symbols? characters? separators?"
    " delimiters? no"
).split()
_MEANING = "means? denotes? separates? delimits? terminates? introduces? indicates?".split()
_BEFORE = re.compile(rf"(?<!\w)(?:{'|'.join(_USING)}){TRANSPARENT}*\s*\Z", re.IGNORECASE)
_PURPOSE = re.compile(rf"\s*{TRANSPARENT}*(?:(?:{'|'.join(_PURPOSES)})(?!\w)|(?:and|or)\s+[^\w\s])")
_NAMED = re.compile(rf"(?<![\w-])(?:{'|'.join(_NAMES)}){TRANSPARENT}*\s*\Z", re.IGNORECASE)
"""The mark's name before it: "semi-colons ; as a delimiter", "there is no ; at the end"."""
_TOLD = re.compile(r"\s*\((?:comma|dot|full stop|period|point|semi-?colon|stop)\)")
"""The mark's name behind it: "remove . (dot)"."""
_VERB = re.compile(rf"\s*{TRANSPARENT}*(?:{'|'.join(_MEANING)})(?!\w)")
_WINDOW = 40
"""Code points looked at on each side."""


def is_spoken_of(document: Document, start: int, end: int) -> bool:
    """Tell whether the mark in ``prose[start:end]`` (code points) is meant as such."""
    before = document.prose[max(0, start - _WINDOW) : start]
    after = document.prose[end : end + _WINDOW]
    has_purpose = _PURPOSE.match(after) is not None and _BEFORE.search(before) is not None
    is_named = _NAMED.search(before) is not None or _TOLD.match(after) is not None
    return has_purpose or is_named or _VERB.match(after) is not None
