"""A page as a whole: its division into parts, and what each part needs to know about the rest.

A part reads the same as it does within the page: it lies between cuts (``structure``). This module
provides what reaches across cuts: the section that a part is in, the titles that the page's links
lead to, and whether the whole page is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np

from bot_plugins.document import complexity, lines, markup, verbatim
from bot_plugins.document.dialect import Dialect
from bot_plugins.document.mask import Span
from bot_plugins.document.partial.pairing import Offsets
from bot_plugins.document.partial.structure import Structure
from bot_plugins.document.partial.unreadable import readable
from bot_plugins.document.tokens import read_markup
from bot_plugins.document.words import plain, words

_LINK = re.compile(r"\[\[([^\[\]|{<]*)([{<][^\[\]]*)?")

_SEAM = 2
"""Bytes that a part shares with the next: the line end between them, and the byte after it."""
_NEAR = 200
"""Bytes between parts below which they are joined: reading these costs less than another part."""
_ERRORS = "surrogatepass"
"""Lone surrogates are passed through: no text may raise an exception here."""


class PartError(Exception):
    """A part of a page that cannot be read without the rest of the page."""


class Page:
    """One page's wikitext; offsets are code points unless described as bytes.

    ``language`` is the code of its language, "" if it is unknown.
    """

    def __init__(self, source: str, title: str = "", language: str = "") -> None:
        self.source = source
        self.title = title
        self.language = language

    @cached_property
    def _data(self) -> bytes:
        return self.source.encode(errors=_ERRORS)

    @cached_property
    def dialect(self) -> Dialect:
        """The page's adaptation to the parser."""
        return Dialect.of(self.source)

    @cached_property
    def adapted(self) -> str:
        """The wikitext as passed to the parser."""
        return self.dialect.adapted(self.source)

    def parts(self, places: Iterable[Span]) -> Iterator[Span]:
        """Yield the spans of the smallest parts that hold ``places`` (sorted, in bytes)."""
        wanted = readable(self._data, places)
        if not wanted:
            return
        cuts = [0, *self._structure.cuts().tolist(), len(self._data)]
        parts: list[Span] = []
        for start, end in wanted:
            begins = cuts[bisect_right(cuts, start, hi=len(cuts) - 1) - 1]
            ends = min(cuts[bisect_left(cuts, end)] + _SEAM, len(self._data))
            if parts and begins < parts[-1][1] + _NEAR:
                parts[-1] = parts[-1][0], max(ends, parts[-1][1])
            else:
                parts.append((begins, ends))
        yield from ((self._point(start), self._point(end)) for start, end in parts)

    def _point(self, byte: int) -> int:
        """Return the code point that begins at a byte."""
        if len(self._data) == len(self.source):
            return byte
        return int(np.searchsorted(self._points, byte))

    def byte(self, point: int) -> int:
        """Return the byte at which a code point begins, or the text ends."""
        if len(self._data) == len(self.source):
            return point
        return int(self._points[point])

    @cached_property
    def _points(self) -> Offsets:
        """The byte offset of each code point, and of the end of the text."""
        data = np.frombuffer(self._data + b"\n", np.uint8)
        return np.flatnonzero((data & 0xC0) != 0x80)  # noqa: PLR2004

    @cached_property
    def _citing(self) -> list[tuple[int, int, int]]:
        return list(lines.citing_sections(self.source))

    def is_citation(self, start: int, end: int) -> bool:
        """Tell whether all of ``source[start:end]`` is within a citation section."""
        return any(low <= start and end <= high + _SEAM + 1 for low, high, _ in self._citing)

    def citing_level(self, position: int) -> int | None:
        """Return the level of the citation section that holds ``position``; None if none does."""
        levels = (level for start, end, level in self._citing if start <= position < end)
        return next(levels, None)

    @cached_property
    def is_left_alone(self) -> bool:
        """Whether the page is treated as having no prose: a discussion, or unreadable markup."""
        if verbatim.is_discussion(self.source):
            return True
        structure = self._structure
        return structure.is_lost or (
            not structure.is_orderly() and complexity.is_too_complex(self.adapted)
        )

    @cached_property
    def _structure(self) -> Structure:
        return Structure(self.adapted.encode(errors=_ERRORS))

    def is_name(self, phrase: str, *, whole: bool) -> bool:
        """Tell whether ``phrase`` (words in lower case) occurs in the title or a link's target.

        With ``whole`` it must be all of it. The page is parsed only if the answer is doubtful.

        Raises:
            PartError: the answer is doubtful, and the page cannot be parsed.
        """
        first = phrase.split(" ", 1)[0]
        if first not in self._linked:
            return False
        if whole:
            found = [phrase] if phrase in self._names else []
        else:
            found = [name for name in self._named.get(first, ()) if _holds(name, phrase)]
        if not found:
            return False
        places = [place for name in found for place in self._names[name]]
        if any(place < 0 or self._structure.is_link(self.byte(place)) for place in places):
            return True
        linked = map(words, self.links)
        return phrase in linked if whole else any(_holds(name, phrase) for name in linked)

    @cached_property
    def _linked(self) -> str:
        """The title and all possible link targets."""
        names = [self.title, *map("".join, _LINK.findall(self.source))]
        return plain("\n".join(names)).casefold()

    @cached_property
    def _names(self) -> dict[str, list[int]]:
        """The words of the title and of all possible link targets, with offsets (title: -1)."""
        names: dict[str, list[int]] = {words(self.title): [-1]}
        for match in _LINK.finditer(self.source):
            target = words(match[1] + (match[2] or ""))
            names.setdefault(target, []).append(match.start())
            if match[2]:  # with a template or comment, any word may be the whole title
                for word in words(match[0]).split():
                    names.setdefault(word, []).append(match.start())
        return names

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        """The names in ``_names`` by each word in them."""
        named: dict[str, list[str]] = {}
        for name in self._names:
            for word in set(name.split()):
                named.setdefault(word, []).append(name)
        return named

    @cached_property
    def links(self) -> tuple[str, ...]:
        """The titles that the page's links lead to, as the parser reads them.

        Raises:
            PartError: the page cannot be parsed.
        """
        try:
            return read_markup(self.source, self.adapted)[1]
        except markup.UnparsableMarkupError as error:
            raise PartError(str(error)) from error


def _holds(name: str, phrase: str) -> bool:
    return f" {phrase} " in f" {name} "
