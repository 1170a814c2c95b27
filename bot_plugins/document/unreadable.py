"""Places that are surely not prose, told from their line alone and without parsing.

Each test follows from a step of reading: whatever the parser makes of the line, that place
comes out masked. Most places that the prefilter names stand in references, tables and templates.
Offsets are those of bytes in wikitext's UTF-8.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from mwparserfromhell.definitions import PARSER_BLACKLIST, SINGLE

from bot_plugins.document.markup import PLAIN_TAGS
from bot_plugins.document.mask import Span
from bot_plugins.document.tag_names import KNOWN

_NO_SENTENCE = re.compile(
    rb"(?:(?<=\n)|\A)(?:(?! [\w\['\"(\x80-\xff][^\n]{118})[ \t]+[\x21-\x7e]|[*#]*[:;])"
)
"""As ``lines`` has it, where ASCII alone tells: a no-break space, for one, is white space too."""
_ADDRESS = re.compile(rb"(?<![\w\x80-\xff])[A-Za-z][A-Za-z0-9+.-]{0,20}://[\x21-\x7e]+")
"""As ``verbatim`` has it, where ASCII alone tells."""
_TAG = re.compile(rb"<([A-Za-z]+)(?=[\s>/])")
_NO_ATTRIBUTES = re.compile(rb"[<\[\]{}]")
"""What makes it doubtful that a tag is one: what begins or ends there may be another kind."""
_CODE = re.compile(
    rb"<(?:code|tt|!--|" + b"|".join(name.encode() for name in PARSER_BLACKLIST) + rb")(?=[\s>-])",
    re.I,
)
"""What hides a template's marks (``dialect``)."""
_BEHIND_NAME = (b" ", b"\t", b"\n", b">", b"/")
_BROKEN = re.compile(rb"<[A-Za-z][^<>]*[<{\[]")
_KNOWN = frozenset(name.encode() for name in KNOWN)
_PLAIN = frozenset(name.encode() for name in (*PLAIN_TAGS, *SINGLE))
_INSIDE = rb"[^\[\]{}<>\n|][^\[\]{}<>\n]*\]\]"
_EXTERNAL = rb"\[https?://\w[^\[\]{}<>\n]*\]"
_LINK = re.compile(rb"(?<=[^\[]\[)\[" + _INSIDE + rb"|" + _EXTERNAL)
_CLOSED = re.compile(
    rb"\[\["
    + _INSIDE
    + rb"|"
    + _EXTERNAL
    + rb"|\{\{[A-Za-z0-9][^\[\]{}<>\n|]*(?:\|[^\[\]{}<>\n]*)?\}\}"
)
"""Links and templates that are surely opened and closed, but within a link opened before."""
_LONGEST_LINE = 2000
"""Bytes of a line beyond which it is not told what is closed: reading tells it."""
FARTHEST = 5000
"""Bytes before a place in which its line must begin for the line to be looked at."""


def readable(data: bytes, places: Iterable[Span]) -> list[Span]:
    """Return those of ``places`` that may be prose."""
    return [place for place in places if not is_unreadable(data, *place)]


def is_unreadable(data: bytes, start: int, end: int) -> bool:
    """Tell whether ``data[start:end]`` surely holds no prose that may be changed."""
    low = max(0, start - FARTHEST)
    line = data.rfind(b"\n", low, start) + 1
    if (low and not line) or data.find(b"\n", start, end) >= 0:
        return False
    if _NO_SENTENCE.match(data, line):
        return True
    if data[line : line + 1] == b"=" or data.find(b"-->", line, start) >= 0:
        return False  # a heading may hold what else would reach further, also behind a comment
    if _BROKEN.search(data, line, start):
        return False  # its end may be that of any tag behind it
    return (
        _is_cell(data, line, end)
        or _is_within(data, b"{{", line, start, end)
        or _is_within(data, b"<ref", line, start, end)
        or _is_in_tag(data, line, start, end)
        or _is_in_link(data, line, start, end)
        or _is_address(data, line, start, end)
    )


