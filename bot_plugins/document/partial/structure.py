"""The places where a page can be cut so that each part, read alone, reads as in the page.

mwparserfromhell reads a page as a whole: a construct opened in the first paragraph may end in the
last one. But between two paragraphs nothing is open if everything opened before has been closed;
brackets and tags are enough to determine that, and numpy does it fast.

This is sound, not complete: a page is not cut after a place where it is doubtful what is open.
What is doubtful follows from mwparserfromhell's tokenizer (parser/tokenizer.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from bot_plugins.document.complexity import MOST_OPEN, MOST_SIGNS, MOST_TABLES_DEEP
from bot_plugins.document.paragraphs import SECTION
from bot_plugins.document.partial.line_bound import endless_link, headings, links
from bot_plugins.document.partial.pairing import Offsets, Pairing, Token, rows
from bot_plugins.document.partial.tags import COMMENT_END, Tags
from bot_plugins.document.variants import reach

BRACE, BRACKET, TABLE, FIRST_TAG = range(4)
"""Kinds of tokens; every tag name is a separate kind."""
LONGEST_NAME = 50_000
"""Bytes after the start of a template within which its name must end; otherwise it is doubtful."""
LOOSE = MOST_OPEN - 4
DEEP = MOST_TABLES_DEEP
"""Fewer constructs than these, left open or nested, are never too many (``complexity``)."""
_ODD_HEADING = re.compile(rb"\n=(?:[^\n]{500}|(?:[^\n<{]|(?<=[^{])\{\{[^{}<\n]*\}\}(?!\}))*+[<{])")
"""Headings in which something may be open, other than templates closed on their line."""
_CODES = bytes((b"{}[]".find(byte) + 1) for byte in range(256))
_OPENS = np.zeros(256, bool)
_OPENS[list(b"\n*#=")] = True
"""Characters that begin a paragraph, a list item or a heading."""
_VALID = {
    BRACE: re.compile(rb"\{\{\s*[^\s{}\[\]<>|\x80-\xff][^{}\[\]<>|\n]*(?:\||\}\}|\n\s*[|}])"),
    BRACKET: re.compile(rb"\[\[[^\[\]{}<>\n|]+(?:\||\]\])"),
}
"""Beginnings that are certain to be read as templates and links. The parser strips all kinds of
white space from a template's name, so a name is certain only from an ASCII character on."""
_SECTION = re.compile(SECTION.pattern.encode(), re.MULTILINE)


