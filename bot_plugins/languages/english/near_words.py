"""Frequent words that are one typo away from a word, or two typos from a long word.

Words match if dropping letters from both leaves the same, so that a word is compared with a few
dozen others, not with all. Source: W. Garbe, SymSpell's "symmetric delete" algorithm (2012). Its
Python libraries store the index in dictionaries, some 100 MB; here it is in arrays, 11 MB.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, combinations, groupby

import numpy as np
import numpy.typing as npt

from bot_plugins.core.prefilter.words import Words
from bot_plugins.languages.english import vocabulary
from bot_plugins.languages.english.typos import difference, two_differences

_ShortKeys = npt.NDArray[np.uint32]

SHORTEST = 4
"""Minimum letters of the frequent words to compare with."""
_KEPT = 1 << 16
"""Maximum words whose look-up is remembered: some 8 MB."""
LONG, SHORTEST_BY_TWO = 8, 7
"""Minimum letters of a word meant despite two typos, and of the word with them."""
COMMON = 50
"""How often, at least, a word meant despite two typos occurs in the text that ``vocabulary`` was
counted in."""
VERY_LONG, UNCOMMON = 12, 10
"""The same for words of so many letters, which are like few others."""
_found: dict[tuple[str, bool], bool] = {}
"""The answers of ``have_near`` so far: the same names occur again and again."""


def near(word: str) -> list[str]:
    """Return the frequent words that are one typo from ``word`` (ASCII letters in lower case)."""
    return [right for right in _alike(word, 1) if difference(word, right)]


def near_by_two(word: str) -> list[str]:
    """Return the common long words that are two typos from ``word``; none for a short word."""
    rights = _alike(word, 2) if len(word) >= SHORTEST_BY_TWO else []
    return [right for right in rights if any(two_differences(word, right))]


def have_near(words: Sequence[str], far: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Tell which words may be near a frequent word, those marked ``far`` also by two typos.

    A negative answer is certain.
    """
    wanted = [*zip(words, far.tolist(), strict=True)]
    found = {pair: known for pair in wanted if (known := _found.get(pair)) is not None}
    if new := [*dict.fromkeys(pair for pair in wanted if pair not in found)]:
        found.update(zip(new, _search(new), strict=True))
        if len(_found) > _KEPT:
            _found.clear()
        _found.update(found)
    return np.fromiter(map(found.__getitem__, wanted), bool)


def _search(wanted: Sequence[tuple[str, bool]]) -> list[bool]:
    found = _have_alike([word for word, _ in wanted], 1)
    left = [
        place
        for place, (word, is_far) in enumerate(wanted)
        if is_far and len(word) >= SHORTEST_BY_TWO and not found[place]
    ]
    if left:
        found[left] = _have_alike([wanted[place][0] for place in left], 2)
    return [bool(one) for one in found]


def _alike(word: str, dropped: int) -> list[str]:
    """Return the words that may become equal to ``word`` when some letters of both are dropped."""
    keys, owners = _index(dropped)
    wanted = _short_keys(" ".join(_shortened(word, dropped)).encode())
    low, high = np.searchsorted(keys, wanted), np.searchsorted(keys, wanted, side="right")
    found = {number for start, end in zip(low, high, strict=True) for number in owners[start:end]}
    return [_candidates(dropped)[number] for number in sorted(found)]


def _have_alike(words: Sequence[str], dropped: int) -> npt.NDArray[np.bool_]:
    if not words:
        return np.zeros(0, bool)
    groups = [_shortened(word, dropped) for word in words]
    keys = _short_keys(" ".join(chain(*groups)).encode())
    firsts = np.cumsum([0, *map(len, groups[:-1])])
    return np.logical_or.reduceat(vocabulary.among(keys, _index(dropped)[0]), firsts)


def _shortened(word: str, dropped: int) -> list[str]:
    """Return the different results of dropping up to a number of letters from a word."""
    found = dict.fromkeys([word])
    for _ in range(dropped):
        found |= dict.fromkeys(
            candidate[:place] + candidate[place + 1 :]
            for candidate in [*found]
            for place in range(len(candidate))
        )
    return [*found]


def _places(length: int, dropped: int) -> Iterator[tuple[int, ...]]:
    """Yield the combinations of up to a number of positions whose letters are dropped."""
    return chain(*(combinations(range(length), count) for count in range(dropped + 1)))


def _short_keys(data: bytes) -> _ShortKeys:
    """Return one number for each word of a text; it is rarely the same for two words."""
    return (Words(data).keys >> np.uint64(32)).astype(np.uint32)


@cache
def _candidates(dropped: int) -> list[str]:
    """Return the words to compare with, the shortest first."""
    plain = (word for word in vocabulary.counted() if word.isascii() and word.isalpha())
    return sorted(filter(_is_long if dropped == 1 else _may_have_two, plain), key=len)


def _is_long(word: str) -> bool:
    return len(word) >= SHORTEST


def _may_have_two(word: str) -> bool:
    """Tell whether a word is long and common enough to be meant despite two typos."""
    rarest = UNCOMMON if len(word) >= VERY_LONG else COMMON
    return len(word) >= LONG and vocabulary.count(word) >= rarest


@cache
def _index(dropped: int) -> tuple[_ShortKeys, npt.NDArray[np.int32]]:
    """Return the sorted keys of all shortened words, and for each the number of its word."""
    keys: list[_ShortKeys] = []
    owners: list[npt.NDArray[np.int32]] = []
    first = 0
    for length, group in groupby(_candidates(dropped), key=len):
        words = [*group]
        numbers = np.arange(first, first + len(words), dtype=np.int32)
        first += len(words)
        letters = np.frombuffer("".join(f"{word} " for word in words).encode(), np.uint8)
        table = letters.reshape(len(words), length + 1)
        for places in _places(length, dropped):
            keys.append(_short_keys(np.delete(table, places, axis=1).tobytes()))
            owners.append(numbers)
    order = np.argsort(joined := np.concatenate(keys)).astype(np.int32)
    return joined[order], np.concatenate(owners)[order]
