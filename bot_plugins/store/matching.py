"""Matching of a newer revision's findings with those that are known already.

A finding is recognised by its rule, its words and replacement, and the text next to it on its line,
if that occurs once among the known findings and once among the new ones: if two are equal, nobody
can tell which is which, so none is paired. Edits in the paragraphs above and below do not matter,
nor does text added at either end of its line.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bot_plugins.core.change import Change

WIDTHS = (60, 20)
"""Code points on each side that must be equal: first many, then, because texts change, fewer."""
_REACH = 40
"""Code points within which a neighbouring word is searched for."""
_LAST_WORD = re.compile(r"\w+(?=\W*\Z)")
_FIRST_WORD = re.compile(r"\w+")
_LEFT, _RIGHT = re.compile(r"\S*\s*\Z"), re.compile(r"\s*\S*")


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs of (known, new), by their indices."""

    pairs: Mapping[int, int]

    @property
    def news(self) -> frozenset[int]:
        """The indices of the new findings that are known."""
        return frozenset(self.pairs.values())


def match(known: Sequence[Change], new: Sequence[Change]) -> Matching:
    """Pair known findings with new ones."""
    pairs: dict[int, int] = {}
    for width in WIDTHS:
        left = _unique(
            (at, key(change, width)) for at, change in enumerate(known) if at not in pairs
        )
        taken = set(pairs.values())
        right = _unique(
            (at, key(change, width)) for at, change in enumerate(new) if at not in taken
        )
        pairs |= {at: right[alike] for alike, at in left.items() if alike in right}
    return Matching(pairs | _on_other_lines(known, new, pairs))


def _on_other_lines(
    known: Sequence[Change], new: Sequence[Change], pairs: Mapping[int, int]
) -> dict[int, int]:
    """Pair the rest where a line grew or shrank at one end, and all other text nearby is equal."""
    taken, places = set(pairs.values()), defaultdict[Hashable, list[int]](list)
    for index, change in enumerate(new):
        if index not in taken:
            for side in _sides(change):
                places[side].append(index)
    found = {
        (at, index)
        for at, change in enumerate(known)
        if at not in pairs
        for side in _sides(change)
        for index in places.get(side, ())
        if _is_part(change, new[index])
    }
    times = Counter(at for at, _ in found), Counter(index for _, index in found)
    return {at: index for at, index in found if times[0][at] == times[1][index] == 1}


def _sides(change: Change) -> Iterator[tuple[str, ...]]:
    """Yield a change with the text near it on the left, and on the right, where that has a word."""
    for side, text in zip(("left", "right"), near(change, WIDTHS[-1]), strict=True):
        if _FIRST_WORD.search(text):
            yield side, text, change.rule, change.before, change.after


def _is_part(change: Change, other: Change) -> bool:
    """Tell whether the text near both is equal, as far as the shorter line goes on each side."""
    (left, right), (other_left, other_right) = near(change, WIDTHS[-1]), near(other, WIDTHS[-1])
    is_left = left.endswith(other_left) or other_left.endswith(left)
    return is_left and (right.startswith(other_right) or other_right.startswith(right))


def key(change: Change, width: int) -> tuple[str, str, str, str, str]:
    """Return the key that is equal for findings that are the same."""
    return change.rule, change.before, change.after, *near(change, width)


def near(change: Change, width: int) -> tuple[str, str]:
    """Return up to ``width`` code points to the left and right of a change, on its line."""
    left = change.context_before.rpartition("\n")[2]
    right = change.context_after.partition("\n")[0]
    return left[-width:], right[:width]


def neighbours(change: Change) -> tuple[str, str]:
    """Return the words to the left and right, in lower case; empty where there are none."""
    left = _LAST_WORD.search(change.context_before[-_REACH:])
    right = _FIRST_WORD.search(change.context_after[:_REACH])
    return left[0].casefold() if left else "", right[0].casefold() if right else ""


def place(text: str, change: Change, width: int = WIDTHS[0]) -> int | None:
    """Return the offset in ``text`` of a finding's words in their context; None unless just one."""
    found = list(islice(places(text, *near(change, width), change), 2))
    return found[0] if len(found) == 1 else None


def stands_in(text: str, change: Change) -> bool:
    """Tell whether ``text`` has a finding's words in their nearest context, at least once."""
    return any(True for _ in places(text, *near(change, WIDTHS[-1]), change))


def between_words(text: str, change: Change) -> int | None:
    """Return the first offset at which a finding's words stand between the same two words."""
    left, right = near(change, _REACH)
    before, after = _LEFT.search(left), _RIGHT.match(right)
    words = before[0] if before else "", after[0] if after else ""
    return next(places(text, *words, change), None)


def stands_at(text: str, change: Change) -> bool:
    """Tell whether a finding's words stand in ``text`` where it has them, with all its context."""
    begin = change.start - len(change.context_before)
    whole = f"{change.context_before}{change.before}{change.context_after}"
    return begin >= 0 and text.startswith(whole, begin)


def places(text: str, left: str, right: str, change: Change) -> Iterator[int]:
    """Yield the offsets at which a finding's words stand between two texts.

    An insertion has no words, so at the start or end of a line its context also matches where it
    was inserted already: those places are skipped.
    """
    whole = f"{left}{change.before}{right}"
    at = text.find(whole) if whole else -1
    while at >= 0:
        start = at + len(left)
        is_made = not change.before and (
            text.startswith(f"{change.after}{right}", start)
            or text.endswith(f"{left}{change.after}", 0, start)
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
