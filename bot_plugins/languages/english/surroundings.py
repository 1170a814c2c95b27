"""The words around a position, which rules check before a sentence is parsed, or instead.

Offsets are code points of a document.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from bot_plugins.document import OPAQUE, TRANSPARENT
from bot_plugins.languages.english.excerpt import Prose

_TOKEN = re.compile(rf"[^\W_]+(?:['’-][^\W_]+)*|{OPAQUE}+|[^\w\s{TRANSPARENT}]")
_UNSEEN = re.compile(
    r"<ref|<!--|\{\{\s*(?:sfn|efn|refn|r|rp|cn|citation needed|fact)\b|['’]s\b", re.I
)
"""The beginnings of an opaque span that stands for no word: "[[Rome]]'s" is no quotation."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The tokens (words, punctuation marks, placeholders) of a sentence around a position."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    everywhere: frozenset[str] = frozenset()
    """All tokens of the sentence, including those at the position itself, in lower case."""

    def last(self, number: int = 1) -> str:
        """Return the ``number``-th token before, in lower case; empty at the sentence's start."""
        return self.before[-number].lower() if len(self.before) >= number else ""

    def next(self, number: int = 1) -> str:
        """Return the ``number``-th token after, in lower case; empty at the sentence's end."""
        return self.after[number - 1].lower() if len(self.after) >= number else ""

    @property
    def since_mark(self) -> tuple[str, ...]:
        """The words before, in lower case, back to the nearest punctuation mark."""
        first = len(self.before)
        while first and is_word(self.before[first - 1]):
            first -= 1
        return tuple(map(str.lower, self.before[first:]))


def surroundings(text: Prose, start: int, end: int) -> Surroundings:
    """Return the tokens of the sentence around ``start`` and ``end``."""
    first, last = text.sentence(start)
    sentence = _tokens(text.prose[first:last], text.source[first:last])
    low, high = sentence.until(start - first), sentence.since(end - first)
    return Surroundings(sentence.words[:low], sentence.words[high:], sentence.lowered)


def is_word(token: str) -> bool:
    """Tell whether a token is a word, not a punctuation mark or a placeholder."""
    return token[:1].isalnum()


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The tokens of a sentence; offsets are code points of the sentence."""

    words: tuple[str, ...]
    lowered: frozenset[str]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def until(self, position: int) -> int:
        """Return how many tokens end before ``position``."""
        return bisect_right(self.ends, position)

    def since(self, position: int) -> int:
        """Return the index of the first token that begins after ``position``."""
        return bisect_left(self.starts, position)


@lru_cache(maxsize=16)
def _tokens(prose: str, source: str) -> _Tokens:
    """Return the tokens of a sentence; references and comments are none."""
    found = [
        match
        for match in _TOKEN.finditer(prose)
        if match[0][0] != OPAQUE or not _UNSEEN.match(source, match.start())
    ]
    return _Tokens(
        tuple(match[0] for match in found),
        frozenset(match[0].lower() for match in found),
        tuple(match.start() for match in found),
        tuple(match.end() for match in found),
    )
