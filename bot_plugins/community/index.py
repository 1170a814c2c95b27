"""The words of a list's rules, searched for in one pass over the words of a text.

The tables have one mark for each word, pair of words or beginning; where one is found, the rules
that list it are asked whether their patterns could match there.
"""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from bot_plugins.community.patterns.listing import ListedTexts
from bot_plugins.community.patterns.matching import Matcher
from bot_plugins.core.prefilter.prefilter import REACH
from bot_plugins.core.prefilter.words import WordKeys, Words
from bot_plugins.document import Span

Names = Sequence[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule in the index: its name, how it matches, and what its matches have one of."""

    name: str
    matcher: Matcher
    listed: ListedTexts


class Index:
    """The words of some rules (``core.rule.Together``)."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._matchers: dict[str, Matcher] = {}
        self._alone: dict[bytes, list[str]] = defaultdict(list)
        self._words: dict[bytes, list[str]] = defaultdict(list)
        self._pairs: dict[bytes, list[str]] = defaultdict(list)
        self._beginnings: dict[int, dict[bytes, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._asked: set[bytes] = set()
        for entry in entries:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        self._matchers[entry.name] = entry.matcher
        for word in entry.listed.alone:
            self._alone[word.encode()].append(entry.name)
        for word in entry.listed.words:
            self._words[word.encode()].append(entry.name)
        for pair in entry.listed.pairs:
            self._pairs[" ".join(pair).encode()].append(entry.name)
        for beginning in entry.listed.beginnings:
            self._beginnings[len(beginning)][beginning.encode()].append(entry.name)

    def find(self, words: Words) -> Iterator[tuple[Names, Span]]:
        """Yield spans (bytes) where rules could act, with the names of these rules."""
        if len(words.keys) == 0:
            return
        yield from self._found_alone(words)
        yield from self._found(words, self._marks[0].may_hold(words.keys), self._words)
        yield from self._found(words, self._marks[1].may_hold(words.pairs()), self._pairs, step=1)
        for length, marks in self._marks_of_beginnings.items():
            is_marked = marks.may_hold(words.beginnings(length))
            yield from self._found(words, is_marked, self._beginnings[length], length=length)

    def _found_alone(self, words: Words) -> Iterator[tuple[Names, Span]]:
        places = self._marks_alone.may_hold(words.keys).nonzero()[0]
        for start, end in words.spans(places):
            word = words.data[start:end]
            if names := self._alone.get(word):
                if word not in self._asked:
                    self._asked.add(word)
                    names = self._alone[word] = self._changing(word.decode(), names)
                if names:
                    yield from self._confirmed(words.data, (start, end), names)

    def _changing(self, word: str, names: list[str]) -> list[str]:
        """Return the rules that could change a word: many patterns match the right word too."""
        return [name for name in names if self._matchers[name].changes(word)]

    def _found(
        self,
        words: Words,
        is_marked: npt.NDArray[np.bool_],
        table: Mapping[bytes, list[str]],
        *,
        step: int = 0,
        length: int | None = None,
    ) -> Iterator[tuple[Names, Span]]:
        starts, ends = words.starts, words.ends
        for place in is_marked.nonzero()[0].tolist():
            start, end = int(starts[place]), int(ends[place])
            last = min(place + step, len(starts) - 1)
            key = words.data[start:end][:length]
            if step:
                key += b" " + words.data[int(starts[last]) : int(ends[last])]
            if names := table.get(key):
                yield from self._confirmed(words.data, (start, int(ends[last])), names)

    def _confirmed(self, data: bytes, span: Span, names: Names) -> Iterator[tuple[Names, Span]]:
        low, high = span[0] - REACH, span[1] + REACH
        around = data[max(low, data.find(b" ", max(low, 0), span[0]), 0) : high]
        if low <= 0 or high >= len(data):
            yield names, span  # what stands beside it is not here
            return
        text = around.decode(errors="ignore")
        texts = [text, html.unescape(text)] if "&" in text else [text]
        may_hit = ((name, map(self._matchers[name].may_hit, texts)) for name in names)
        if kept := [name for name, hits in may_hit if any(hits)]:
            yield kept, span

    @cached_property
    def _marks_alone(self) -> WordKeys:
        return WordKeys(Words(b" ".join(self._alone)).keys)

    @cached_property
    def _marks(self) -> tuple[WordKeys, WordKeys]:
        """The marks of words, and of pairs."""
        pairs = Words(b" ".join(self._pairs)).pairs()[::2]
        return WordKeys(Words(b" ".join(self._words)).keys), WordKeys(pairs)

    @cached_property
    def _marks_of_beginnings(self) -> dict[int, WordKeys]:
        return {
            length: WordKeys(Words(b" ".join(table)).beginnings(length))
            for length, table in self._beginnings.items()
        }
