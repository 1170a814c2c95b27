"""Counts how verbs are used in texts, for the tables of valency and infinitives.

It counts words next to each other, without a parse: in a large text the errors of this average
out, and it takes a minute for 200 MB.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from bot_plugins.languages.english import grammar, lexicon
from bot_plugins.languages.english.lexicon import Form

Counts = Counter[tuple[str, str]]
"""How often a pattern (``ACTIVE`` and so on) was seen with a word."""
ACTIVE, OBJECTS, INFINITIVES = "active", "objects", "infinitives"
PASSIVE, AGENTS, BARE = "passive", "agents", "bare"
PERFECT, POSSESSED = "perfect", "possessed"
OPENS, OTHER = "before an infinitive", "before another word"

_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*|[.,;:()]|\d+")
_BE = frozenset("is are was were be been being".split())
_HAVE = frozenset("have has had having".split())
_BEFORE_BASE = frozenset(
    "will would shall should can could may might must to cannot did does do didn't don't"
    " doesn't".split()
)
_ADVERBS = frozenset(grammar.ADVERBS) | {"not", "been", "n't"}
_MOST_ADVERBS = 2
_OBJECTS = grammar.DETERMINERS | frozenset(
    "him them me us it himself herself itself themselves more most such another other what"
    " whatever".split()
)
_SURE = frozenset(
    "be become do find get give go have help keep leave make play show take use work".split()
)
"""Base forms that are also nouns, but hardly ever after "to"."""


def count(texts: Iterable[str]) -> Counts:
    """Count all patterns in texts: participles by the participle, all else by the base form."""
    counts: Counts = Counter()
    for text in texts:
        words = _WORD.findall(text)
        counts.update(_infinitives(words))
        counts.update(_groups([word.lower() for word in words]))
    return counts


def _groups(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the patterns after each auxiliary, skipping adverbs."""
    for index, auxiliary in enumerate(words):
        place = _behind_adverbs(words, index + 1)
        if place >= len(words):
            continue
        after = words[place + 1] if place + 1 < len(words) else ""
        if auxiliary in _BE:
            yield from _behind_be(words[place], after)
        elif auxiliary in _HAVE:
            yield from _behind_have(words[place])
        elif auxiliary in _BEFORE_BASE:
            yield from _behind_modal(words[place], after)


def _behind_adverbs(words: Sequence[str], start: int) -> int:
    place = start
    while place < min(len(words), start + _MOST_ADVERBS) and _is_adverb(words[place]):
        place += 1
    return place


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or (word.endswith("ly") and word not in lexicon.verbs())


def _behind_be(word: str, after: str) -> Iterator[tuple[str, str]]:
    if Form.PARTICIPLE in lexicon.forms(word):
        yield PASSIVE, word
        if after == "by":
            yield AGENTS, word
    if word in lexicon.verbs():
        yield BARE, word


def _behind_have(word: str) -> Iterator[tuple[str, str]]:
    if Form.PARTICIPLE in lexicon.forms(word):
        yield PERFECT, word
    if word in lexicon.verbs():
        yield POSSESSED, word


def _behind_modal(word: str, after: str) -> Iterator[tuple[str, str]]:
    if word in lexicon.verbs():
        yield ACTIVE, word
        if after in _OBJECTS or after.isdigit():
            yield OBJECTS, word
        if after == "to":
            yield INFINITIVES, word


def _infinitives(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the lower-case words before a "to", by the kind of word after it."""
    for before, to, after in zip(words, words[1:], words[2:], strict=False):
        if to == "to" and before.islower():
            if after in _sure_bases():
                yield OPENS, before
            elif after not in lexicon.verbs():
                yield OTHER, before


@cache
def _sure_bases() -> frozenset[str]:
    """Return the base forms that are neither nouns nor adjectives."""
    bases = (base for base in lexicon.verbs() if not {"n", "j"} & {*lexicon.classes(base)})
    return _SURE.union(bases)
