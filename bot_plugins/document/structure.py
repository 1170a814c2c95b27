"""Where a page can be cut so that each part reads by itself as it reads in the page.

mwparserfromhell reads a page as a whole: a construct opened in the first paragraph may end in
the last one. Between two paragraphs nothing is open, though, where all that was opened before
has been closed; brackets and tags alone tell that, and numpy tells it fast.

Sound, not complete: from a place on at which it is doubtful what is open, a page is not cut.
What is doubtful follows from mwparserfromhell's tokenizer (parser/tokenizer.py).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
from mwparserfromhell.definitions import URI_SCHEMES

from bot_plugins.document.tags import Tags
from bot_plugins.document.tangle import MOST_OPEN

Offsets = npt.NDArray[np.int64]
Token = Sequence[int]
"""Where something opens or closes (bytes), its kind, and 1 or -1."""

BRACE, BRACKET, TABLE, FIRST_TAG = range(4)
"""Kinds of tokens; every name of a tag is a kind of its own."""
DEEPEST = 64
"""Rounds of pairing; what nests deeper is not read by the parser either (``tangle``)."""
ORDERLY = MOST_OPEN - 4
"""So few things left open, and so few in one another, are never too many (``tangle``)."""
_ODD_HEADING = re.compile(rb"^=[^\n]*(?:[<{]|[^\n]{500})", re.MULTILINE)
_COMMENT_END = re.compile(rb"-->")
_CODES = np.zeros(256, np.uint8)
_CODES[list(b"{}[]")] = 1, 2, 3, 4
_OPENS = np.zeros(256, bool)
_OPENS[list(b"\n*#=")] = True
"""What opens a paragraph, a list item or a heading."""
_SCHEMES = "|".join(map(re.escape, URI_SCHEMES))
_EXTERNAL = re.compile(rf"\[(?://|(?i:{_SCHEMES}):)".encode())
_VALID = {
    BRACE: re.compile(rb"\{\{\s*[^\s{}\[\]<>|][^{}\[\]<>|\n]*(?:\||\}\}|\n\s*[|}])"),
    BRACKET: re.compile(rb"\[\[[^\[\]{}<>\n|]+(?:\||\]\])"),
}
"""How templates and links begin that are surely read as such."""
_SQUARE = re.compile(rb"[\[\]]")
_SECTION = re.compile(rb"^==[^=\n].*==[ \t]*$", re.MULTILINE)


class Structure:
    """What is open where in wikitext; ``data`` is its UTF-8, offsets are those of bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        tags = Tags(data, FIRST_TAG)
        raw = _table(tags.raw, 2)
        brackets, odd = _brackets(data)
        tokens = np.concatenate([brackets, _table(tags.tokens, 3)])
        inside = len(tokens)
        tokens = _outside(tokens, raw)
        tokens = tokens[np.argsort(tokens[:, 0], kind="stable")]
        pairs, crossing, lone = _matched(tokens)
        odd += ((match.start(), TABLE, -1) for match in _COMMENT_END.finditer(data))
        lone += _are_odd(data, _outside(_table(odd, 3), raw).tolist(), pairs)
        doubtful = [*tags.doubtful, *_external_links(data)]
        spans = [
            *_lone_spans(data, lone, pairs, tags.far),
            *((place, len(data)) for place in doubtful),
            *_reaches(tokens, crossing),
        ]
        self._pairs = pairs
        self._uncut = np.concatenate([raw, pairs[:, :2], _table(spans, 2)])
        self._loose = len(crossing) + len(lone) + len(doubtful) + tags.broken + inside - len(tokens)

    def cuts(self) -> Offsets:
        """Return the line ends at which the text can be cut.

        A blank line, a list item or a heading follows: there a paragraph ends (``paragraphs``).
        """
        text = np.frombuffer(self.data, np.uint8)
        line_ends = np.flatnonzero((text[:-1] == ord("\n")) & _OPENS[text[1:]])
        starts, ends = (
            np.searchsorted(np.sort(side), line_ends, "right") for side in self._uncut.T
        )
        found: Offsets = line_ends[starts == ends]
        return found

    def is_link(self, start: int) -> bool:
        """Tell whether an ordinary link surely begins at ``start``.

        False where that is doubtful: a template's name, for one, holds no links.
        """
        before = self.data[:start]
        in_name = before.rfind(b"{{") > max(before.rfind(b"|"), before.rfind(b"}}"))
        if in_name or not _VALID[BRACKET].match(self.data, start):
            return False
        links = self._pairs[self._pairs[:, 2] == BRACKET, 0]
        return bool(np.any(links == start))

    def is_orderly(self) -> bool:
        """Tell whether the text is surely not tangled (``tangle.is_tangled``).

        Nearly all that is opened is closed, nothing nests deep, and headings are plain.
        """
        if self._loose >= ORDERLY or _ODD_HEADING.search(self.data):
            return False
        starts, ends = (np.sort(side) for side in self._uncut.T)
        deepest = np.arange(1, len(starts) + 1) - np.searchsorted(ends, starts, "right")
        return bool(deepest.max(initial=0) < ORDERLY)


def _table(rows: Iterable[Sequence[int]], width: int) -> Offsets:
    return np.array(list(rows), np.int64).reshape(-1, width)


def _external_links(data: bytes) -> Iterator[int]:
    """Yield where external links in brackets start that do not end on their lines."""
    for match in _EXTERNAL.finditer(data):
        first = data.find(b"]", match.end())
        if (
            first < 0
            or data.find(b"\n", match.end(), first) >= 0
            or (data.find(b"[", match.end(), first) >= 0 and not _ends_on_line(data, match.end()))
        ):
            yield match.start()


