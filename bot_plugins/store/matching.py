"""Which findings of a newer revision are those that are known already.

A finding is recognised by its rule, its words before and after, and the text next to it on its
line, where that is so once among the known ones and once among the new ones: of two that look
alike, nobody can tell which is which, and none is guessed. What others write in the paragraphs
above and below does not matter, nor that its line goes on where it ended, or begins earlier.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

WIDTHS = (60, 20)
"""Code points to each side that must be alike: first many, then, as texts change, fewer."""


_REACH = 40
"""Code points within which a neighbouring word is looked for."""
_LAST_WORD = re.compile(r"\w+(?=\W*\Z)")
_FIRST_WORD = re.compile(r"\w+")


class Placed(Protocol):
    """A change in its surroundings."""

    @property
    def rule(self) -> str:
        """The rule's name."""

    @property
    def before(self) -> str:
        """What stands there."""

    @property
    def replacement(self) -> str:
        """What the rule proposed."""

    @property
    def context_before(self) -> str:
        """The text to the left, up to the change."""

    @property
    def context_after(self) -> str:
        """The text to the right, from the change on."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs of (known, new), by their indices."""

    pairs: Mapping[int, int]

    @property
    def news(self) -> frozenset[int]:
        """The indices of the new ones that are known."""
        return frozenset(self.pairs.values())


def match(known: Sequence[Placed], new: Sequence[Placed]) -> Matching:
    """Pair known findings with new ones."""
    pairs: dict[int, int] = {}
    for width in WIDTHS:
        left = _unique((at, key(one, width)) for at, one in enumerate(known) if at not in pairs)
        taken = set(pairs.values())
        right = _unique((at, key(one, width)) for at, one in enumerate(new) if at not in taken)
        pairs |= {at: right[alike] for alike, at in left.items() if alike in right}
    return Matching(pairs | _on_other_lines(known, new, pairs))


def _on_other_lines(
    known: Sequence[Placed], new: Sequence[Placed], pairs: Mapping[int, int]
) -> dict[int, int]:
    """Pair what is left where a line grew or shrank at one end, and all else near is alike."""
    taken, places = set(pairs.values()), defaultdict[Hashable, list[int]](list)
    for index, one in enumerate(new):
        if index not in taken:
            for side in _sides(one):
                places[side].append(index)
    found = {
        (at, index)
        for at, one in enumerate(known)
        if at not in pairs
        for side in _sides(one)
        for index in places.get(side, ())
        if _is_part(one, new[index])
    }
    times = Counter(at for at, _ in found), Counter(index for _, index in found)
    return {at: index for at, index in found if times[0][at] == times[1][index] == 1}


def _sides(one: Placed) -> Iterator[tuple[str, ...]]:
    """Yield a change with its near text to the left, and to the right, where that has a word."""
    for side, text in zip(("left", "right"), near(one, WIDTHS[-1]), strict=True):
        if _FIRST_WORD.search(text):
            yield side, text, one.rule, one.before, one.replacement


def _is_part(one: Placed, other: Placed) -> bool:
    """Tell whether the near text of one is that of the other, as far as its line goes."""
    (left, right), (other_left, other_right) = near(one, WIDTHS[-1]), near(other, WIDTHS[-1])
    is_left = left.endswith(other_left) or other_left.endswith(left)
    return is_left and (right.startswith(other_right) or other_right.startswith(right))


def key(one: Placed, width: int) -> tuple[str, str, str, str, str]:
    """Return what must be equal in findings that are the same."""
    return one.rule, one.before, one.replacement, *near(one, width)


def near(one: Placed, width: int) -> tuple[str, str]:
    """Return up to ``width`` code points to the left and right of a change, on its line."""
    left = one.context_before.rpartition("\n")[2]
    right = one.context_after.partition("\n")[0]
    return left[-width:], right[:width]


def neighbours(one: Placed) -> tuple[str, str]:
    """Return the words to the left and right, in lower case; empty where there are none."""
    left = _LAST_WORD.search(one.context_before[-_REACH:])
    right = _FIRST_WORD.search(one.context_after[:_REACH])
    return left[0].casefold() if left else "", right[0].casefold() if right else ""


def place(text: str, one: Placed, width: int = WIDTHS[0]) -> int | None:
    """Return where in ``text`` a finding's words stand in its context; None unless just once."""
    found = list(islice(places(text, *near(one, width), one), 2))
    return found[0] if len(found) == 1 else None


def stands_in(text: str, one: Placed) -> bool:
    """Tell whether ``text`` has a finding's words in their nearest context, once or more."""
    return any(True for _ in places(text, *near(one, WIDTHS[-1]), one))


def stands_at(text: str, one: Placed, start: int) -> bool:
    """Tell whether a finding's words stand at ``start`` in ``text``, in all that is kept of it."""
    begin = start - len(one.context_before)
    return begin >= 0 and text.startswith(
        f"{one.context_before}{one.before}{one.context_after}", begin
    )


def places(text: str, left: str, right: str, one: Placed) -> Iterator[int]:
    """Yield where a finding's words stand between two texts.

    Nothing, where something is to be inserted, stands at a line's end also when that is there
    already: there, and at a line's beginning, it must not be.
    """
    whole = f"{left}{one.before}{right}"
    at = text.find(whole) if whole else -1
    while at >= 0:
        start = at + len(left)
        is_made = not one.before and (
            text.startswith(f"{one.replacement}{right}", start)
            or text.endswith(f"{left}{one.replacement}", 0, start)
        )
        if not is_made:
            yield start
        at = text.find(whole, at + 1)


def _unique(keys: Iterable[tuple[int, Hashable]]) -> dict[Hashable, int]:
    """Return the keys that occur once, each with its index."""
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, alike in keys:
        places[alike].append(index)
    return {alike: where[0] for alike, where in places.items() if len(where) == 1}
