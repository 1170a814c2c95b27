"""A pattern's tree, written for ``regex``: as it is, or without its look-arounds."""

from __future__ import annotations

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


def written(tree: Tree) -> str:
    """Return a tree as a pattern for ``regex``; the group with the number 1 is called g1."""
    match tree:
        case Characters() | Assertion():
            return tree.source
        case LookAround(body, ahead, negative):
            return f"(?{'' if ahead else '<'}{'!' if negative else '='}{written(body)})"
        case Group(body, number, atomic):
            opening = "(?>" if atomic else f"(?P<g{number}>" if number else "(?:"
            return f"{opening}{written(body)})"
        case Repeat(body, low, high, mode):
            return f"(?:{written(body)}){times(low, high)}{mode}"
        case Sequence(items):
            return "".join(map(written, items))
        case Choice(branches):
            return f"(?:{'|'.join(map(written, branches))})"
        case Reference(number, fold):
            return f"(?i:(?P=g{number}))" if fold else f"(?P=g{number})"


def times(low: int, high: int | None) -> str:
    """Return a repetition's sign."""
    signs = {(0, None): "*", (1, None): "+", (0, 1): "?"}
    upper = "" if high is None else str(high)
    return signs.get((low, high)) or (f"{{{low}}}" if low == high else f"{{{low},{upper}}}")
