"""A little wikitext around a place, read like a document as far as no markup stands there.

A rule confirms by it what its triggers match: the questions that it asks of a document before a
sentence is parsed are asked of the excerpt first, and the page is read only where they leave it
open.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from bot_plugins.document import TRANSPARENT, Span
from bot_plugins.languages.english.patterns import unmarked

_UNSEEN = re.compile(
    r"''+|\]\]?|\[\[(?:[^\[\]{}<>|\n]*\|(?=[^\[\]{}<>\n]*\]\]))?"
    r"|\[(?:\w+:)?//[^\s\]]+ |</?(?!br\b)\w+\s*/?>"
)
"""Markup whose text is surely shown: styles, links, tags without attributes."""
_MARKUP = re.compile(r"[\[\]{}<>|=&\n]|''|--")
_BREAK = re.compile(rf"{_MARKUP.pattern}|[.!?:;…]")
"""What a sentence does not go on behind, or what may hide its end."""
_NEAR = 25
"""Code points of the next word, or two."""


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
    """A little of a page's wikitext, with no more than a sentence's part for a sentence."""

    source: str

    @cached_property
    def prose(self) -> str:
        """The text, in which markup whose text is shown is hidden like a document's."""
        return unmarked(self._shown)

    @cached_property
    def _shown(self) -> str:
        return _UNSEEN.sub(lambda match: TRANSPARENT * len(match[0]), self.source)

    @cached_property
    def _breaks(self) -> list[int]:
        return [match.end() for match in _BREAK.finditer(self._shown)]

    def sentence(self, position: int) -> Span:
        """Return a span around ``position`` that is surely in one sentence, in code points."""
        index = bisect_right(self._breaks, position)
        first = self._breaks[index - 1] if index else 0
        last = self._breaks[index] if index < len(self._breaks) else len(self.source)
        return first, last

    def is_plain(self, start: int, end: int) -> bool:
        """Tell whether ``start`` and ``end`` are in the text, with no markup that may hide some."""
        if start < 0 or end > len(self.source) or _MARKUP.search(self._shown, start, end):
            return False
        opened = self.source.rfind("[[", start, end)
        return opened < 0 or "]]" in self.source[opened:]  # else it may be a link's target


def matches_of(
    patterns: Callable[[], Iterable[re.Pattern[str]]],
) -> Callable[[str], Iterator[re.Match[str]]]:
    """Return what yields the matches of some patterns in a text; they are made when it is used."""
    return lambda prose: (match for one in patterns() for match in one.finditer(prose))


def confirming(
    matches: Callable[[str], Iterable[re.Match[str]]],
    may_be: Callable[[re.Match[str]], object],
    is_likely: Callable[[Prose, re.Match[str]], bool] | None = None,
    near: int = _NEAR,
) -> Callable[[str], bool]:
    """Return what tells of a little wikitext whether a rule could act on one of its ``matches``.

    A match ``may_be`` what the rule looks for; where it and the ``near`` code points behind it are
    plain, it must also be likely by the words around it. The rest of its sentence may be cut off.
    """

    def confirms(source: str) -> bool:
        """Tell whether the rule could act in ``source``."""
        excerpt = Excerpt(source)
        return any(
            is_likely is None
            or not excerpt.is_plain(match.start(), match.end() + near)
            or is_likely(excerpt, match)
            for match in filter(may_be, matches(excerpt.prose))
        )

    return confirms
