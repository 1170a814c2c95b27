"""What reaches no further than its line, or surely might: headings and external links.

A pair of which one end only stands in one of them is none, or they are none: what the parser
makes of it depends on all the rest. Offsets are those of bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mwparserfromhell.definitions import URI_SCHEMES

from bot_plugins.document.mask import Span

FARTHEST = 2000
"""Bytes in which an external link ends, or its end is doubtful."""
_SCHEMES = "|".join(map(re.escape, URI_SCHEMES))
_EXTERNAL = re.compile(rf"\[(?=//|[A-Za-z]{{2,20}}:)(?://|(?i:{_SCHEMES}):)".encode())
"""Most links fail to look ahead; that is faster than to try every scheme."""
_ALL_CLOSED = re.compile(
    rb"(?:[^\[\]{}<']|\[(?!\[)|\](?!\])|'(?!')|\[\[[^\[\]{}<']*\]\]|\{\{[^\[\]{}<']*\}\}"
    rb"|(?<!')('{2,3})[^\[\]{}<']*\1(?!'))*"
)
"""A line on which nothing is left open in which a line end could stand."""
_SQUARE = re.compile(rb"[\[\]]")
_HEADING = re.compile(rb"\n(?==)[^\n<{\[]*[<{\[][^\n]*")


def headings(data: bytes) -> Iterator[Span]:
    """Yield the lines that may be headings and hold something that opens or closes."""
    for match in _HEADING.finditer(b"\n" + data):
        yield match.start(), match.end() - 1


def links(data: bytes) -> Iterator[Span]:
    """Yield the external links in brackets, up to the first that may not end on its line."""
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
    """Yield where the first external link in brackets starts that may not end on its line."""
    for match in _EXTERNAL.finditer(data):
        if not _end(data, match.end()) and _is_endless(data, match.end()):
            yield match.start()
            return


def _is_endless(data: bytes, position: int) -> bool:
    """Tell whether a line end may not make a link fail that is not closed on its line.

    It stands in something else then, that opened behind ``position``.
    """
    end = data.find(b"\n", position, position + FARTHEST)
    return end < 0 or _ALL_CLOSED.fullmatch(data, position, end) is None


def _end(data: bytes, position: int) -> int:
    """Return where a bracket opened before ``position`` is closed on its line, or 0."""
    limit = position + FARTHEST
    end = data.find(b"\n", position, limit)
    depth = 1
    for sign in _SQUARE.finditer(data, position, end if end >= 0 else limit):
        depth += 1 if sign[0] == b"[" else -1
        if not depth:
            return sign.end()
    return 0
