"""A short excerpt of wikitext around a position, read like a document where it has no markup.

With it a rule confirms what its triggers match. The checks that a rule makes before a sentence is
parsed are first made on the excerpt, and the page is read only if they leave it open.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Protocol

from bot_plugins.document import TRANSPARENT, Span
from bot_plugins.languages.english.patterns import unmarked

_UNSEEN = re.compile(
    r"''+|\]\]?|\[\[(?:[^\[\]{}<>|\n]*\|(?=[^\[\]{}<>\n]*\]\]))?"
    r"|\[(?:\w+:)?//[^\s\]]+ |</?(?!br\b)\w+\s*/?>"
)
"""Markup whose text is certainly shown: styles, links, tags without attributes."""
_MARKUP = re.compile(r"[\[\]{}<>|=&\n]|''|--")
_BREAK = re.compile(rf"{_MARKUP.pattern}|[.!?:;…]")
"""Where a sentence ends, or where markup may hide its end."""
_NEAR = 25
"""Code points of the next word or two."""


class Prose(Protocol):
    """What a rule reads before it has a sentence parsed: a document, or an excerpt of a page."""

    @property
    def source(self) -> str:
        """The wikitext."""

    @property
    def prose(self) -> str:
        """The text as rules read it; offsets are those of ``source``."""

    def sentence(self, position: int) -> Span:
        """Return the span of the sentence that holds ``position``, in code points."""


@dataclass(frozen=True)
class Excerpt:
    """An excerpt of a page's wikitext; its sentences may be only parts of sentences."""

    source: str

    @cached_property
    def prose(self) -> str:
        """The text, in which markup whose text is shown is masked as in a document."""
        return unmarked(self._shown)

    @cached_property
    def _shown(self) -> str:
        return _UNSEEN.sub(lambda match: TRANSPARENT * len(match[0]), self.source)

    @cached_property
    def _breaks(self) -> list[int]:
        return [match.end() for match in _BREAK.finditer(self._shown)]

    def sentence(self, position: int) -> Span:
        """Return a span around ``position`` that is surely within one sentence, in code points."""
        index = bisect_right(self._breaks, position)
        first = self._breaks[index - 1] if index else 0
        last = self._breaks[index] if index < len(self._breaks) else len(self.source)
        return first, last

    def is_plain(self, start: int, end: int) -> bool:
        """Tell whether ``start`` to ``end`` is in the excerpt and no markup may hide text there."""
        if start < 0 or end > len(self.source) or _MARKUP.search(self._shown, start, end):
            return False
        opened = self.source.rfind("[[", start, end)
        return opened < 0 or "]]" in self.source[opened:]  # else it may be a link's target


@lru_cache(1)
def _excerpt(source: str) -> Excerpt:
    """Return the excerpt; several rules are often asked about the same one in turn."""
    return Excerpt(source)


def matches_of(
    patterns: Callable[[], Iterable[re.Pattern[str]]],
) -> Callable[[str], Iterator[re.Match[str]]]:
    """Return a function that yields the matches of some patterns, made when it is called."""
    return lambda prose: (match for pattern in patterns() for match in pattern.finditer(prose))


def confirming(
    matches: Callable[[str], Iterable[re.Match[str]]],
    may_be: Callable[[re.Match[str]], object],
    is_likely: Callable[[Prose, re.Match[str]], bool] | None = None,
    near: int = _NEAR,
) -> Callable[[str], bool]:
    """Return a function that tells whether a rule could act on a match in a wikitext excerpt.

    A match ``may_be`` what the rule looks for. If the match and the ``near`` code points after it
    are without markup, the words around it must also make it likely. The rest of its sentence may
    be cut off.
    """

    def confirms(source: str) -> bool:
        """Tell whether the rule could act in ``source``."""
        excerpt = _excerpt(source)
        return any(
            is_likely is None
            or not excerpt.is_plain(match.start(), match.end() + near)
            or is_likely(excerpt, match)
            for match in filter(may_be, matches(excerpt.prose))
        )

    return confirms
