"""The context of a finding, for matching phrases and words that people want left alone.

Only as much text is searched as the longest phrase needs, so that thousands of phrases cost the
same on a short page and on a long page.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

REACH = 500
"""Code points on each side, after white space is folded: more than any phrase has."""
_WHITE = re.compile(r"\s+")


def folded(text: str) -> str:
    """Return ``text`` with every run of white space replaced by one space."""
    return _WHITE.sub(" ", text)


@dataclass(frozen=True, slots=True)
class SpanContext:
    """A finding's span in the text around it; all white space folded, offsets in code points.

    ``first`` to ``last`` is the span with the word before and the word after it.
    """

    text: str
    start: int
    end: int
    first: int
    last: int

    def touches(self, phrase: str) -> bool:
        """Tell whether the span overlaps an occurrence of a (folded) phrase, or touches it."""
        low = max(0, self.start - len(phrase))
        return self.text.find(phrase, low, self.end + len(phrase)) >= 0

    def has_word(self, word: str) -> bool:
        """Tell whether ``word`` (folded) is among the span's words and its two neighbours.

        Case matters, and only whole words count: "art" is not in "party".
        """
        low, high = max(0, self.first - len(word)), self.last + len(word)
        while (at := self.text.find(word, low, high)) >= 0:
            end = at + len(word)
            if at < self.last and end > self.first and self._is_whole(at, end):
                return True
            low = at + 1
        return False

    def _is_whole(self, start: int, end: int) -> bool:
        text = self.text
        return not (_joined(text[start - 1 : start + 1]) or _joined(text[end - 1 : end + 1]))


def around(text: str, start: int, end: int) -> SpanContext:
    """Return the context of ``text[start:end]`` (code points)."""
    low, high = _low(text, start), _high(text, end)
    whole = folded(text[low:high])
    is_within = text[start - 1 : start + 1].isspace() and start > low and start < high
    first = len(folded(text[low:start])) - is_within  # one space for both parts of a run
    last = len(folded(text[low:end]))
    return SpanContext(whole, first, last, _neighbour(whole, first, -1), _neighbour(whole, last, 1))


def _low(text: str, start: int) -> int:
    """Return where the window begins, even if there is long white space in it."""
    width = REACH
    while width < start and len(folded(text[start - width : start])) < REACH:
        width *= 2
    return max(0, start - width)


def _high(text: str, end: int) -> int:
    width = REACH
    while end + width < len(text) and len(folded(text[end : end + width])) < REACH:
        width *= 2
    return end + width


def _neighbour(text: str, at: int, by: int) -> int:
    """Return where the next word ends, left or right of ``at``, after leaving the current word."""
    if _joined(text[at - 1 : at + 1]):
        at = _past(text, at, by, inside=True)
    return _past(text, _past(text, at, by, inside=False), by, inside=True)


def _past(text: str, at: int, by: int, *, inside: bool) -> int:
    """Go left or right from ``at`` while characters are parts of words, or while they are not."""
    while 0 <= (seen := at - (by < 0)) < len(text) and _is_of_word(text[seen]) == inside:
        at += by
    return at


def _joined(pair: str) -> bool:
    """Tell whether no word can end between two characters."""
    return len(pair) > 1 and all(_is_of_word(half) for half in pair)


def _is_of_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"
