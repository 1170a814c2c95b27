"""The prefilter of some rules: it finds their triggers, doubled words and listed words."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from bot_plugins.core.prefilter.condensed import Condensed
from bot_plugins.core.prefilter.patterns import Patterns, compiled
from bot_plugins.core.prefilter.places import Hits, Place, in_order
from bot_plugins.core.prefilter.words import WordList, Words, found, keyed
from bot_plugins.core.rule import Rule, Together
from bot_plugins.document import Span

Rules = Collection[Rule]
LONG = 3000
"""Characters beyond which triggers are mostly lists of words. Patterns with many beginnings and
patterns with many continuations multiply each other's states: they take 4 ms per MB one after the
other, and 22 together."""


MOST = 9
"""Maximum rules whose triggers are one pattern. Measured on articles: the triggers of 27 rules take
40 MB in one pattern, 12 MB in three, and on new text half the time."""
REACH = 120
"""Bytes of context on each side of a trigger's match that a rule is given to confirm it. Other
triggers may match text that overlaps the match; no phrase is longer than this."""
_RUN = re.compile(r"\[\^[^\]]*\][*+](?:\\s|</)|\[\^\\\[\\\]\]\*")
"""The part of a trigger that matches any words, a reference's text or a link's target."""
_TAG = re.compile(r"<[^<>]*(?:>|\Z)|\A[^<>]*>")
"""An XML tag between texts, or the rest of a tag that was cut off."""
FAR = 2000
"""The same for unconfirmed rules whose triggers contain a run, such as a reference's text."""
WIDEST = 1000
"""Bytes that matches near each other may span to be confirmed together."""


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
        """Return where a rule could act in the XML of many pages (``<`` and ``&`` are entities)."""
        return Hits(
            in_order([*self._of_patterns(xml, in_xml=True), *self._of_words(xml)]),
            sorted(match.span()[0] for _, where, _ in self._bound for match in where.finditer(xml)),
        )

    def places(self, text: str) -> Sequence[Place]:
        """Return the places in one page's wikitext where a rule could act, sorted.

        Offsets are bytes in its UTF-8. A text that has no UTF-8 (lone surrogates, which no wiki
        serves) is one place as a whole.
        """
        try:
            data = text.encode()
        except UnicodeEncodeError:
            return [Place(0, len(text.encode(errors="surrogatepass")), self.rules)]
        condensed = Condensed(data)
        found = [*self._of_patterns(condensed.data), *self._of_words(condensed.data)]
        places = (Place(*condensed.span(start, end), rules) for start, end, rules in found)
        return in_order([*places, *self._bound_places(text, data)])

    def bound_places(self, text: str) -> list[Place]:
        """Return the places where rules bound to some pages could act, in any order."""
        return [*self._bound_places(text, text.encode())] if self._bound else []

    def _bound_places(self, text: str, data: bytes) -> Iterator[Place]:
        for rule, where, patterns in self._bound:
            if where.search(data):
                listed = _word_list(frozenset(rule.words(text) if rule.words else ()))
                yield from (Place(*span, (rule,)) for span in patterns.spans(data))
                yield from (
                    Place(*span, found_rule)
                    for found_rule, span in found(data, [keyed((rule,), listed.among)])
                )

    def bound(self, text: str) -> frozenset[Rule]:
        """Return the rules bound to some pages that could act in this page's wikitext."""
        data = text.encode(errors="replace") if self._bound else b""
        return frozenset(rule for rule, where, _ in self._bound if where.search(data))

    def useful(self, text: str, bound: Collection[Rule] = ()) -> tuple[Rule, ...]:
        """Return the rules that could act in the wikitext of a page or part, and ``bound``."""
        try:
            data = text.encode()
        except UnicodeEncodeError:
            return self.rules
        return self.rules_at([*self._of_patterns(data), *self._of_words(data)], bound)

    def rules_at(self, places: Iterable[Place], bound: Collection[Rule] = ()) -> tuple[Rule, ...]:
        """Return the rules that could act at some places, and ``bound``."""
        kept = {rule for place in places for rule in place.rules}.union(bound)
        order = self._order
        return tuple(sorted((rule for rule in kept if rule in order), key=order.__getitem__))

    @cached_property
    def _order(self) -> dict[Rule, int]:
        return {rule: place for place, rule in enumerate(self.rules)}

    def _of_patterns(self, data: bytes, *, in_xml: bool = False) -> Iterator[Place]:
        """Yield the places that triggers match, except those that their rules do not confirm."""
        for patterns, reach in self._patterns:
            for spans in _clusters(patterns.spans(data, in_xml=in_xml)):
                around = _around(data, spans[0][0], spans[-1][1], reach).decode(errors="ignore")
                texts = map(html.unescape, _TAG.split(around)) if in_xml else [around]
                if rules := [pattern for text in texts for pattern in _confirmed(patterns, text)]:
                    yield from (Place(*span, rules) for span in spans)

    def _of_words(self, data: bytes) -> Iterator[Place]:
        """Yield listed and doubled words, and what ``Rule.seeks`` and ``Rule.together`` find."""
        yield from (Place(*span, rules) for rules, span in found(data, self._searches) if rules)

    @cached_property
    def _searches(self) -> list[Callable[[Words], Iterable[tuple[Collection[Rule], Span]]]]:
        """The functions that search among words; they yield spans, each with its rules."""
        doubled = tuple(rule for rule in self._free if rule.doubled)
        return [
            *(keyed((rule,), WordList(rule.words("")).among) for rule in self._free if rule.words),
            *(keyed((rule,), rule.seeks) for rule in self._free if rule.seeks),
            *([keyed(doubled, Words.doubled)] if doubled else []),
            *map(
                self._together, dict.fromkeys(rule.together for rule in self._free if rule.together)
            ),
        ]

    def _together(self, together: Together) -> Callable[[Words], Iterator[tuple[Rules, Span]]]:
        own = {rule.name: rule for rule in self._free if rule.together is together}
        return lambda words: (
            ([own[name] for name in names if name in own], span)
            for names, span in together.find(words)
        )


