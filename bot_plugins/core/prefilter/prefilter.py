"""The prefilter of some rules: their triggers, words that stand twice, and words of their lists."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from bot_plugins.core.prefilter.patterns import Patterns, compiled
from bot_plugins.core.prefilter.places import Hits, Place, in_order
from bot_plugins.core.prefilter.words import WordList, Words, found
from bot_plugins.core.rule import Rule
from bot_plugins.document import Span

LONG = 3000
"""Characters of triggers that are mostly lists of words. What begins in many ways and what goes
on in many ways multiply each other's states: 4 ms per MB one after the other, 22 together."""


REACH = 120
"""Bytes to each side of what a trigger matched that a rule is given to confirm. Other triggers may
match something that overlaps it; no phrase is longer."""
_RUN = re.compile(r"\[\^[^\]]*\][*+](?:\\s|</)|\[\^\\\[\\\]\]\*")
"""A run of any words, of a reference's text or of a link's target in a trigger."""
_TAG = re.compile(r"<[^<>]*(?:>|\Z)|\A[^<>]*>")
"""A tag of XML between texts, or what is left of one."""
FAR = 2000
"""The same where nothing is confirmed, and triggers hold a run: a reference's text, for one."""
WIDEST = 1000
"""Bytes in which matches that stand near each other are told together."""


class Prefilter:
    """Where ``rules`` could act in raw wikitext."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._free = [rule for rule in rules if not rule.only_where]
        self._patterns = [*_grouped(self._free)]
        self._bound = [
            (rule, compiled(rule.only_where), Patterns({rule: rule.patterns}))
            for rule in rules
            if rule.only_where
        ]

    def hits(self, xml: bytes) -> Hits:
        """Return where in the XML of many pages a rule could act: ``<`` and ``&`` are entities."""
        return Hits(
            in_order([*self._of_patterns(xml, in_xml=True), *self._of_words(xml)]),
            sorted(match.span()[0] for _, where, _ in self._bound for match in where.finditer(xml)),
        )

    def places(self, text: str) -> Sequence[Place]:
        """Return the places in one page's wikitext where a rule could act, sorted.

        Offsets are those of its UTF-8. Text that has none (lone surrogates, which no
        wiki serves) is one such place as a whole.
        """
        try:
            data = text.encode()
        except UnicodeEncodeError:
            return [Place(0, len(text.encode(errors="surrogatepass")), self.rules)]
        return in_order(
            [*self._of_patterns(data), *self._of_words(data), *self._bound_places(text, data)]
        )

    def bound_places(self, text: str) -> list[Place]:
        """Return the places in which rules could act that are bound to some pages, in any order."""
        return [*self._bound_places(text, text.encode())] if self._bound else []

    def _bound_places(self, text: str, data: bytes) -> Iterator[Place]:
        for rule, where, patterns in self._bound:
            if where.search(data):
                listed = _word_list(frozenset(rule.words(text) if rule.words else ()))
                yield from (Place(*span, (rule,)) for span in patterns.spans(data))
                yield from (
                    Place(*span, one) for one, span in found(data, [((rule,), listed.among)])
                )

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
        return self.rules_at([*self._of_patterns(data), *self._of_words(data)], bound)

    def rules_at(self, places: Iterable[Place], bound: Collection[Rule] = ()) -> tuple[Rule, ...]:
        """Return the rules that could act at some places, and the ``bound``."""
        kept = {rule for place in places for rule in place.rules}.union(bound)
        return tuple(rule for rule in self.rules if rule in kept)

    def _of_patterns(self, data: bytes, *, in_xml: bool = False) -> Iterator[Place]:
        """Yield what triggers match, but for what their rules do not confirm."""
        for patterns, reach in self._patterns:
            for spans in _clusters(patterns.spans(data, in_xml=in_xml)):
                around = _around(data, spans[0][0], spans[-1][1], reach).decode(errors="ignore")
                texts = map(html.unescape, _TAG.split(around)) if in_xml else [around]
                if rules := [one for text in texts for one in _confirmed(patterns, text)]:
                    yield from (Place(*span, rules) for span in spans)

    def _of_words(self, data: bytes) -> Iterator[Place]:
        """Yield words of lists, what stands twice, and what rules that seek by themselves find."""
        yield from (Place(*span, rules) for rules, span in found(data, self._ways))

    @cached_property
    def _ways(self) -> list[tuple[tuple[Rule, ...], Callable[[Words], Iterable[Span]]]]:
        """Ways of looking among words, each with the rules that look so."""
        doubled = tuple(rule for rule in self._free if rule.doubled)
        return [
            *(((rule,), WordList(rule.words("")).among) for rule in self._free if rule.words),
            *(((rule,), rule.seeks) for rule in self._free if rule.seeks),
            *([(doubled, Words.doubled)] if doubled else []),
        ]


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


def _confirmed(patterns: Patterns[Rule], text: str) -> Iterator[Rule]:
    """Yield the rules that could act in a little wikitext by what their triggers match there."""
    for rule in patterns.matching(text.encode()):
        if not rule.confirms or rule.confirms(text):
            yield rule


def _around(data: bytes, start: int, end: int, reach: int) -> bytes:
    """Return what stands around a span, from the beginning of a word on."""
    low = max(start - reach, 0)
    return data[max(data.find(b" ", low, start), low) if low else 0 : end + reach]


def _grouped(rules: Iterable[Rule]) -> Iterator[tuple[Patterns[Rule], int]]:
    """Yield the triggers of some rules in a few patterns: alike in length, and in runs they hold.

    With each goes how far, in bytes, what overlaps a match may reach beyond it. A run goes on
    while the others are looked for: all in one pattern would have too many states. So would long
    ones of several kinds of slip.
    """
    groups: dict[tuple[bool, bool, str], dict[Rule, tuple[str, ...]]] = {}
    for rule in rules:
        own = tuple(rule.patterns)
        kind = rule.summary if sum(map(len, own)) > LONG else ""
        has_run = any(map(_RUN.search, own))
        groups.setdefault((has_run, bool(rule.confirms), kind), {})[rule] = own
    for (has_run, confirmed, _), group in groups.items():
        yield Patterns(group), FAR if has_run and not confirmed else REACH


@lru_cache(maxsize=128)
def of(rules: tuple[Rule, ...]) -> Prefilter:
    """Return the prefilter for ``rules``; the same for the same rules."""
    return Prefilter(rules)


@lru_cache(maxsize=16)
def _word_list(words: frozenset[str]) -> WordList:
    return WordList(words)
