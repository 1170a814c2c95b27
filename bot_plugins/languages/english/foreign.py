"""Recognition of modern English, not other languages or older English, by known words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from bot_plugins.document import Document
from bot_plugins.languages.english import grammar, lexicon

_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]+(?![\w'’-])")
_REACH = 120
"""Code points to look at on each side, within the sentence."""
ENOUGH = 5
"""Minimum number of words that show the language."""
SHARE = 0.6
"""Minimum share of English words in a sentence."""
FUNCTION_WORDS = frozenset().union(
    grammar.AUXILIARIES, grammar.PRONOUNS, grammar.OBJECTS, grammar.DETERMINERS,
    grammar.PREPOSITIONS, grammar.CONJUNCTIONS, grammar.RELATIVES, grammar.QUANTIFIERS,
    grammar.ADVERBS, "there here not where how why whether if other same own too very".split(),
)  # fmt: skip


def looks_english(document: Document, position: int) -> bool:
    """Tell whether the words around ``position`` (code points) are mostly English."""
    known, total = english_around(document, position)
    return total < ENOUGH or known >= SHARE * total


def english_around(document: Document, position: int) -> tuple[int, int]:
    """Return the numbers of English words and of all words around ``position`` (code points)."""
    start, end = document.sentence(position)
    words = _words(document.prose[start:end])
    first = bisect_left(words.starts, position - start - _REACH)
    last = bisect_right(words.ends, position - start + _REACH)
    return words.known[last] - words.known[first], last - first


@dataclass(frozen=True, slots=True)
class _SentenceWords:
    """The words of a sentence in lower case; offsets are code points of the sentence.

    ``known[i]`` is how many of the first ``i`` words are English.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    known: tuple[int, ...]


@lru_cache(maxsize=16)
def _words(sentence: str) -> _SentenceWords:
    found = [match for match in _WORD.finditer(sentence) if match[0].islower()]
    return _SentenceWords(
        tuple(match.start() for match in found),
        tuple(match.end() for match in found),
        tuple(accumulate((match[0] in english_words() for match in found), initial=0)),
    )


@cache
def english_words() -> frozenset[str]:
    """Return the words of the lexicon and the function words, in lower case."""
    return lexicon.known() | FUNCTION_WORDS