class Structure:
    """What is open where in wikitext; ``data`` is its UTF-8, offsets are in bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        tags = Tags(data, FIRST_TAG)
        raw = rows(tags.raw, 2)
        brackets, odd = _brackets(data)
        tokens = np.concatenate([brackets, rows(tags.tokens, 3)])
        tokens = tokens[np.argsort(tokens[:, 0], kind="stable")]
        hidden = _are_in(tokens, raw)
        pairing, aside = Pairing(tokens[~hidden]), Pairing(tokens[hidden])
        odd += ((match.start(), TABLE, -1) for match in COMMENT_END.finditer(data))
        marks = rows(odd, 3)
        unseen = _are_in(marks, raw)
        lone = np.concatenate([pairing.lone, _odd(data, marks[~unseen], pairing.pairs)])
        doubtful = [*tags.doubtful, *endless_link(data)]
        is_crossed = any(pairing.crosses(rows(spans, 2)) for spans in (headings(data), links(data)))
        spans = [
            *tags.escaped,
            *reach(data),
            *_unclosed_spans(data, lone, pairing, tags),
            *_lone_spans(data, lone, pairing, tags.far),
            *((place, len(data)) for place in sorted(doubtful)[:1]),
        ]
        self._pairs = pairing.pairs
        self._open = np.concatenate([lone[:, 0], pairing.crossing[:, 0]])
        self._uncut = np.concatenate([raw, self._pairs[:, :2], rows(spans, 2)])
        self._loose = len(lone) + len(aside.crossing) + len(aside.lone)
        self._loose += int((marks[unseen, 2] > 0).sum())
        self.is_lost, self._is_broken = tags.is_lost, bool(tags.broken)
        is_crossed |= self._is_broken or len(pairing.crossing) > 0 or tags.is_odd
        self._is_crossed = is_crossed
        self._is_doubtful = bool(doubtful) or bool(np.any(lone[:, 1] == TABLE))

    def cuts(self) -> Offsets:
        """Return the line ends at which the text can be cut.

        A blank line, a list item or a heading follows each: a paragraph ends there
        (``paragraphs``). If marks cross one another or a tag is cut off, there are no cuts: which
        of them the parser reads as markup then depends on all the others.
        """
        if self._is_crossed:
            return np.empty(0, np.int64)
        text = np.frombuffer(self.data, np.uint8)
        line_ends = np.flatnonzero((text[:-1] == ord("\n")) & _OPENS[text[1:]])
        starts, ends = (
            np.searchsorted(np.sort(side), line_ends, "right") for side in self._uncut.T
        )
        found: Offsets = line_ends[starts == ends]
        return found

    def is_link(self, start: int) -> bool:
        """Tell whether an ordinary link certainly begins at ``start``.

        False if that is doubtful; a template's name, for example, cannot contain links.
        """
        low = max(0, start - LONGEST_NAME)
        opened, closed, divided = (
            self.data.rfind(sign, low, start) for sign in (b"{{", b"}}", b"|")
        )
        in_name = opened > max(divided, closed) or (low > 0 and opened == closed == divided)
        if self._is_broken or in_name or not _VALID[BRACKET].match(self.data, start):
            return False
        links = self._pairs[(self._pairs[:, 2] == BRACKET) & (self._pairs[:, 0] == start)]
        ends = [end for _, end, _ in links.tolist()]
        if not ends or self.data.find(b"[", start + 2, ends[0]) >= 0:
            return False
        return not np.any((start < self._open) & (self._open < ends[0]))

    def is_orderly(self) -> bool:
        """Tell whether the text is certainly not too complex (``complexity.is_too_complex``).

        Nearly everything opened is closed, nothing is deeply nested, and headings are plain.
        """
        if self._is_doubtful or self._is_crossed or self._loose >= LOOSE or self._has_odd_heading():
            return False
        starts, ends = (np.sort(side) for side in self._uncut.T)
        deepest = np.arange(1, len(starts) + 1) - np.searchsorted(ends, starts, "right")
        return bool(deepest.max(initial=0) < DEEP)

    def _has_odd_heading(self) -> bool:
        has_signs = self.data.count(b"=") > MOST_SIGNS
        return has_signs and _ODD_HEADING.search(b"\n" + self.data) is not None


def _brackets(data: bytes) -> tuple[Offsets, list[Token]]:
    """Return braces, square brackets and table marks as tokens, and doubtful marks separately."""
    text = np.frombuffer(data + b"\n", np.uint8)
    codes = np.frombuffer(data.translate(_CODES), np.uint8)
    places = codes.nonzero()[0]
    signs = codes[places].astype(np.int64)
    new = np.ones(len(places), bool)
    new[1:] = (np.diff(places) != 1) | (np.diff(signs) != 0)
    firsts = np.flatnonzero(new)
    lengths = np.diff(np.append(firsts, len(places)))
    places, signs = places[firsts], signs[firsts]
    kinds = np.where(signs <= 2, BRACE, BRACKET)  # noqa: PLR2004 - { and } before [ and ]
    runs = np.stack([places, kinds, np.where(signs % 2, 1, -1)], axis=1)
    arguments = places[(signs == 1) & (lengths > 2)].tolist()  # noqa: PLR2004 - as in {{{1}}}
    beside = np.where(signs == 1, text[places + lengths], text[places - 1]) == ord("|")
    bars = beside & (signs <= 2)  # noqa: PLR2004
    marks, odd = _marks(data, runs[bars], lengths[bars])
    odd += ((place, TABLE, 1) for place in arguments)
    return np.concatenate([np.repeat(runs, lengths >> 1, axis=0), marks]), odd


def _marks(data: bytes, braces: Offsets, lengths: Offsets) -> tuple[Offsets, list[Token]]:
    """Return ``{|`` and ``|}`` as tokens, and separately those that may not be table marks.

    The braces passed in all have a ``|`` beside them.
    """
    marks: list[Token] = []
    odd: list[Token] = []
    for (place, _, step), length in zip(braces.tolist(), lengths.tolist(), strict=True):
        start = place + length - 1 if step > 0 else place - 1
        is_mark = length == 1 and _opens_line(data, start)
        (marks if is_mark else odd).append((start, TABLE, step))
    return rows(marks, 3), odd


def _odd(data: bytes, marks: Offsets, pairs: Offsets) -> Offsets:
    """Return those of ``marks`` that do not certainly end a template, as in ``{{a|}}``.

    They do if it and all templates in it are certain: in ``{{a|{{}}|}}`` the first ``}}`` ends the
    outer one, because a template needs a name.
    """
    braces = pairs[pairs[:, 2] == BRACE] if len(marks) else pairs[:0]
    starts = {end: start for start, end, _ in sorted(braces.tolist())}  # the innermost
    unsure = np.sort([start for start in starts.values() if not _VALID[BRACE].match(data, start)])
    odd: list[Token] = []
    for place, kind, step in marks.tolist():
        start = starts.get(place + 1) if step < 0 else None
        if start is None or _has_any(unsure, start, place):
            odd.append((place, kind, step))
    return rows(odd, 3)


def _has_any(places: Offsets, start: int, end: int) -> bool:
    low, high = np.searchsorted(places, (start, end))
    return bool(low < high)


def _opens_line(data: bytes, position: int) -> bool:
    before = data[max(0, position - 2) : position]
    return before[-1:] in (b"", b"\n") or (before[-1:] in b" \t" and before[:-1] in (b"", b"\n"))


def _are_in(tokens: Offsets, raw: Offsets) -> npt.NDArray[np.bool_]:
    """Tell which tokens are in one of the spans ``raw``; a tag is not in its own attributes."""
    if not len(raw):
        return np.zeros(len(tokens), bool)
    index = np.searchsorted(raw[:, 0], tokens[:, 0], "right") - 1
    start, end = raw[index].T
    within: npt.NDArray[np.bool_] = (start < tokens[:, 0]) & (tokens[:, 0] < end) & (index >= 0)
    return within


def _lone_spans(
    data: bytes, lone: Offsets, pairing: Pairing, far: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield how far tokens without a partner may reach; most reach nowhere.

    A table that is never closed leaves the page without prose from there on; a lone table end and
    some tags do so for their section. A closing tag within another tag makes that tag fail. Of the
    opening tokens, the first of its kind reaches farthest.
    """
    if not len(lone):
        return
    places, kinds, steps = lone.T
    opens = steps > 0
    for kind, valid in _VALID.items():
        yield from _opener_span(data, places[opens & (kinds == kind)], kind, valid, pairing.pairs)
    tables = places[opens & (kinds == TABLE)]
    if len(tables):
        yield int(tables.min()), len(data)
    wide = ~opens & ((kinds == TABLE) | pairing.within(places, far)) | np.isin(kinds, far)
    yield from _sections(data, places[wide])


