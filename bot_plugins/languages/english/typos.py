"""Kinds of typos: letters doubled, dropped or swapped, or a wrong key.

Source of the kinds: F. J. Damerau, "A technique for computer detection and correction of spelling
errors" (Communications of the ACM, 1964): four in five misspellings have one letter too many, one
too few, one wrong, or two neighbours swapped. How likely an unknown word is a slip was fitted to a
thousand unknown words near frequent ones, judged by readers, from well-edited and from rough wikis.
How often people make a typo was fitted to the choice between the words that are near the
misspellings in codespell's dictionary.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from os.path import commonprefix

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiou")
_ALIKE = frozenset(map(frozenset, ("ck", "cs", "sz", "iy")))
"""Letters that may stand for the same sound."""


class Typo(Enum):
    """A change to a letter; the value is how much it suggests a slip, in powers of ten."""

    SWAPPED = 1.6
    DOUBLED = 1.0
    DROPPED = 0.7
    UNDOUBLED = 0.65
    VOWEL = -0.3
    NEIGHBOUR = -0.6
    ADDED = -0.9
    SOUND = -1.4
    OTHER = -2.1


_CHANCE = {
    Typo.UNDOUBLED: 1.7,
    Typo.SWAPPED: 1.3,
    Typo.DROPPED: 1.3,
    Typo.DOUBLED: 1.0,
    Typo.VOWEL: 0.3,
    Typo.SOUND: 0.3,
    Typo.NEIGHBOUR: -0.2,
    Typo.ADDED: -0.3,
    Typo.OTHER: -1.0,
}
_LOST = frozenset((Typo.UNDOUBLED, Typo.SWAPPED, Typo.DROPPED))
_LENGTHENED = frozenset((Typo.ADDED, Typo.DOUBLED))
_FIRST_LOST, _FIRST_LENGTHENED, _FIRST_CHANGED = -0.7, -1.2, -0.4
_LAST_LOST, _LAST_LENGTHENED, _LAST_CHANGED = -0.9, -0.2, -0.6
"""Added for typos in the first letter and in the last."""


@dataclass(frozen=True, slots=True)
class TypoDifference:
    """The typo that makes a word from the correct one, and the numbers of letters around it."""

    typo: Typo
    before: int
    behind: int

    @property
    def chance(self) -> float:
        """How often people make it at its position, in powers of ten."""
        value = _CHANCE[self.typo]
        if not self.before:
            value += self._choose(_FIRST_LOST, _FIRST_LENGTHENED, _FIRST_CHANGED)
        if not self.behind:
            value += self._choose(_LAST_LOST, _LAST_LENGTHENED, _LAST_CHANGED)
        return value

    def _choose(self, lost: float, lengthened: float, changed: float) -> float:
        """Return the value for the group of kinds that it belongs to."""
        if self.typo in _LOST:
            return lost
        return lengthened if self.typo in _LENGTHENED else changed


def difference(word: str, right: str) -> TypoDifference | None:
    """Return the one typo that turns ``right`` into ``word``; None if there are more, or none."""
    before = _alike(word, right)
    behind = _alike(word[before:][::-1], right[before:][::-1])
    typo = _typo(word, right, before, behind)
    return TypoDifference(typo, before, behind) if typo else None


def two_differences(word: str, right: str) -> Iterator[tuple[TypoDifference, TypoDifference]]:
    """Yield the pairs of typos that turn ``right`` into ``word``."""
    for between in _mended(word, right, _alike(word, right)):
        first, second = difference(word, between), difference(between, right)
        if first and second:
            yield first, second


def _mended(word: str, right: str, place: int) -> Iterator[str]:
    """Yield a word without the typo at the first position where it differs from the correct one."""
    head, tail, meant = word[:place], word[place:], right[place : place + 1]
    yield from (head + tail[1:], head + meant + tail, head + meant + tail[1:])
    yield head + tail[1::-1] + tail[2:]


def _alike(first: str, other: str) -> int:
    """Return the number of letters that two words have in common at the beginning."""
    return len(commonprefix([first, other]))  # noqa: RUF071 - of words, letter by letter


def _typo(word: str, right: str, before: int, behind: int) -> Typo | None:
    written, meant = word[before : len(word) - behind], right[before : len(right) - behind]
    match len(written), len(meant):
        case 1, 0:
            return Typo.DOUBLED if written in _beside(right, before) else Typo.ADDED
        case 0, 1:
            return Typo.UNDOUBLED if meant in _beside(word, before) else Typo.DROPPED
        case 1, 1:
            return _changed(written, meant)
        case 2, 2 if written == meant[::-1]:
            return Typo.SWAPPED
    return None


def _beside(word: str, place: int) -> str:
    """Return the letters before and after a gap in a word."""
    return word[max(place - 1, 0) : place + 1]


def _changed(written: str, meant: str) -> Typo:
    if _VOWELS.issuperset((written, meant)):
        return Typo.VOWEL
    if written in _NEIGHBOURS[meant]:
        return Typo.NEIGHBOUR
    return Typo.SOUND if frozenset((written, meant)) in _ALIKE else Typo.OTHER


def _neighbours(key: str) -> str:
    """Return the keys around a key on an English keyboard."""
    [row] = (number for number, keys in enumerate(_ROWS) if key in keys)
    place = _ROWS[row].index(key)
    rows = _ROWS[max(row - 1, 0) : row + 2]
    return "".join(keys[max(place - 1, 0) : place + 2] for keys in rows)


_NEIGHBOURS = {key: _neighbours(key) for keys in _ROWS for key in keys}
