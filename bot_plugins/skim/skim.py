"""One skim for some rules: their triggers, words that stand twice, and words of their lists."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot_plugins.document import Span
from bot_plugins.rule import Rule
from bot_plugins.skim.patterns import Patterns, compiled
from bot_plugins.skim.words import WordList, found, is_doubled, pieces, runs

LONG = 3000
"""Characters of triggers that are mostly lists of words. What begins in many ways and what goes
on in many ways multiply each other's states: 4 ms per MB one after the other, 22 together."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Where in XML rules could act (``spans``), and where it says that bound rules may (``bound``).

    Both are sorted offsets of bytes; what is bound to a page counts for no other.
    """

    spans: Sequence[Span]
    bound: Sequence[int]

    def within(self, start: int, end: int) -> Sequence[Span]:
        """Return the spans that begin from ``start`` to before ``end``."""
        low = bisect_left(self.spans, (start,))
        return self.spans[low : bisect_left(self.spans, (end,), low)]

    def binds(self, start: int, end: int) -> bool:
        """Tell whether bound rules may act between ``start`` and ``end``."""
        return bisect_left(self.bound, start) < bisect_left(self.bound, end)


REACH = 120
"""Bytes to each side of what a trigger matched that a rule is given to confirm. Other triggers may
match something that overlaps it; no phrase is longer."""
_RUN = re.compile(r"\[\^[^\]]*\][*+](?:\\s|</)|\[\^\\\[\\\]\]\*")
"""A run of any words, of a reference's text or of a link's target in a trigger."""
WIDEST = 1000
"""Bytes in which matches that stand near each other are told together."""


class Skim:
    """Where ``rules`` could act in raw wikitext."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._free = [rule for rule in rules if not rule.only_where]
        self._patterns, self._confirmed = (
            [*_grouped(rule for rule in self._free if bool(rule.confirms) == is_confirmed)]
            for is_confirmed in (False, True)
        )
        self._bound = [
            (rule, compiled(rule.only_where), Patterns({rule: rule.patterns}))
            for rule in rules
            if rule.only_where
        ]

    def hits(self, xml: bytes) -> Hits:
        """Return where in the XML of many pages a rule could act: ``<`` and ``&`` are entities."""
        return Hits(
            sorted([*self._of_patterns(xml, in_xml=True), *self._of_words(xml)]),
            sorted(match.span()[0] for _, where, _ in self._bound for match in where.finditer(xml)),
        )

    def places(self, text: str) -> Sequence[Span]:
        """Return the spans of one page's wikitext in which a rule could act, sorted.

        Offsets are those of bytes in its UTF-8. Text that has none (lone surrogates, which no
        wiki serves) is one such place as a whole.
        """
        try:
            data = text.encode()
        except UnicodeEncodeError:
            return [(0, len(text.encode(errors="surrogatepass")))]
        return sorted(
            [*self._of_patterns(data), *self._of_words(data), *self._bound_places(text, data)]
        )

    def bound_places(self, text: str) -> list[Span]:
        """Return the places in which rules could act that are bound to some pages, in any order."""
        return [*self._bound_places(text, text.encode())] if self._bound else []

    def _bound_places(self, text: str, data: bytes) -> Iterator[Span]:
        for rule, where, patterns in self._bound:
            if where.search(data):
                listed = _word_list(frozenset(rule.words(text) if rule.words else ()))
                yield from patterns.spans(data)
                yield from found(data, [listed])

    def bound(self, text: str) -> frozenset[Rule]:
        """Return the rules bound to some pages that could act in this page's wikitext."""
        data = text.encode(errors="replace") if self._bound else b""
        return frozenset(rule for rule, where, _ in self._bound if where.search(data))

    def useful(self, text: str, bound: Collection[Rule] = ()) -> tuple[Rule, ...]:
        """Return the rules that could act in wikitext, a page's or a part's; also the ``bound``."""
        try:
            data = text.encode()
        except UnicodeEncodeError:
            return self.rules
        kept = {rule for some in self._patterns for rule in some.matching(data)}.union(bound)
        kept.update(rule for _, rules in self._confirmed_matches(data) for rule in rules)
        letters = runs(data)
        kept.update(rule for rule, listed in self._lists.items() if listed.has_any(letters))
        kept.update(rule for rule in self._free if rule.seeks and any(rule.seeks(data)))
        if is_doubled(data, letters):
            kept.update(rule for rule in self._free if rule.doubled)
        return tuple(rule for rule in self.rules if rule in kept)

    def _of_patterns(self, data: bytes, *, in_xml: bool = False) -> Iterator[Span]:
        for patterns in self._patterns:
            yield from patterns.spans(data, in_xml=in_xml)
        yield from (span for span, _ in self._confirmed_matches(data, in_xml=in_xml))

    def _confirmed_matches(
        self, data: bytes, *, in_xml: bool = False
    ) -> Iterator[tuple[Span, list[Rule]]]:
        """Yield what triggers match and some rules confirm, and those rules."""
        for patterns in self._confirmed:
            for spans in _clusters(patterns.spans(data, in_xml=in_xml)):
                text = _around(data, spans[0][0], spans[-1][1]).decode(errors="ignore")
                text = html.unescape(text) if in_xml else text
                rules = patterns.matching(text.encode())
                if sure := [rule for rule in rules if rule.confirms and rule.confirms(text)]:
                    yield from ((span, sure) for span in spans)

    def _of_words(self, data: bytes) -> Iterator[Span]:
        """Yield words of lists, what stands twice, and what rules that seek by themselves find."""
        yield from found(data, self._listed, doubled=any(rule.doubled for rule in self._free))
        seeking = [rule.seeks for rule in self._free if rule.seeks]
        for offset, piece in pieces(data) if seeking else ():
            for seek in seeking:
                yield from ((start + offset, end + offset) for start, end in seek(piece))

    @cached_property
    def _listed(self) -> list[WordList]:
        """The words of all lists as one, which is looked at once."""
        listed = frozenset().union(*(rule.words("") for rule in self._free if rule.words))
        return [WordList(listed)] if listed else []

    @cached_property
    def _lists(self) -> dict[Rule, WordList]:
        return {rule: WordList(rule.words("")) for rule in self._free if rule.words}