def _ends_on_line(data: bytes, position: int) -> bool:
    """Tell whether a bracket opened before ``position`` is closed on the line."""
    end = data.find(b"\n", position)
    depth = 1
    for sign in _SQUARE.findall(data, position, end if end >= 0 else len(data)):
        depth += 1 if sign == b"[" else -1
        if not depth:
            return True
    return False


def _brackets(data: bytes) -> tuple[Offsets, list[Token]]:
    """Return braces, square brackets and table marks as tokens, and odd ones besides."""
    text = np.frombuffer(data + b"\n", np.uint8)
    codes = _CODES[text]
    places = np.flatnonzero(codes)
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
    """Return ``{|`` and ``|}`` as tokens, and those that may be none; ``|`` is beside each."""
    marks: list[Token] = []
    odd: list[Token] = []
    for (place, _, step), length in zip(braces.tolist(), lengths.tolist(), strict=True):
        start = place + length - 1 if step > 0 else place - 1
        is_mark = length == 1 and _opens_line(data, start)
        (marks if is_mark else odd).append((start, TABLE, step))
    return _table(marks, 3), odd


def _are_odd(data: bytes, odd: Sequence[Token], pairs: Offsets) -> Iterator[Token]:
    """Yield those of ``odd`` that do not surely end a template, as in ``{{a|}}``."""
    templates = pairs[pairs[:, 2] == BRACE]
    for token in odd:
        ending = templates[templates[:, 1] == token[0] + 1, 0].tolist()
        if token[2] > 0 or not any(_VALID[BRACE].match(data, start) for start in ending):
            yield token


def _opens_line(data: bytes, position: int) -> bool:
    before = data[max(0, position - 2) : position]
    return before[-1:] in (b"", b"\n") or (before[-1:] in b" \t" and before[:-1] in (b"", b"\n"))


def _outside(tokens: Offsets, raw: Offsets) -> Offsets:
    """Return the tokens that stand in none of the spans ``raw``."""
    if not len(raw):
        return tokens
    index = np.searchsorted(raw[:, 0], tokens[:, 0], "right") - 1
    kept: Offsets = tokens[(index < 0) | (tokens[:, 0] >= raw[index, 1])]
    return kept


def _matched(tokens: Offsets) -> tuple[Offsets, Offsets, list[Token]]:
    """Return the pairs (start, end, kind), what crosses one another, and what stands alone."""
    pairs, rest = _paired(tokens)
    alone: list[Token] = []
    while len(rest):
        lone = _lone(rest.tolist())
        kept = rest[~np.isin(rest[:, 0], [token[0] for token in lone])]
        alone += lone
        more, rest = _paired(kept)
        pairs = np.concatenate([pairs, more])
        if not lone:
            break
    return pairs, rest, alone


def _paired(tokens: Offsets) -> tuple[Offsets, Offsets]:
    """Pair what opens with what closes it, from the inside out; return the pairs and the rest."""
    pairs = [_table((), 3)]
    for _ in range(DEEPEST):
        fits = (tokens[:-1, 2] == 1) & (tokens[1:, 2] == -1) & (tokens[:-1, 1] == tokens[1:, 1])
        found = np.flatnonzero(fits)
        if not len(found):
            break
        columns = tokens[found, 0], tokens[found + 1, 0], tokens[found, 1]
        pairs.append(np.stack(columns, axis=1))
        kept = np.ones(len(tokens), bool)
        kept[found] = kept[found + 1] = False
        tokens = tokens[kept]
    return np.concatenate(pairs), tokens


def _lone(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens that have no partner of their kind, whatever stands between."""
    opened: dict[int, list[Token]] = {}
    lone: list[Token] = []
    for token in tokens:
        waiting = opened.setdefault(token[1], [])
        if token[2] > 0:
            waiting.append(token)
        elif waiting:
            waiting.pop()
        else:
            lone.append(token)
    return [*lone, *(token for waiting in opened.values() for token in waiting)]


def _lone_spans(
    data: bytes, lone: Sequence[Token], pairs: Offsets, far: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield how far tokens may reach that stand alone; most reach nowhere.

    A table that is never closed leaves the page without prose from there on, its end and some
    tags their section; a closing tag within another makes that one fail.
    """
    for place, kind, step in lone:
        if kind == TABLE and step > 0:
            yield place, len(data)
        elif kind == TABLE or kind in far or (step < 0 and _in_any(place, pairs, far)):
            yield _section(data, place)
        elif step > 0 and kind in _VALID:
            later = pairs[(pairs[:, 2] == kind) & (pairs[:, 0] > place)]
            ends = [end for start, end, _ in later.tolist() if not _VALID[kind].match(data, start)]
            yield place, max(ends, default=place)


def _in_any(place: int, pairs: Offsets, kinds: Sequence[int]) -> bool:
    around = (pairs[:, 0] < place) & (place < pairs[:, 1])
    return bool(np.isin(pairs[around, 2], kinds).any())


def _section(data: bytes, place: int) -> tuple[int, int]:
    """Return the span of the level-two section that holds ``place``."""
    bounds = [0, *(match.start() for match in _SECTION.finditer(data)), len(data)]
    index = bisect_right(bounds, place, hi=len(bounds) - 1)
    return bounds[index - 1], bounds[index]


def _reaches(tokens: Offsets, crossing: Offsets) -> Iterator[tuple[int, int]]:
    """Yield how far tokens that cross others may reach: to any of their kind that would fit."""
    for kind in np.unique(crossing[:, 1]):
        own, left = tokens[tokens[:, 1] == kind], crossing[crossing[:, 1] == kind]
        for step in (1, -1):
            lone, others = left[left[:, 2] == step, 0], own[own[:, 2] == -step, 0]
            if len(lone) and len(others):
                start, end = (lone[0], others[-1]) if step > 0 else (others[0], lone[-1])
                yield start, max(start, end)
