"""A grammar with weights, and text made by it: many megabytes a second.

Every entry is a list of ways to write it, one of which is drawn by its weight. All places of a
text that are still to be drawn are drawn at once, with numpy, level by level; the last level, the
words, are most of the work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Ways = Sequence[tuple[float, str]]
"""The ways to write one entry: a weight, and text in which «name» stands for another entry."""
_PART = re.compile("«([^»]+)»|[^«]+")
_NAME = re.compile("«([^»]+)»")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Entries and strings, numbered: an entry's number is below zero, a string's is not.

    Of all ways to write entry ``-1 - n``, together, ``drawn`` holds ``n`` plus the weights up to
    each, so that one search finds the way for any number of entries. Way ``w`` is
    ``parts[starts[w]:starts[w + 1]]``.
    """

    entries: Mapping[str, int]
    strings: NDArray[np.object_]
    drawn: NDArray[np.float64]
    starts: Numbers
    parts: Numbers
    lengths: Mapping[str, float]
    """The mean length of each entry, in characters."""

    def write(self, names: Iterable[str], dice: np.random.Generator) -> str:
        """Return a text of these entries, one after the other.

        Raises:
            KeyError: there is no entry of that name.
        """
        line = np.array([self.entries[name] for name in names], dtype=np.int64)
        while len(open_ := np.flatnonzero(line < 0)):
            line = self._level(line, open_, dice)
        return "".join(self.strings[line].tolist())

    def _level(self, line: Numbers, open_: Numbers, dice: np.random.Generator) -> Numbers:
        numbers = -1 - line[open_]
        ways = np.searchsorted(self.drawn, numbers + dice.random(len(open_)), side="right")
        lengths = np.ones(len(line), dtype=np.int64)
        lengths[open_] = self.starts[ways + 1] - self.starts[ways]
        ends = np.cumsum(lengths)
        # Where each part comes from: the old line's own strings stay, entries become their parts.
        origin = np.arange(len(line), dtype=np.int64) + len(self.parts)
        origin[open_] = self.starts[ways]
        steps = np.repeat(origin - (ends - lengths), lengths)
        return np.concatenate((self.parts, line))[steps + np.arange(len(steps))]


def grammar(entries: Mapping[str, Ways]) -> Grammar:
    """Return the grammar of some entries.

    Raises:
        KeyError: a text refers to an entry that is not there.
        graphlib.CycleError: an entry refers to itself, so that a text of it would never end.
    """
    numbers = {name: -1 - number for number, name in enumerate(entries)}
    strings: dict[str, int] = {}
    parts: list[int] = []
    starts = [0]
    drawn: list[float] = []
    for number, ways in enumerate(entries.values()):
        total = sum(weight for weight, _ in ways)
        sums = [number + share / total for share in accumulate(weight for weight, _ in ways)]
        drawn += [*sums[:-1], number + 1.0]
        for _, text in ways:
            parts += _parts(text, numbers, strings)
            starts.append(len(parts))
    return Grammar(
        numbers,
        np.array(list(strings), dtype=object),
        np.array(drawn),
        np.array(starts, dtype=np.int64),
        np.array(parts, dtype=np.int64),
        _lengths(entries),
    )


def _lengths(entries: Mapping[str, Ways]) -> dict[str, float]:
    lengths: dict[str, float] = {}
    uses = {name: {part for _, text in ways for part in _NAME.findall(text)}
            for name, ways in entries.items()}  # fmt: skip
    for name in TopologicalSorter(uses).static_order():
        ways = entries[name]
        total = sum(weight for weight, _ in ways)
        lengths[name] = sum(weight * _length(text, lengths) for weight, text in ways) / total
    return lengths


def _length(text: str, lengths: Mapping[str, float]) -> float:
    parts = _PART.finditer(text)
    return sum(lengths[part[1]] if part[1] else len(part[0]) for part in parts)


def _parts(text: str, numbers: Mapping[str, int], strings: dict[str, int]) -> list[int]:
    return [
        numbers[part[1]] if part[1] else strings.setdefault(part[0], len(strings))
        for part in _PART.finditer(text)
    ]


def read(source: str) -> dict[str, Ways]:
    """Read entries from a text: names, below each its ways, set in: a weight and the text.

    ``↵`` is the end of a line; ``#`` at the start of a line begins a comment.
    """
    entries: dict[str, list[tuple[float, str]]] = {}
    ways: list[tuple[float, str]] = []
    for line in source.splitlines():
        if line.startswith(" "):
            weight, _, text = line.lstrip().partition(" ")
            ways.append((float(weight), text.replace("↵", "\n")))
        elif line and not line.startswith("#"):
            ways = entries.setdefault(line, [])
    return dict(entries)
