"""One skim for some rules: their triggers, words that stand twice, and words of their lists."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property, lru_cache

from bot_plugins.rule import Rule
from bot_plugins.skim.patterns import Patterns, compiled
from bot_plugins.skim.words import WordList, Words, is_doubled

Span = tuple[int, int]


class Skim:
    """Where ``rules`` could act in raw wikitext."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._free = [rule for rule in rules if not rule.only_where]
        self._patterns = Patterns(rule.patterns for rule in self._free)
        self._bound = [
            (rule, compiled(rule.only_where), Patterns([rule.patterns]))
            for rule in rules
            if rule.only_where
        ]

    def hits(self, data: bytes, *, escaped: bool = False) -> Sequence[int]:
        """Return where in ``data`` (UTF-8) a rule could act: sorted offsets of bytes.

        With ``escaped`` the text is that of an XML file, where ``<``, ``>`` and ``&`` are
        entities; it may hold many pages, and what binds a rule to some pages counts as a hit.
        """
        spans = [*self._patterns.spans(data, in_xml=escaped), *self._of_words(Words(data))]
        for _, where, _ in self._bound:
            spans += (match.span() for match in where.finditer(data))
        return sorted(start for start, _ in spans)

    def places(self, text: str) -> Sequence[Span]:
        """Return the spans of one page's wikitext in which a rule could act, sorted.

        Offsets are those of bytes in its UTF-8. Text that has none (lone surrogates, which no
        wiki serves) is one such place as a whole.
        """
        try:
            data = text.encode()
        except UnicodeEncodeError:
            return [(0, len(text.encode(errors="surrogatepass")))]
        words = Words(data)
        spans = [*self._patterns.spans(data), *self._of_words(words)]
        for rule, where, patterns in self._bound:
            if where.search(data):
                spans += patterns.spans(data)
                spans += words.among(_word_list(frozenset(rule.words(text) if rule.words else ())))
        return sorted(spans)

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
        kept = {self._free[number] for number in self._patterns.matching(data)}.union(bound)
        kept.update(rule for rule, listed in self._lists.items() if listed.is_in(data))
        if is_doubled(data):
            kept.update(rule for rule in self._free if rule.doubled)
        return tuple(rule for rule in self.rules if rule in kept)

    def _of_words(self, words: Words) -> Iterator[Span]:
        if any(rule.doubled for rule in self._free):
            yield from words.doubled()
        for listed in self._lists.values():
            yield from words.among(listed)

    @cached_property
    def _lists(self) -> dict[Rule, WordList]:
        return {rule: WordList(rule.words("")) for rule in self._free if rule.words}


@lru_cache(maxsize=64)
def of(rules: tuple[Rule, ...]) -> Skim:
    """Return the skim for ``rules``; the same for the same rules."""
    return Skim(rules)


@lru_cache(maxsize=16)
def _word_list(words: frozenset[str]) -> WordList:
    return WordList(words)
