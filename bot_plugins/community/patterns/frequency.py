"""How often a pattern is to be expected in prose, estimated from its characters.

The estimate takes characters to be independent. It need only tell a pattern that names a word (once
in a megabyte, or less) from one that matches at every second word.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from functools import lru_cache
from math import prod

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

_SHARES = (
    (string.ascii_lowercase, 0.76),
    (" ", 0.15),
    (string.ascii_uppercase, 0.03),
    (string.digits, 0.02),
    (".,'-()\n", 0.03),
    ("é", 0.01),
)
"""Kinds of characters and their share of a text; the last stands for all that is not ASCII."""


def frequency(tree: Tree, groups: Mapping[int, Tree]) -> float:
    """Return how many matches begin at a character of text, on average."""
    match tree:
        case Characters():
            return _share(tree)
        case Assertion(source):
            return 0.4 if source == r"\b" else 1.0
        case LookAround():
            return 1.0
        case Group(body):
            return frequency(body, groups)
        case Repeat(body, low):
            return min(1.0, frequency(body, groups) ** low)
        case Sequence(items):
            return prod(frequency(item, groups) for item in items)
        case Choice(branches):
            return min(1.0, sum(frequency(branch, groups) for branch in branches))
        case Reference(number):
            return frequency(groups[number], groups)


@lru_cache(maxsize=4096)
def _share(characters: Characters) -> float:
    shares = (share * sum(map(characters.has, kind)) / len(kind) for kind, share in _SHARES)
    return max(sum(shares), 1e-4)