def _clusters(spans: Iterable[Span]) -> Iterator[list[Span]]:
    """Yield groups of spans, in order, that are near enough to be confirmed together."""
    cluster: list[Span] = []
    for span in spans:
        if cluster and not (span[0] - cluster[-1][1] < REACH and span[1] - cluster[0][0] < WIDEST):
            yield cluster
            cluster = []
        cluster.append(span)
    if cluster:
        yield cluster


def _confirmed(patterns: Patterns[Rule], text: str) -> Iterator[Rule]:
    """Yield the rules whose triggers match in an excerpt of wikitext and that confirm it."""
    for rule in patterns.matching(text.encode()):
        if not rule.confirms or rule.confirms(text):
            yield rule


def _around(data: bytes, start: int, end: int, reach: int) -> bytes:
    """Return the text around a span, starting at the beginning of a word."""
    low = max(start - reach, 0)
    return data[max(data.find(b" ", low, start), low) if low else 0 : end + reach]


def _grouped(rules: Iterable[Rule]) -> Iterator[tuple[Patterns[Rule], int]]:
    """Yield the triggers of some rules in a few patterns, grouped by length and use of runs.

    With each goes the number of bytes that an overlapping match may reach beyond a match. A run
    continues while other triggers are searched for, so a single pattern would have too many
    states. So would long triggers of several kinds of slip, and those of more than MOST rules.
    """
    groups: dict[tuple[bool, bool, str], dict[Rule, tuple[str, ...]]] = {}
    for rule in rules:
        if not (own := tuple(rule.patterns)):
            continue
        kind = rule.searched_with or (rule.summary if sum(map(len, own)) > LONG else "")
        has_run = any(map(_RUN.search, own))
        groups.setdefault((has_run, bool(rule.confirms), kind), {})[rule] = own
    for (has_run, confirmed, _), group in groups.items():
        reach = FAR if has_run and not confirmed else REACH
        is_apart = any(rule.searched_with for rule in group)
        for part in [group] if is_apart else _split(group):
            yield Patterns(part), reach


def _split(group: dict[Rule, tuple[str, ...]]) -> Iterator[dict[Rule, tuple[str, ...]]]:
    """Yield a group in parts of at most MOST rules, which are about as large as each other."""
    rules, count = [*group], -(-len(group) // MOST)
    yield from ({rule: group[rule] for rule in rules[first::count]} for first in range(count))


@lru_cache(maxsize=128)
def of(rules: tuple[Rule, ...]) -> Prefilter:
    """Return the prefilter for ``rules``; the same object for the same rules."""
    return Prefilter(rules)


@lru_cache(maxsize=16)
def _word_list(words: frozenset[str]) -> WordList:
    return WordList(words)
