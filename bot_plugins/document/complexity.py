"""A linear-time check of whether wikitext is too complex to be parsed.

mwparserfromhell backtracks to each construct that is opened and never closed, so its run time
grows with their number times the page's length (measured: 30,000 characters of unclosed ``<a``
take 50 seconds). A page that leaves more than a handful open is not read at all.
"""

from __future__ import annotations

import re
from collections import Counter

MOST_OPEN = 8
"""Most constructs that a page may leave open and still be parsed: for each of them, the rest of
the page is parsed again. Of 259 articles two left more open (85, 343), the others at most four."""
MOST_TABLES = 1
"""Most unclosed tables among them: the parser reads the rest again for each, even if nested."""
MOST_DEEP = 60
"""Deepest nesting of constructs; the parser gives up at a hundred."""
MOST_TABLES_DEEP = 10
"""Deepest nesting of tables: tables nested deeper are graphics rather than text. Of 259 articles
none has more than three levels."""
MOST_SIGNS = 1000
"""Most ``=`` in a heading: the parser calls itself recursively for each of them and crashes the
interpreter at some ten thousand."""

_MARKUP = (
    r"[{\[<|}\]-](?:(?<=\{)[{|]|(?<=\})\}|(?<=\[)(?:\[|(?=https?:|//))|(?<=\])\]?"
    r"|(?:(?<=\n\|)|(?<=\n[ \t]\|))\}(?!\})|(?<=-)->"
    r"|(?<=<)(?:!--|(?P<slash>/?)(?P<tag>[^\s<>/!|={}\[\]&'\"#*;:-][^\s<>/!|]*)"
    r"(?=(?P<attributes>[^<>]{0,2000})(?P<end>>)?)))"
)
"""It starts with a character class, which is fast to search for."""
_TOKEN = re.compile(_MARKUP)
_TOKEN_OR_SIGN = re.compile(_MARKUP + r"|(?P<sign>\n?=+)|(?P<line>\n)")
_CLOSER = {"{{": "}}", "[[": "]]", "{|": "|}", "<!--": "-->", "[": "]"}
_SINGLE = frozenset({"br", "hr", "img", "li", "link", "meta", "wbr"})
_BROKEN = ("", 0)


def is_too_complex(source: str) -> bool:
    """Tell whether ``source`` leaves too much markup open to be parsed in linear time."""
    opened: Counter[str] = Counter()
    heading = _Heading()
    lost = depth = 0
    has_signs = source.count("=") > MOST_SIGNS
    for match in (_TOKEN_OR_SIGN if has_signs else _TOKEN).finditer(source):
        if has_signs and (match["sign"] or match["line"]):
            heading.read(match, depth)
        else:
            name, step = _step(match)
            lost += not name
            if step > 0 or opened[name]:
                opened[name] += step
                depth += step
        if lost > MOST_OPEN or heading.signs > MOST_SIGNS:
            return True
        if depth > MOST_DEEP or opened["|}"] > MOST_TABLES_DEEP:
            return True
    return lost + depth > MOST_OPEN or opened["|}"] > MOST_TABLES


class _Heading:
    """Counter of the ``=`` in a heading, which ends with its line if nothing in it is open."""

    def __init__(self) -> None:
        self.depth: int | None = None
        self.signs = 0

    def read(self, match: re.Match[str], depth: int) -> None:
        """Read one or more ``=``, or a line end, with ``depth`` constructs open."""
        if match[0][0] == "\n" and self.depth is not None and depth <= self.depth:
            self.depth = None
        if match["sign"] and self.depth is None and (match[0][0] == "\n" or not match.start()):
            self.depth, self.signs = depth, 0
        self.signs += bool(match["sign"] and self.depth is not None)


def _step(match: re.Match[str]) -> tuple[str, int]:
    """Return which construct a token opens (1) or closes (-1); no name if the token is cut off."""
    if not match["tag"]:
        closer = _CLOSER.get(match[0])
        return (closer, 1) if closer else (match[0], -1)
    if not match["end"] or match["attributes"].count('"') % 2:
        return _BROKEN
    name = match["tag"].lower()
    if match["slash"]:
        return name, -1
    return name, 0 if match["attributes"].endswith("/") or name in _SINGLE else 1