def _is_cell(data: bytes, line: int, end: int) -> bool:
    """Tell whether a table's or template's line holds the place: nothing on it is prose."""
    return data[line : line + 1] in (b"|", b"!") and not _closes_any(data, line, line, end)


def _is_within(data: bytes, opener: bytes, line: int, start: int, end: int) -> bool:
    """Tell whether a template or reference opened on the line is still open.

    Or never closed at all: then the rest of its paragraph is left alone (``leftovers``).
    """
    opened = data.rfind(opener, line, start)
    if opened < 0 or _may_be_address(data, line, opened):
        return False
    inside = opened + len(opener)
    if opener == b"{{":
        in_code = _CODE.search(data, line, opened) is not None
        return not in_code and not _closes_any(data, line, inside, end)
    if data[inside : inside + 1] not in _BEHIND_NAME:
        return False
    closed = data.find(b">", inside, end)
    if closed < 0:
        return _is_in_attributes(data, line, inside, end)
    is_closed_itself = data[closed - 1 : closed] == b"/"
    is_broken = _NO_ATTRIBUTES.search(data, inside, closed) is not None
    return not is_closed_itself and not is_broken and not _closes_any(data, line, closed + 1, end)


def _may_be_address(data: bytes, line: int, place: int) -> bool:
    """Tell whether the word before a place may be an address, of which it is part then."""
    first = max(data.rfind(sign, line, place) for sign in (b" ", b"\t", b">", b"\n"))
    return data.find(b":", max(first, line), place) >= 0


def _is_in_tag(data: bytes, line: int, start: int, end: int) -> bool:
    """Tell whether the place stands in a tag, or behind one on the line that is no plain one.

    The rest of the paragraph is left alone also where such a tag is never closed.
    """
    tag = _TAG.match(data, max(line, data.rfind(b"<", line, start)))
    if tag is None or not tag.start() < start or tag[1].lower() not in _KNOWN:
        return False
    closed = data.find(b">", tag.end(), end)
    if closed < 0:
        return _is_in_attributes(data, line, tag.end(), end)
    if tag[1].lower() in _PLAIN or data[closed - 1 : closed] == b"/":
        return False
    if _NO_ATTRIBUTES.search(data, tag.end(), closed):
        return False
    return not _closes_any(data, line, closed + 1, end)


def _is_in_attributes(data: bytes, line: int, start: int, end: int) -> bool:
    """Tell whether a tag's inside from ``start`` on is surely still open at ``end``.

    Not behind an equals sign: it may end a heading that a tag carried over from another line.
    """
    return data.find(b"=", start, end) < 0 and not _closes_any(data, line, start, end)


def _is_in_link(data: bytes, line: int, start: int, end: int) -> bool:
    """Tell whether the place stands in a link: its target is not seen, its text stays."""
    opened = data.rfind(b"[", line, start)
    match = _LINK.match(data, opened) if opened >= 0 else None
    return match is not None and match.end() >= end


def _closes_any(data: bytes, line: int, start: int, end: int) -> bool:
    """Tell whether something may close in ``data[start:end]`` that was opened on its line before.

    A bracket that opens nothing there leaves its partner to what was opened before it.
    """
    if data.find(b">", start, end) >= 0:
        return True
    if data.find(b"]", start, end) < 0 and data.find(b"}", start, end) < 0:
        return False
    if end - line > _LONGEST_LINE or b"[" in _CLOSED.sub(b"", data[line:start]):
        return True
    left = _CLOSED.sub(b"", _CLOSED.sub(b"", data[start:end]))
    return b"]" in left or b"}" in left


def _is_address(data: bytes, line: int, start: int, end: int) -> bool:
    """Tell whether the place is part of an address, which is one word."""
    if data.find(b"://", line, start) < 0:
        return False
    first = max(line, data.rfind(b" ", line, start), data.rfind(b"\t", line, start))
    match = _ADDRESS.search(data, first, end)
    return match is not None and match.start() < start and match.end() >= end