def _clusters(spans: Iterable[Span]) -> Iterator[list[Span]]:
    """Yield spans, in order, that stand so near each other that one look tells of all."""
    cluster: list[Span] = []
    for span in spans:
        if cluster and not (span[0] - cluster[-1][1] < REACH and span[1] - cluster[0][0] < WIDEST):
            yield cluster
            cluster = []
        cluster.append(span)
    if cluster:
        yield cluster


def _around(data: bytes, start: int, end: int) -> bytes:
    """Return what stands around a span, from the beginning of a word on."""
    low = max(start - REACH, 0)
    return data[max(data.find(b" ", low, start), low) if low else 0 : end + REACH]


def _grouped(rules: Iterable[Rule]) -> Iterator[Patterns[Rule]]:
    """Yield the triggers of some rules in a few patterns: alike in length, and in runs they hold.

    A run goes on while the others are looked for: all in one pattern would have too many states.
    So would long ones of several kinds of slip.
    """
    groups: dict[tuple[bool, str], dict[Rule, tuple[str, ...]]] = {}
    for rule in rules:
        own = tuple(rule.patterns)
        kind = rule.summary if sum(map(len, own)) > LONG else ""
        groups.setdefault((any(map(_RUN.search, own)), kind), {})[rule] = own
    yield from map(Patterns, groups.values())


@lru_cache(maxsize=128)
def of(rules: tuple[Rule, ...]) -> Skim:
    """Return the skim for ``rules``; the same for the same rules."""
    return Skim(rules)


@lru_cache(maxsize=16)
def _word_list(words: frozenset[str]) -> WordList:
    return WordList(words)
