"""Quotations: text between quotation marks is somebody else's and is not changed.

Marks pair within a paragraph. A mark without a partner protects its own sentence, so that one
typing mistake neither hides a whole paragraph nor exposes a quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from bot_plugins.document.mask import OPAQUE, TRANSPARENT, Level, MarkedSpan, Span
from bot_plugins.document.paragraphs import paragraphs, sentence_ends
from bot_plugins.document.words import is_of_word

PAIRS = (
    "“”",
    "„“",
    "„”",
    "””",
    "«»",
    "»«",
    "‹›",
    "›‹",
    "「」",
    "『』",
    "《》",
    "〈〉",
    "‘’",
    "‚‘",
    "‚’",
    '""',
    "''",
)
"""Pairs of opening and closing quotation marks (Unicode 6.2, "Quotation Marks")."""

MOST_MARKS = 500
"""A paragraph with more marks than this is left alone; none in 259 articles has."""

_OPENERS = {pair[0] for pair in PAIRS}
_CLOSERS = {opener: {pair[1] for pair in PAIRS if pair[0] == opener} for opener in _OPENERS}
_MARK = re.compile(f"[{''.join(sorted(_OPENERS.union(*_CLOSERS.values())))}]")
_SINGLE = frozenset("'’‘‚")
_BEFORE_FIRST = frozenset(f"*# \t{OPAQUE}")
_BEFORE_OPENER = frozenset(f"([{{—–/-{OPAQUE}{TRANSPARENT}")


def spans(source: str, prose: str) -> Iterator[MarkedSpan]:
    """Yield every quotation in ``prose`` (``source`` with its markup masked) as opaque."""
    for start, end in paragraphs(source, prose):
        number = len(_MARK.findall(prose, start, end))
        if number > MOST_MARKS:
            yield start, end, Level.OPAQUE
        elif number:
            yield from _Paragraph(prose, start, end).spans()


class _Paragraph:
    """The quotation marks of one paragraph, found once and paired from left to right."""

    def __init__(self, prose: str, start: int, end: int) -> None:
        self.prose, self.start, self.end = prose, start, end
        self.marks = list(self._marks())
        self.sentences = sentence_ends(prose, start, end)
        self.beginning = next((p for p in range(start, end) if prose[p] not in _BEFORE_FIRST), end)
        self.closing: dict[str, list[int]] = {}
        for mark in self.marks:
            if self._closes(mark):
                self.closing.setdefault(prose[mark], []).append(mark)

    def spans(self) -> Iterator[MarkedSpan]:
        """Yield the spans that the marks protect."""
        position, latest = self.start, (-1, -1)
        for mark in self.marks:
            if mark >= position:
                low, high = reach = self._reach(mark)
                position = high if low == mark else mark + 1
                if reach != latest:  # yield a sentence full of marks only once
                    yield low, high, Level.OPAQUE
                latest = reach

    def _reach(self, mark: int) -> Span:
        """Return the span that a mark protects: its quotation, or else its sentence."""
        opens = self._opens(mark)
        closer = self._closer(mark) if opens else None
        if closer is not None:
            return mark, closer + 1
        if self.prose[mark] in _SINGLE:
            return mark, mark + 1
        if mark == self.beginning:
            return mark, self.end  # a quotation whose every paragraph begins with a mark
        return self._sentence(mark, opens)

    def _closer(self, mark: int) -> int | None:
        found = []
        for character in _CLOSERS.get(self.prose[mark], ()):
            positions = self.closing.get(character, [])
            index = bisect_right(positions, mark)
            found += positions[index : index + 1]
        return min(found, default=None)

    def _sentence(self, mark: int, opens: bool) -> Span:
        index = bisect_right(self.sentences, mark)
        low = self.sentences[index - 1] if index else self.start
        high = self.sentences[index] if index < len(self.sentences) else self.end
        return (mark if opens else low), high

    def _opens(self, mark: int) -> bool:
        """Tell whether a quotation can begin at a mark."""
        before = self._before(mark)
        return before.isspace() or before in _BEFORE_OPENER or before in _OPENERS

    def _closes(self, mark: int) -> bool:
        """Tell whether a quotation can end at a mark."""
        return not self._before(mark).isspace() and not is_of_word(self._after(mark))

    def _marks(self) -> Iterator[int]:
        """Yield the positions of quotation marks, without apostrophes (don't) and inches (12")."""
        inside = has_opener = False
        for match in _MARK.finditer(self.prose, self.start, self.end):
            mark = match.start()
            if match[0] == '"':
                if not inside and self._before(mark).isdigit():
                    continue  # inside, it may close a quotation: "Apollo 13"
                inside = not inside
            elif match[0] in _SINGLE and self._is_apostrophe(mark, has_opener=has_opener):
                continue
            has_opener |= match[0] in _SINGLE
            yield mark

    def _is_apostrophe(self, mark: int, *, has_opener: bool) -> bool:
        """Tell whether a mark is within a word, or after an "s" where no quotation can end."""
        before, after = self._before(mark), self._after(mark)
        if is_of_word(after):
            return is_of_word(before)
        return not has_opener and before == "s" and after == " "

    def _before(self, mark: int) -> str:
        return self.prose[mark - 1] if mark > self.start else " "

    def _after(self, mark: int) -> str:
        return self.prose[mark + 1] if mark + 1 < self.end else " "
