"""Markup that must end on its line: headings and external links.

If only one end of a pair is inside a heading or link, then either the pair or the heading or link
is not valid; which of them the parser accepts depends on the rest of the page. Offsets are in
bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mwparserfromhell.definitions import URI_SCHEMES

from bot_plugins.document.mask import Span

FARTHEST = 2000
"""Bytes within which an external link must end; otherwise its end is doubtful."""
_SCHEMES = "|".join(map(re.escape, URI_SCHEMES))
_EXTERNAL = re.compile(rf"\[(?=//|[A-Za-z]{{2,20}}:)(?://|(?i:{_SCHEMES}):)".encode())
"""Most links fail the lookahead, which is faster than trying every scheme."""
_ALL_CLOSED = re.compile(
    rb"(?:[^\[\]{}<']|\[(?!\[)|\](?!\])|'(?!')|\[\[[^\[\]{}<']*\]\]|\{\{[^\[\]{}<']*\}\}"
    rb"|(?<!')('{2,3})[^\[\]{}<']*\1(?!'))*"
)
"""A line that leaves nothing open that could contain a line end."""
_SQUARE = re.compile(rb"[\[\]]")
_HEADING = re.compile(rb"\n(?==)[^\n<{\[]*[<{\[][^\n]*")


def headings(data: bytes) -> Iterator[Span]:
    """Yield the lines that may be headings and contain something that opens or closes."""
    for match in _HEADING.finditer(b"\n" + data):
        yield match.start(), match.end() - 1


def links(data: bytes) -> Iterator[Span]:
    """Yield the bracketed external links before the first that may not end on its line."""
    reached = 0
    for match in _EXTERNAL.finditer(data):
        if match.start() < reached:
            continue
        reached = _end(data, match.end())
        if reached:
            yield match.start(), reached
        elif _is_endless(data, match.end()):
            return


def endless_link(data: bytes) -> Iterator[int]:
    """Yield the start of the first bracketed external link that may not end on its line."""
    for match in _EXTERNAL.finditer(data):
        if not _end(data, match.end()) and _is_endless(data, match.end()):
            yield match.start()
            return


def _is_endless(data: bytes, position: int) -> bool:
    """Tell whether a link that is not closed on its line may still be valid.

    The line end is then inside something else, opened after ``position``.
    """
    end = data.find(b"\n", position, position + FARTHEST)
    return end < 0 or _ALL_CLOSED.fullmatch(data, position, end) is None


def _end(data: bytes, position: int) -> int:
    """Return where the bracket opened before ``position`` is closed on its line, or 0."""
    limit = position + FARTHEST
    end = data.find(b"\n", position, limit)
    depth = 1
    for sign in _SQUARE.finditer(data, position, end if end >= 0 else limit):
        depth += 1 if sign[0] == b"[" else -1
        if not depth:
            return sign.end()
    return 0
