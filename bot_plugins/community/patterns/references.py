r"""Back-references written out: ``(on|in) \1`` is ``on on|in in``, which RE2 and tables find."""

from __future__ import annotations

from bot_plugins.community.patterns.nodes import (
    Characters,
    Choice,
    Group,
    LookAround,
    Reference,
    Repeat,
    Sequence,
    Tree,
    parts,
)

MOST_WAYS = 200
"""Texts of a group, with more of which a reference to it is left as it is."""
MOST_TRIED = MOST_WAYS + 1


def written_out(tree: Tree) -> Tree:
    """Return a pattern that matches wherever a pattern does, without references to few texts."""
    for number in sorted(_referred(tree)):
        if (group := _group(tree, number)) is None:
            continue
        if ways := _literals(group):
            tree = Choice(tuple(_with(tree, number, way) for way in ways))
    return tree


def _referred(tree: Tree) -> set[int]:
    if isinstance(tree, Reference):
        return set() if tree.fold else {tree.number}
    return {number for part in parts(tree) for number in _referred(part)}


def _group(tree: Tree, number: int) -> Tree | None:
    if isinstance(tree, Group) and tree.number == number:
        return tree.body
    found = (_group(part, number) for part in parts(tree))
    return next((body for body in found if body is not None), None)


def _literals(tree: Tree) -> list[str]:
    """Return all texts that a tree matches; none if there are too many, or it may match others."""
    match tree:
        case Characters(ranges) if tree.is_plain and not tree.negated:
            return [chr(low) for low, high in ranges] if all(a == b for a, b in ranges) else []
        case Group(body, _, atomic) if not atomic:
            return _literals(body)
        case Repeat(body, 0, 1, mode) if mode != "+":
            return [*_literals(body), ""] if _literals(body) else []
        case Sequence(items):
            texts = [""]
            for item in items:
                texts = [left + right for left in texts for right in _literals(item)][:MOST_TRIED]
            return texts if len(texts) <= MOST_WAYS else []
        case Choice(branches):
            found = [_literals(branch) for branch in branches]
            texts = [text for some in found for text in some]
            return texts if all(found) and len(texts) <= MOST_WAYS else []
        case _:
            return []


def _with(tree: Tree, number: int, text: str) -> Tree:
    """Return a tree in which a group, and the references to it, are a text."""
    literal = Sequence(tuple(Characters(((ord(letter), ord(letter)),)) for letter in text))
    match tree:
        case Group(_, own) | Reference(own) if own == number:
            return literal
        case Group(body, own, atomic):
            return Group(_with(body, number, text), own, atomic)
        case Repeat(body, low, high, mode):
            return Repeat(_with(body, number, text), low, high, mode)
        case LookAround(body, ahead, negative):
            return LookAround(_with(body, number, text), ahead, negative)
        case Sequence(items):
            return Sequence(tuple(_with(item, number, text) for item in items))
        case Choice(branches):
            return Choice(tuple(_with(branch, number, text) for branch in branches))
        case _:
            return tree
