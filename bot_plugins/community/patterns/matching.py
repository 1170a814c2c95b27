"""One find-and-replace rule as it is matched: by google-re2 where that finds the same, or by regex.

Patterns are compiled when they are first needed: of some thousands, most never are. ``regex``
gets a bound in time, because patterns of lists are written by anybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import regex

from bot_plugins.community.patterns import ascii as stand_ins
from bot_plugins.community.patterns.confirming import confirming
from bot_plugins.community.patterns.nodes import Tree
from bot_plugins.community.patterns.parser import Parsed
from bot_plugins.community.patterns.replacements import WHOLE, Replacement
from bot_plugins.community.patterns.writing import written
from bot_plugins.core.prefilter.patterns import compiled
from bot_plugins.document import OPAQUE

SECONDS = 0.25
"""Seconds that a pattern may take for one text; a pattern that takes longer is used no more."""
LONGEST_MATCH = 100
"""Most code points of a match: the prefilter reads that far beyond a place (``REACH``)."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A match: its span in code points, and the text to put there."""

    start: int
    end: int
    replacement: str


@dataclass(eq=False)
class Matcher:
    """A pattern and its replacement. ``gave_up`` says that it took too long, and finds nothing."""

    parsed: Parsed
    replacement: Replacement
    follows_case: bool = False
    gave_up: bool = field(default=False, init=False)

    @cached_property
    def is_whole_in_re2(self) -> bool:
        """Whether google-re2 finds what the pattern finds."""
        return stand_ins.for_ascii(self.parsed.tree) is not None

    def check(self) -> None:
        """Compile the pattern now.

        Raises:
            regex.error: ``regex`` cannot read it.
        """
        self._exact  # noqa: B018 - compiled when it is asked for

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield the matches that change something, from left to right."""
        for start, end, groups in self._matches(text):
            before = text[start:end]
            if 0 < end - start <= LONGEST_MATCH:
                after = self._filled(groups, before)
                if after != before:
                    yield Hit(start, end, after)

    def may_hit(self, excerpt: str) -> bool:
        """Tell whether the pattern could match in an excerpt of wikitext (see ``confirming``)."""
        try:
            if self.gave_up or not (found := self._excerpt.search(excerpt, timeout=SECONDS)):
                return False
            return self._alone is self._excerpt or any(
                self._alone.match(OPAQUE + excerpt[start:], 1, timeout=SECONDS)
                for start in self._starts(excerpt, found)
            )
        except TimeoutError:
            self.gave_up = True
            return False

    def _starts(self, excerpt: str, found: regex.Match[str] | None) -> Iterator[int]:
        while found:
            yield found.start()
            found = self._excerpt.search(excerpt, found.start() + 1, timeout=SECONDS)

    def changes(self, word: str) -> bool:
        """Tell whether the pattern could change a word that it matches as a whole."""
        try:
            found = self._alone.fullmatch(word, timeout=SECONDS)
        except TimeoutError:
            self.gave_up = True
            found = None
        return found is not None and word != self._filled(found.groupdict(), word)

    def _filled(self, groups: Mapping[str, str | None], whole: str) -> str:
        text = self.replacement.filled(
            lambda number: whole if number == WHOLE else groups.get(f"g{number}") or ""
        )
        return _with_case_of(whole, text) if self.follows_case else text

    def _matches(self, text: str) -> Iterator[tuple[int, int, dict[str, str | None]]]:
        """Yield spans in code points, and what groups matched."""
        if self.gave_up:
            return
        data = stand_ins.in_ascii(text) if self._in_re2 else None
        if data is not None:
            for match in self._in_re2.finditer(data):
                yield *match.span(), {name: _part(match, at, text) for name, at in self._groups}
            return
        try:
            for found in self._exact.finditer(text, timeout=SECONDS):
                yield *found.span(), found.groupdict()
        except TimeoutError:
            self.gave_up = True

    @cached_property
    def _groups(self) -> list[tuple[str, int]]:
        """The names of the groups in the pattern of RE2, with the numbers they have there."""
        index = self._in_re2.groupindex if self._in_re2 else {}
        return [(name.decode(), number) for name, number in index.items()]

    @cached_property
    def _in_re2(self) -> Any:  # noqa: ANN401 - re2 has no types
        source = stand_ins.for_ascii(self.parsed.tree)
        return compiled(source) if source else None

    @cached_property
    def _exact(self) -> regex.Pattern[str]:
        return _regex(self.parsed.tree)

    @cached_property
    def _excerpt(self) -> regex.Pattern[str]:
        return _regex(confirming(self.parsed.tree, self.parsed.groups))

    @cached_property
    def _alone(self) -> regex.Pattern[str]:
        source = written(confirming(self.parsed.tree, self.parsed.groups, alone=True))
        if source == self._excerpt.pattern and r"\B" not in source:
            return self._excerpt
        return regex.compile(source, regex.MULTILINE)


def _regex(tree: Tree) -> regex.Pattern[str]:
    return regex.compile(written(tree), regex.MULTILINE)


def _with_case_of(before: str, after: str) -> str:
    """Return a text in capitals, or capitalized, if the text before was so."""
    if before.isupper() and len(before) > 1:
        return after.upper()
    return after[:1].upper() + after[1:] if before[:1].isupper() else after


def _part(match: Any, number: int, text: str) -> str:  # noqa: ANN401
    start, end = match.span(number)
    return text[start:end] if start >= 0 else ""
