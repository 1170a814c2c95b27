"""Text as XML has it, back into text.

An export knows the five entities of XML itself and numbers, no others, for it declares none
(https://www.w3.org/TR/xml/#sec-references; MediaWiki escapes with PHP's htmlspecialchars).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cached_property

from bot_plugins.dump import raw

_ENTITY = re.compile("&[^;&]{0,10};?")
_NUMBER = re.compile("&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,8}));")
_NAMES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}
_BYTES_OF = {name.encode(): character.encode() for name, character in _NAMES.items()}
_LONGEST_NAME = max(map(len, _NAMES))
_NO_XML = raw.compiled(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
"""What no XML can hold (https://www.w3.org/TR/xml/#charsets), and UTF-8 could."""


class NotTextError(ValueError):
    """Bytes that no well-formed XML has as text."""


class Escaped:
    """Text as XML has it: ``raw`` are its bytes there."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    @cached_property
    def data(self) -> bytes | None:
        """The text's UTF-8; None where more than entities with names stands for something."""
        named = sum(self.raw.count(name) for name in _BYTES_OF)
        if self.raw.count(b"&") != named or b"\r" in self.raw:
            return None
        data = self.raw
        for name, character in _BYTES_OF.items():  # the ampersand comes last
            data = data.replace(name, character)
        return data

    @property
    def text(self) -> str:
        """The text itself.

        Raises:
            NotTextError: it is no UTF-8, or has characters or entities that XML does not know.
        """
        if found := _NO_XML.search(self.raw):
            raise NotTextError(f"it holds {found.group()!r}, which no XML can hold")
        if self.data is not None:
            return _decoded(self.data)
        text = _decoded(self.raw).replace("\r\n", "\n").replace("\r", "\n")
        return _ENTITY.sub(_character, text)  # https://www.w3.org/TR/xml/#sec-line-ends

    def offsets(self, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield where ``places`` of ``raw``, sorted, are in ``data``, which must be there.

        A part of an entity counts as all of it.
        """
        reached = offset = 0
        for start, end in places:
            first = _edge(self.raw, start, last=False)
            offset += _length(self.raw[reached:first])
            reached = first
            yield offset, offset + _length(self.raw[first : _edge(self.raw, end, last=True)])


def text_of(escaped: bytes) -> str:
    """Return the text that stands in XML as ``escaped``.

    Raises:
        NotTextError: it is no UTF-8, or has characters or entities that XML does not know.
    """
    return Escaped(escaped).text


def _edge(escaped: bytes, position: int, *, last: bool) -> int:
    """Return where the entity begins or ends within which ``position`` is, if it is."""
    begin = escaped.rfind(b"&", max(0, position - _LONGEST_NAME + 1), position)
    end = escaped.find(b";", begin, begin + _LONGEST_NAME) + 1
    if begin < 0 or end <= position:
        return position
    return end if last else begin


def _length(escaped: bytes) -> int:
    return len(escaped) - sum(escaped.count(name) * (len(name) - 1) for name in _BYTES_OF)


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
