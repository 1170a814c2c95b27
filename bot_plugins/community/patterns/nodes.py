"""The tree of a regular expression, as ``parser`` reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import regex

LAST = 0x10FFFF
"""The last code point."""


@dataclass(frozen=True)
class Characters:
    r"""One character of a set: ``ranges`` of code points, and escapes such as ``\w``.

    A literal is a set of one character. ``fold`` ignores case.
    """

    ranges: tuple[tuple[int, int], ...]
    escapes: tuple[str, ...] = ()
    negated: bool = False
    fold: bool = False

    @cached_property
    def source(self) -> str:
        """The set as a pattern for ``regex``."""
        low, high = self.ranges[0] if self.ranges else (0, 1)
        if len(self.ranges) == 1 and low == high and not (self.escapes or self.negated):
            written = regex.escape(chr(low), special_only=True)
        elif len(self.escapes) == 1 and not (self.ranges or self.negated):
            written = self.escapes[0]
        elif not (self.ranges or self.escapes):
            written = "(?s:.)"
        else:
            inner = "".join(_range(*one) for one in self.ranges) + "".join(self.escapes)
            written = f"[{'^' * self.negated}{inner}]"
        return f"(?i:{written})" if self.fold else written

    @property
    def is_plain(self) -> bool:
        """Whether ``ranges`` alone say which characters are in the set, or not in it."""
        return not (self.escapes or self.fold)

    def has(self, character: str) -> bool:
        """Tell whether a character is in the set."""
        if self.is_plain:
            code = ord(character)
            return any(low <= code <= high for low, high in self.ranges) != self.negated
        return _is_matched(self.source, character)


def _range(low: int, high: int) -> str:
    return _escaped(low) if low == high else f"{_escaped(low)}-{_escaped(high)}"


def _escaped(code: int) -> str:
    character = chr(code)
    return character if character.isalnum() else f"\\U{code:08x}"


@lru_cache(maxsize=65_536)
def _is_matched(source: str, character: str) -> bool:
    return regex.match(source, character) is not None


@dataclass(frozen=True, slots=True)
class Assertion:
    r"""A place without width: ``\b``, ``\B``, ``^`` or ``$``; the last two are ends of lines."""

    source: str


@dataclass(frozen=True, slots=True)
class LookAround:
    """A look-ahead or look-behind."""

    body: Tree
    ahead: bool
    negative: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A group: it captures if it has a ``number``, and never tries again if ``atomic``."""

    body: Tree
    number: int = 0
    atomic: bool = False


@dataclass(frozen=True, slots=True)
class Repeat:
    """A repetition; ``high`` is None without a limit, ``mode`` is "", "?" (lazy) or "+"."""

    body: Tree
    low: int
    high: int | None
    mode: str = ""


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items one after the other."""

    items: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Branches, of which the first that fits is taken."""

    branches: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """What the group ``number`` matched, once more."""

    number: int
    fold: bool = False


Tree = Characters | Assertion | LookAround | Group | Repeat | Sequence | Choice | Reference


def parts(tree: Tree) -> tuple[Tree, ...]:
    """Return what a tree consists of, one level down."""
    match tree:
        case Group(body) | Repeat(body) | LookAround(body):
            return (body,)
        case Sequence(some) | Choice(some):
            return some
        case _:
            return ()


def every(tree: Tree, holds: Callable[[Characters | Assertion], bool]) -> bool:
    """Tell whether something holds for all characters and assertions of a tree.

    It holds for no look-around and no reference: they see text that is not in the tree.
    """
    if isinstance(tree, Characters | Assertion):
        return holds(tree)
    is_seen = not isinstance(tree, LookAround | Reference)
    return is_seen and all(every(part, holds) for part in parts(tree))
