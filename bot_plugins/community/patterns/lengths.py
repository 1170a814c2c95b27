"""How many characters a pattern matches, at least and at most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf

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

Lengths = tuple[float, float]


def lengths(tree: Tree, groups: Mapping[int, Tree]) -> Lengths:
    """Return the fewest and the most characters; the most may be infinite."""
    match tree:
        case Characters():
            return 1, 1
        case Assertion() | LookAround():
            return 0, 0
        case Group(body):
            return lengths(body, groups)
        case Repeat(body, low, high):
            least, most = lengths(body, groups)
            return least * low, most * (inf if high is None else high) if most else 0
        case Sequence(items):
            return total(items, groups)
        case Choice(branches):
            every = [lengths(branch, groups) for branch in branches]
            return min(least for least, _ in every), max(most for _, most in every)
        case Reference(number):
            return lengths(groups[number], groups) if number in groups else (0, inf)


def can_be_empty(tree: Tree, groups: Mapping[int, Tree]) -> bool:
    """Tell whether a tree can match without any character."""
    return lengths(tree, groups)[0] == 0


def total(items: Iterable[Tree], groups: Mapping[int, Tree]) -> Lengths:
    """Return the lengths of some items one after the other."""
    every = [lengths(item, groups) for item in items]
    return sum(least for least, _ in every), sum(most for _, most in every)