def _unclosed_spans(
    data: bytes, lone: Offsets, pairing: Pairing, tags: Tags
) -> Iterator[tuple[int, int]]:
    """Yield how far tags that need no end may reach.

    A closing tag of any other name makes them fail, and they make a template, link or table fail.
    """
    places, kinds, steps = lone.T
    begun = places[(steps > 0) & np.isin(kinds, tags.unclosed)]
    if np.any(pairing.within(begun, range(FIRST_TAG))):
        yield 0, len(data)
    ended = places[(steps < 0) & (kinds >= FIRST_TAG)]
    if len(begun) and len(ended) and begun.min() < ended.max():
        yield int(begun.min()), int(ended.max())


def _opener_span(
    data: bytes, places: Offsets, kind: int, valid: re.Pattern[bytes], pairs: Offsets
) -> Iterator[tuple[int, int]]:
    """Yield how far the first of some openers may reach: to a pair that may not be valid."""
    if len(places):
        first = int(places.min())
        later = pairs[(pairs[:, 2] == kind) & (pairs[:, 0] > first)].tolist()
        ends = [end for start, end, _ in later if not valid.match(data, start)]
        yield first, max(ends, default=first)


def _sections(data: bytes, places: Offsets) -> Iterator[tuple[int, int]]:
    """Yield the spans of the level-two sections that hold ``places``."""
    if not len(places):
        return
    bounds = [0, *(match.start() for match in _SECTION.finditer(data)), len(data)]
    indexes = np.searchsorted(bounds[:-1], places, "right")
    for index in np.unique(indexes).tolist():
        yield bounds[index - 1], bounds[index]
