r"""A pattern loosened for google-re2: it matches wherever the pattern does, and perhaps elsewhere.

Look-arounds are left out, back-references become what their group could match, and possessive
repetitions and atomic groups become ordinary ones. ``\w``, ``\s`` and ``\d`` mean ASCII in
RE2, so they are written as sets that have every other character too. ``\b`` stays only beside a
character that is surely an ASCII letter, digit or underscore: there, a boundary in Unicode is one
in ASCII.

A look-ahead at the end, or a look-behind at the beginning, becomes a part of the pattern if it
says what must be there and can only match prose: it makes the pattern much rarer.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping
from functools import lru_cache

from bot_plugins.community.patterns.frequency import frequency
from bot_plugins.community.patterns.lengths import can_be_empty
from bot_plugins.community.patterns.nodes import (
    LAST,
    Assertion,
    Characters,
    Choice,
    Group,
    LookAround,
    Reference,
    Repeat,
    Sequence,
    Tree,
    every,
)
from bot_plugins.community.patterns.parser import Parsed, UnreadablePatternError
from bot_plugins.community.patterns.writing import times
from bot_plugins.document import OPAQUE, TRANSPARENT

_ASCII = "".join(map(chr, range(128)))
_WORD = frozenset(string.ascii_letters + string.digits + "_")
_HIDDEN = OPAQUE + TRANSPARENT
MOST_COUNTED = 8
"""Largest number in a repetition that RE2 is asked to count; others become ``*`` or ``+``."""
LARGEST = 20_000
"""Most characters of a loosened pattern: references to references grow without end."""


def loosened(parsed: Parsed) -> tuple[str, float]:
    """Return the pattern for RE2, and how often it is to be expected, by character of text.

    Raises:
        UnreadablePatternError: it could match nothing at all, so it would match everywhere.
    """
    tree = Sequence(tuple(_with_needs([*_items(parsed.tree)])))
    if can_be_empty(tree, parsed.groups):
        raise UnreadablePatternError("it can match without any character")
    return _Loosening(parsed.groups).of(tree), frequency(tree, parsed.groups)


def _with_needs(items: list[Tree]) -> list[Tree]:
    """Put in what look-behinds before the first character, and look-aheads after the last, need."""
    places = [
        place for place, item in enumerate(items) if not isinstance(item, Assertion | LookAround)
    ]
    if not places:
        return items
    before, after = items[: places[0]], items[places[-1] + 1 :]
    needed, following = _needed(before, ahead=False), _needed(after, ahead=True)
    inner = items[places[0] : places[-1] + 1]
    return [*needed, *_assertions(before), *inner, *_assertions(after), *following]


def _assertions(items: list[Tree]) -> list[Tree]:
    return [item for item in items if isinstance(item, Assertion)]


def _items(tree: Tree) -> tuple[Tree, ...]:
    return tree.items if isinstance(tree, Sequence) else (tree,)


def _needed(items: list[Tree], *, ahead: bool) -> list[Tree]:
    """Return what look-arounds say must be there, if it can only be prose."""
    return [
        item.body
        for item in items
        if isinstance(item, LookAround) and item.ahead == ahead and not item.negative
        if reads_prose(item.body)
    ][:1]


def reads_prose(tree: Tree) -> bool:
    """Tell whether a tree matches no placeholder: what it matches is in the wikitext as well."""
    return every(tree, lambda leaf: isinstance(leaf, Assertion) or _excludes_hidden(leaf))


@lru_cache(maxsize=4096)
def _excludes_hidden(characters: Characters) -> bool:
    if characters.is_plain and not characters.negated:
        return all(high < ord(OPAQUE) for _, high in characters.ranges)
    return not any(map(characters.has, _HIDDEN))


class _Loosening:
    def __init__(self, groups: Mapping[int, Tree]) -> None:
        self._groups = groups
        self._size = 0

    def of(self, tree: Tree) -> str:
        """Return a tree as RE2 writes it, loosened."""
        match tree:
            case Characters():
                return self._counted(loose_set(tree))
            case Assertion() | LookAround():
                return ""  # a boundary beside characters is written by its sequence
            case Group(body):
                return f"(?:{self.of(body)})"
            case Repeat(body, low, high):
                return self._repeated(body, low, high)
            case Sequence(items):
                return "".join(self._sequence(items))
            case Choice(branches):
                return f"(?:{'|'.join(map(self.of, branches))})"
            case Reference(number):
                return f"(?:{self.of(self._groups[number])})"

    def _counted(self, text: str) -> str:
        self._size += len(text)
        if self._size > LARGEST:
            raise UnreadablePatternError("it is too large")
        return text

    def _repeated(self, body: Tree, low: int, high: int | None) -> str:
        inner = self.of(body)
        if not inner:
            return ""
        is_small = isinstance(body, Characters) and max(low, high or 0) <= MOST_COUNTED
        if not (is_small or (low, high) == (0, 1)):
            low, high = min(low, 1), None
        single = inner if isinstance(body, Characters | Group) else f"(?:{inner})"
        return single + times(low, high)

    def _sequence(self, items: tuple[Tree, ...]) -> Iterable[str]:
        for place, item in enumerate(items):
            if isinstance(item, Assertion):
                is_beside = begins(items[place + 1 :]) or begins(items[:place], reverse=True)
                yield r"\b" if item.source == r"\b" and is_beside else ""
            else:
                yield self.of(item)


def begins(items: Iterable[Tree], *, reverse: bool = False) -> bool:
    """Tell whether some items surely begin with an ASCII word character, or end with one."""
    for item in [*items][::-1] if reverse else items:
        is_word, may_be_empty = _edge(item, reverse=reverse)
        if not (is_word and may_be_empty):
            return is_word and not may_be_empty
    return False


def _edge(tree: Tree, *, reverse: bool) -> tuple[bool, bool]:
    """Return whether a tree begins (or ends) with word characters alone, and may match nothing."""
    match tree:
        case Characters():
            return _is_word(tree), False
        case Assertion() | LookAround():
            return True, True
        case Group(body):
            return _edge(body, reverse=reverse)
        case Repeat(body, low):
            is_word, may_be_empty = _edge(body, reverse=reverse)
            return is_word, may_be_empty or not low
        case Sequence(items):
            for item in reversed(items) if reverse else items:
                is_word, may_be_empty = _edge(item, reverse=reverse)
                if not (is_word and may_be_empty):
                    return is_word, False
            return True, True
        case Choice(branches):
            edges = [_edge(branch, reverse=reverse) for branch in branches]
            return all(word for word, _ in edges), any(empty for _, empty in edges)
        case Reference():
            return False, True


def is_word_only(tree: Tree) -> bool:
    """Tell whether a tree matches nothing but ASCII word characters."""
    return every(tree, _is_of_word)


def _is_of_word(leaf: Characters | Assertion) -> bool:
    return leaf.source in (r"\b", r"\B") if isinstance(leaf, Assertion) else _is_word(leaf)


@lru_cache(maxsize=4096)
def _is_word(characters: Characters) -> bool:
    if not characters.is_plain or characters.negated:
        return False
    return all(
        high < len(_ASCII) and _WORD.issuperset(map(chr, range(low, high + 1)))
        for low, high in characters.ranges
    )


@lru_cache(maxsize=4096)
def loose_set(characters: Characters) -> str:
    """Return a set for RE2 that has every character of a set."""
    if characters.is_plain:
        return set_of(characters.ranges, negated=characters.negated)
    held = [(ord(character),) * 2 for character in _ASCII if characters.has(character)]
    return set_of([*held, (len(_ASCII), LAST)])


def set_of(ranges: Iterable[tuple[int, int]], *, negated: bool = False) -> str:
    """Return the set of some code points for RE2."""
    ranges = [*ranges]
    if len(ranges) == 1 and ranges[0][0] == ranges[0][1] and not negated:
        return _written(ranges[0][0])
    if not ranges:
        return r"(?s:.)" if negated else r"[^\x00-\x{10FFFF}]"
    inner = "".join(
        _written(low) if low == high else f"{_written(low)}-{_written(high)}"
        for low, high in ranges
    )
    return f"[{'^' * negated}{inner}]"


def _written(code: int) -> str:
    character = chr(code)
    return character if character.isascii() and character.isalnum() else f"\\x{{{code:X}}}"
