"""A pattern reduced to what wikitext shows as well as prose, to confirm places before reading.

Prose has placeholders where wikitext has markup, so a look-around may see something else in the
two. Three kinds are sure: a look-around within a word, which no markup divides; one that sees no
farther than the match, which is all prose; and one that says which prose must be there, because
prose stands in the wikitext too. The others are left out, so that the pattern matches wherever
the whole pattern matches the prose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot_plugins.community.patterns.lengths import lengths, total
from bot_plugins.community.patterns.loosening import begins, is_word_only, reads_prose
from bot_plugins.community.patterns.nodes import (
    Assertion,
    Choice,
    Group,
    LookAround,
    Reference,
    Repeat,
    Sequence,
    Tree,
    parts,
)


def confirming(tree: Tree, groups: Mapping[int, Tree], *, alone: bool = False) -> Tree:
    """Return the reduced pattern.

    With ``alone`` it is for a text that begins with the match: then a look-behind for prose that
    must not be there is sure as well, because it sees the match alone.
    """
    return _Reducing(groups, alone=alone).of(tree)


class _Reducing:
    def __init__(self, groups: Mapping[int, Tree], *, alone: bool) -> None:
        self._groups = groups
        self._alone = alone
        self._seen: set[int] = set()

    def of(self, tree: Tree) -> Tree:
        """Return a tree reduced."""
        match tree:
            case Group(body, number):
                self._seen.add(number)
                return Group(self.of(body), number)
            case Repeat(body, low, high, mode):
                return Repeat(self.of(body), low, high, mode.replace("+", ""))
            case Sequence(items):
                return Sequence(tuple(self._sequence(items)))
            case Choice(branches):
                return Choice(tuple(map(self.of, branches)))
            case LookAround():
                return self._look(tree, is_sure=False)
            case Assertion(source) if source == r"\B" and self._alone:
                return Sequence(())  # what stands before the match is not there
            case Reference(number) if number not in self._seen:
                return self.of(self._groups[number])  # its group was left out
            case _:
                return tree

    def _sequence(self, items: tuple[Tree, ...]) -> Iterator[Tree]:
        for place, item in enumerate(items):
            if isinstance(item, LookAround):
                inner = items[place + 1 :] if item.ahead else items[:place]
                is_in_word = begins(inner, reverse=not item.ahead) and is_word_only(item.body)
                yield self._look(item, is_sure=is_in_word or self._is_within(item, inner))
            else:
                yield self.of(item)

    def _is_within(self, look: LookAround, inner: tuple[Tree, ...]) -> bool:
        """Tell whether a look-around sees only what its pattern matches beside it."""
        return lengths(look.body, self._groups)[1] <= total(inner, self._groups)[0]

    def _look(self, look: LookAround, *, is_sure: bool) -> Tree:
        if self._alone:
            is_kept = look.negative and not look.ahead and not _has_assertion(look.body)
        else:
            is_kept = not look.negative
        if not (is_sure or (is_kept and reads_prose(look.body))):
            return Sequence(())
        if look.negative:  # a reduced pattern matches more, and "not" that would match less
            return look if self._stays(look.body) else Sequence(())
        return LookAround(self.of(look.body), look.ahead, look.negative)

    def _stays(self, tree: Tree) -> bool:
        """Tell whether a tree is the same when it is reduced."""
        twin = _Reducing(self._groups, alone=self._alone)
        twin._seen |= self._seen  # its own groups may yet be left out
        return not _has_look(tree) and twin.of(tree) == tree


def _has_look(tree: Tree) -> bool:
    return isinstance(tree, LookAround) or any(map(_has_look, parts(tree)))


def _has_assertion(tree: Tree) -> bool:
    if isinstance(tree, LookAround):
        return False
    return isinstance(tree, Assertion) or any(map(_has_assertion, parts(tree)))
