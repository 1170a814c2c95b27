"""Decoding of text that is escaped as in XML.

An export uses only the five predefined entities of XML and numeric ones: it declares no others
(https://www.w3.org/TR/xml/#sec-references; MediaWiki escapes with PHP's htmlspecialchars).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np
import numpy.typing as npt

from bot_plugins.apps.scan import raw

_Numbers = npt.NDArray[np.int64]

_ENTITY = re.compile("&[^;&]{0,10};?")
_NUMBER = re.compile("&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,8}));")
_NAMES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}
_LENGTHS = np.array([len(name) for name in _NAMES])
_LONGEST_NAME = int(_LENGTHS.max())
_CHARACTERS = np.array([ord(character) for character in _NAMES.values()], np.uint8)
_EIGHT = 8
_KEYS = np.array([int.from_bytes(name.encode(), "little") for name in _NAMES], "<u8")
_MASKS = np.array([(1 << 8 * len(name)) - 1 for name in _NAMES], "<u8")
"""The bytes of each name as one number, and the mask of these bytes among the eight read."""
_NO_XML = raw.compiled(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
"""Characters that UTF-8 can encode but XML excludes (https://www.w3.org/TR/xml/#charsets)."""


class NotTextError(ValueError):
    """Bytes that are not text in any well-formed XML."""


class Escaped:
    """Text escaped as in XML; ``raw`` are the escaped bytes."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    @cached_property
    def data(self) -> bytes | None:
        """The text's UTF-8; None if anything but named entities needs decoding."""
        if self._named is None:
            return None
        if not len(self._named.places):
            return self.raw
        own = np.frombuffer(self.raw, np.uint8).copy()
        own[self._named.places] = self._named.characters
        kept = np.ones(len(own), bool)
        for further in range(1, _LONGEST_NAME):
            kept[self._named.places[self._named.lengths > further] + further] = False
        return own[kept].tobytes()

    @cached_property
    def _named(self) -> _Named | None:
        return None if b"\r" in self.raw else _all_named(self.raw)

    @property
    def text(self) -> str:
        """The text itself.

        Raises:
            NotTextError: it is not UTF-8, or has characters or entities that XML does not know.
        """
        if found := _NO_XML.search(self.raw):
            raise NotTextError(f"it contains {found.group()!r}, which XML does not allow")
        if self.data is not None:
            return _decoded(self.data)
        text = _decoded(self.raw).replace("\r\n", "\n").replace("\r", "\n")
        return _ENTITY.sub(_character, text)  # https://www.w3.org/TR/xml/#sec-line-ends

    def offsets(self, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield the spans in ``data``, which must not be None, of the spans ``places`` in ``raw``.

        A part of an entity counts as all of it; what lies behind the text does not count.
        """
        named, size = self._named, len(self.raw)
        if named is not None:
            for start, end in places:
                yield named.offset(start, last=False), named.offset(min(end, size), last=True)


class _Named:
    """Named entities in XML: where each begins, its length and its character."""

    def __init__(self, places: _Numbers, which: _Numbers) -> None:
        self.places = places
        self.lengths: _Numbers = _LENGTHS[which]
        self.characters = _CHARACTERS[which]
        self._ends = self.places + self.lengths
        self._gone = np.concatenate([[0], np.cumsum(self.lengths - 1)])

    def offset(self, position: int, *, last: bool) -> int:
        """Return a position's offset in the text; within an entity, its beginning or its end."""
        index = int(self.places.searchsorted(position))
        if index and self._ends[index - 1] > position:
            index -= not last
            position = int(self._ends[index - 1] if last else self.places[index])
        return position - int(self._gone[index])


_NONE = _Named(np.zeros(0, np.int64), np.zeros(0, np.int64))


def _all_named(raw: bytes) -> _Named | None:
    """Return the entities in XML if all of them are named; otherwise None."""
    if b"&" not in raw:
        return _NONE
    padded = np.frombuffer(raw + bytes(_EIGHT), np.uint8)
    places = np.flatnonzero(padded == ord("&"))
    windows = np.ndarray((len(raw) + 1,), "<u8", padded, strides=(1,))[places]
    is_name = (windows[:, None] & _MASKS) == _KEYS
    return _Named(places, is_name.argmax(axis=1)) if is_name.any(axis=1).all() else None


def text_of(escaped: bytes) -> str:
    """Return the text that is ``escaped`` in XML.

    Raises:
        NotTextError: it is not UTF-8, or has characters or entities that XML does not know.
    """
    return Escaped(escaped).text


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise NotTextError(f"it is not UTF-8 ({error.reason} at byte {error.start})") from error


def _character(entity: re.Match[str]) -> str:
    return _NAMES.get(entity[0]) or _numbered(entity[0])


def _numbered(entity: str) -> str:
    number = _NUMBER.fullmatch(entity)
    if number is None:
        raise NotTextError(f"XML does not define {entity!r}")
    code = int(number[1], 16) if number[1] else int(number[2])
    character = chr(code) if code <= sys.maxunicode else "\0"
    encoded = character.encode("utf-8", "surrogatepass")
    if _NO_XML.search(encoded) or "\ud800" <= character <= "\udfff":
        raise NotTextError(f"XML does not allow the character {entity}")
    return character
