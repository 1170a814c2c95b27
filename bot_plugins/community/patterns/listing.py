r"""The words that a pattern's matches must contain, where they can be listed.

Most rules of typo lists name words: ``\b([tT])eh\b`` matches "teh" and "Teh" and nothing else.
Words are found faster by tables than by any pattern, so this module lists what every match must
have: a word (a whole run of ASCII letters), two words with no letter between them, or a word's
beginning.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache, reduce

from bot_plugins.community.patterns.nodes import (
    Assertion,
    Characters,
    Choice,
    Group,
    LookAround,
    Reference,
    Repeat,
    Sequence,
    Tree,
)

MOST_TEXTS = 2_000
"""A pattern that matches more texts is left to RE2."""
SHORTEST = 3
"""Fewest letters of a word that is searched for: shorter words are on every page."""
SHORTEST_PART = 7
"""The same for a word of a longer text: RE2 sees the text around it as well."""
SHORTEST_BEGINNING = 5
"""Fewest letters of a word's beginning."""
LONGEST_BEGINNING = 8
"""Most letters of a word's beginning that are compared."""
_LETTERS = string.ascii_letters
_FEW = 12
"""A set of more letters is taken for any letter."""
_MOST_COUNTED = 3
"""Repetitions of a letter that are listed; more of them are taken for anything."""
_BETWEEN, _ANY, _BOUNDARY = " ", "*", "|"
"""Marks for what is not an ASCII letter, for what is not listed, and for a word's boundary."""
_WHOLE = re.compile(r"(?<=[ |])[A-Za-z]+(?=[ |])")
_PAIR = re.compile(r"(?<=[ |])(?=([A-Za-z]+)[ |]* [ |]*([A-Za-z]+)[ |])")
_BEGINNING = re.compile(rf"(?<=[ |])[A-Za-z]{{{SHORTEST_BEGINNING},}}(?=\*)")

Texts = frozenset[str]


@dataclass(slots=True)
class ListedTexts:
    """What every match has one of: ``alone`` are words that are whole matches.

    ``words`` are other whole words, ``pairs`` two words with no letter between them, and
    ``beginnings`` the first letters of a word.
    """

    alone: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    pairs: set[tuple[str, str]] = field(default_factory=set)
    beginnings: set[str] = field(default_factory=set)

    def add(self, text: str) -> bool:
        """Note the rarest thing that must be there wherever ``text`` is; return whether any is."""
        inner = text.strip(_BOUNDARY)
        if inner.isalpha() and inner.isascii():
            if len(inner) < SHORTEST or len(text) < len(inner) + 2:
                return False
            self.alone.add(inner)
            return True
        whole = max(_WHOLE.findall(text), key=len, default="")
        if pairs := _PAIR.findall(text):
            self.pairs.add(max(pairs, key=lambda pair: len(pair[0]) + len(pair[1])))
        elif len(whole) >= SHORTEST_PART:
            self.words.add(whole)
        elif begins := _BEGINNING.findall(text):
            self.beginnings.add(max(begins, key=len)[:LONGEST_BEGINNING])
        else:
            return False
        return True


class _TooManyError(Exception):
    """There are too many texts to list."""


def listed(tree: Tree) -> ListedTexts | None:
    """Return what every match of a pattern has one of; None if that cannot be listed."""
    found = ListedTexts()
    try:
        return found if all(map(found.add, _texts(tree))) else None
    except _TooManyError:
        return None


def _texts(tree: Tree) -> Texts:
    match tree:
        case Characters():
            return _of_set(tree)
        case Assertion(source):
            return frozenset((_BOUNDARY if source == r"\b" else "",))
        case LookAround():
            return frozenset(("",))
        case Group(body):
            return _texts(body)
        case Repeat(body, low, high):
            return _repeated(_texts(body), low, high)
        case Sequence(items):
            return reduce(_joined, map(_texts, items), frozenset(("",)))
        case Choice(branches):
            return _limited(text for branch in branches for text in _texts(branch))
        case Reference():
            return frozenset((_ANY,))


@lru_cache(maxsize=4096)
def _of_set(characters: Characters) -> Texts:
    held = [letter for letter in _LETTERS if characters.has(letter)]
    if len(held) > _FEW:
        return frozenset((_ANY,))
    if characters.is_plain and not characters.negated:
        others = any(
            not chr(low).isascii() or chr(low) not in _LETTERS for low, _ in characters.ranges
        )
    else:
        others = True
    return frozenset((*held, *([_BETWEEN] * others)))


def _repeated(once: Texts, low: int, high: int | None) -> Texts:
    if once <= {_BETWEEN, ""}:
        return once | ({""} if low == 0 else set())
    if once == {_ANY}:
        return frozenset((_ANY, *([""] * (low == 0))))
    texts = reduce(_joined, [once] * min(low, _MOST_COUNTED), frozenset(("",)))
    every = set(texts)
    for _ in range(low, min(high or _MOST_COUNTED, _MOST_COUNTED)):
        texts = _joined(texts, once)
        every |= texts
    is_cut = high is None or high > _MOST_COUNTED
    return _limited(every | {text + _ANY for text in texts} if is_cut else every)


def _joined(left: Texts, right: Texts) -> Texts:
    if len(left) * len(right) > MOST_TEXTS:
        raise _TooManyError
    return frozenset(before + after for before in left for after in right)


def _limited(texts: Iterable[str]) -> Texts:
    found = frozenset(texts)
    if len(found) > MOST_TEXTS:
        raise _TooManyError
    return found
