"""Detection, from the line alone and without parsing, of places that are certainly not prose.

Each test follows from a step of reading: however the parser reads the line, that place is masked
in the end. Most places that the prefilter finds are in references, tables and templates. Offsets
are bytes in the wikitext's UTF-8.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from mwparserfromhell.definitions import PARSER_BLACKLIST, SINGLE

from bot_plugins.document.containers import BLOCK, PROSE_TAGS
from bot_plugins.document.lines import LONG
from bot_plugins.document.mask import Span
from bot_plugins.document.tag_names import KNOWN

_NO_SENTENCE = re.compile(
    rb"(?:(?<=\n)|\A)(?:(?! [\w\['\"(\x80-\xff][^\n]{%d})[ \t]+(?!%b)[\x21-\x7e]|[*#]*[:;])"
    % (LONG - 2, BLOCK.encode())
)
"""As in ``lines``, but only where ASCII decides: a no-break space, for example, is also white
space."""
_ADDRESS = re.compile(rb"(?<![\w\x80-\xff])[A-Za-z][A-Za-z0-9+.-]{0,20}://[\x21-\x7e]+")
"""As in ``verbatim``, but only where ASCII decides."""
_TAG = re.compile(rb"<([A-Za-z]+)(?=[\s>/])")
_NO_ATTRIBUTES = re.compile(rb"[<\[\]{}]")
"""Characters that make a tag doubtful: something else may begin or end there."""
_CODE = re.compile(
    rb"<(?:code|tt|!--|" + b"|".join(name.encode() for name in PARSER_BLACKLIST) + rb")(?=[\s>-])",
    re.I,
)
"""Markup that hides a template's marks (``dialect``)."""
_BEHIND_NAME = (b" ", b"\t", b"\n", b">", b"/")
_BROKEN = re.compile(rb"<[A-Za-z][^<>]*[<{\[]")
_KNOWN = frozenset(name.encode() for name in KNOWN)
_PLAIN = frozenset(name.encode() for name in (*PROSE_TAGS, *SINGLE))
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
"""Links and templates that are certainly opened and closed, except within a link opened before."""
_LONGEST_LINE = 2000
"""Bytes of a line beyond which this module does not determine what is closed: reading does."""
FARTHEST = 5000
"""Bytes before a place within which its line must begin for the line to be examined."""


def readable(data: bytes, places: Iterable[Span]) -> list[Span]:
    """Return those of ``places`` that may be prose."""
    return [place for place in places if not is_unreadable(data, *place)]


def is_unreadable(data: bytes, start: int, end: int) -> bool:
    """Tell whether ``data[start:end]`` certainly contains no prose that may be changed."""
    low = max(0, start - FARTHEST)
    line = data.rfind(b"\n", low, start) + 1
    if (low and not line) or data.find(b"\n", start, end) >= 0:
        return False
    if _NO_SENTENCE.match(data, line):
        return True
    if data[line : line + 1] == b"=" or data.find(b"-->", line, start) >= 0:
        return False  # in a heading, even after a comment, markup may not reach as far
    if _BROKEN.search(data, line, start):
        return False  # it may end where any later tag ends
    return (
        _is_cell(data, line, end)
        or _is_within(data, b"{{", line, start, end)
        or _is_within(data, b"<ref", line, start, end)
        or _is_in_tag(data, line, start, end)
        or _is_in_link(data, line, start, end)
        or _is_address(data, line, start, end)
    )


def _is_cell(data: bytes, line: int, end: int) -> bool:
    """Tell whether the place is on a line of a table or template, which has no prose."""
    return data[line : line + 1] in (b"|", b"!") and not _closes_any(data, line, line, end)


def _is_within(data: bytes, opener: bytes, line: int, start: int, end: int) -> bool:
    """Tell whether a template or reference opened on the line is still open.

    If it is never closed, the rest of its paragraph is left alone anyway (``leftovers``).
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
    """Tell whether a place may be part of an address that begins in the word before it."""
    first = max(data.rfind(sign, line, place) for sign in (b" ", b"\t", b">", b"\n"))
    return data.find(b":", max(first, line), place) >= 0


def _is_in_tag(data: bytes, line: int, start: int, end: int) -> bool:
    """Tell whether the place is in a tag, or after a tag on the line that is not a plain one.

    If such a tag is never closed, the rest of the paragraph is left alone too.
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
    """Tell whether a tag opened before ``start`` is certainly still open at ``end``.

    After an equals sign that is not certain: it may end a heading that a tag carried over from
    another line.
    """
    return data.find(b"=", start, end) < 0 and not _closes_any(data, line, start, end)


def _is_in_link(data: bytes, line: int, start: int, end: int) -> bool:
    """Tell whether the place is in a link: its target is hidden, its text is locked."""
    opened = data.rfind(b"[", line, start)
    match = _LINK.match(data, opened) if opened >= 0 else None
    return match is not None and match.end() >= end


def _closes_any(data: bytes, line: int, start: int, end: int) -> bool:
    """Tell whether ``data[start:end]`` may close something opened earlier on its line.

    If a bracket there opens nothing, its partner may close what was opened before it.
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
