"""Text as XML has it, back into text.

An export knows the five entities of XML itself and numbers, no others, for it declares none
(https://www.w3.org/TR/xml/#sec-references; MediaWiki escapes with PHP's htmlspecialchars).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator

import re2

_ENTITY = re.compile("&[^;&]{0,10};?")
_NUMBER = re.compile("&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,8}));")
_NAMES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}
LONGEST_NAME = max(map(len, _NAMES))
_BYTES = re2.Options()
_BYTES.encoding = re2.Options.Encoding.LATIN1
_NO_XML = re2.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]", _BYTES)
"""What no XML can hold (https://www.w3.org/TR/xml/#charsets), and UTF-8 could. re2 looks for it
ten times as fast as re."""


class NotTextError(ValueError):
    """Bytes that no well-formed XML has as text."""


def text_of(escaped: bytes) -> str:
    """Return the text that stands in XML as ``escaped``.

    Raises:
        NotTextError: it is no UTF-8, or has characters or entities that XML does not know.
    """
    if found := _NO_XML.search(escaped):
        raise NotTextError(f"it holds {found.group()!r}, which no XML can hold")
    if is_plain(escaped):
        for name, character in _NAMES.items():  # the ampersand comes last
            escaped = escaped.replace(name.encode(), character.encode())
        return _decoded(escaped)
    text = _decoded(escaped).replace("\r\n", "\n").replace("\r", "\n")
    return _ENTITY.sub(_character, text)  # line ends: https://www.w3.org/TR/xml/#sec-line-ends


def is_plain(escaped: bytes) -> bool:
    """Tell whether nothing but the entities with names stands for something else."""
    named = sum(escaped.count(name.encode()) for name in _NAMES)
    return escaped.count(b"&") == named and b"\r" not in escaped


def offsets(escaped: bytes, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where ``places``, sorted, stand in the text's UTF-8; a part of an entity is all of it.

    The text must be plain (``is_plain``).
    """
    reached = offset = 0
    for start, end in places:
        first = _edge(escaped, start, last=False)
        offset += _length(escaped[reached:first])
        reached = first
        yield offset, offset + _length(escaped[first : _edge(escaped, end, last=True)])


def _edge(escaped: bytes, position: int, *, last: bool) -> int:
    """Return where the entity begins or ends within which ``position`` is, if it is."""
    begin = escaped.rfind(b"&", max(0, position - LONGEST_NAME + 1), position)
    end = escaped.find(b";", begin, begin + LONGEST_NAME) + 1
    if begin < 0 or end <= position:
        return position
    return end if last else begin


def _length(escaped: bytes) -> int:
    return len(escaped) - sum(escaped.count(name.encode()) * (len(name) - 1) for name in _NAMES)


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise NotTextError(f"it is no UTF-8 ({error.reason} at byte {error.start})") from error


def _character(entity: re.Match[str]) -> str:
    return _NAMES.get(entity[0]) or _numbered(entity[0])


def _numbered(entity: str) -> str:
    number = _NUMBER.fullmatch(entity)
    if number is None:
        raise NotTextError(f"no XML knows {entity!r}")
    code = int(number[1], 16) if number[1] else int(number[2])
    character = chr(code) if code <= sys.maxunicode else "\0"
    encoded = character.encode("utf-8", "surrogatepass")
    if _NO_XML.search(encoded) or "\ud800" <= character <= "\udfff":
        raise NotTextError(f"no XML knows the character {entity}")
    return character
