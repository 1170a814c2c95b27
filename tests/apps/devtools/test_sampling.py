"""A fair draw, whatever order things come in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice, permutations

import pytest

from bot_plugins.apps.devtools.sampling import Stratum


@dataclass(frozen=True)
class Thing:
    """Something with an id."""

    id: str


def drawn(names: str, most: int, seed: int) -> Stratum[Thing]:
    stratum = Stratum[Thing](most, seed)
    for name in names:
        stratum.offer(Thing(name))
    return stratum


def names_of(stratum: Stratum[Thing]) -> set[str]:
    return {one.id for one in stratum.drawn}


def test_each_has_the_same_chance_wherever_it_stands() -> None:
    """Of ten 3 are drawn, so each in 3 of 10 draws: within 5 standard deviations in 2,000."""
    counts = Counter(
        name for seed in range(2000) for name in names_of(drawn("abcdefghij", 3, seed))
    )
    assert set(counts) == set("abcdefghij")
    assert all(abs(number - 600) < 5 * (2000 * 0.3 * 0.7) ** 0.5 for number in counts.values())


def test_the_order_does_not_matter() -> None:
    expected = drawn("abcdefgh", 5, 1).drawn
    for names in islice(permutations("abcdefgh"), 0, None, 997):
        assert drawn("".join(names), 5, 1).drawn == expected


def test_what_comes_twice_counts_twice_and_is_drawn_once() -> None:
    assert names_of(drawn("aabbab", 3, 1)) == {"a", "b"}
    assert drawn("aabbab", 3, 1).found == 6
    once = Counter(name for seed in range(500) for name in names_of(drawn("abc", 1, seed)))
    often = Counter(name for seed in range(500) for name in names_of(drawn("abcaaaaa", 1, seed)))
    assert once == often


@pytest.mark.parametrize(
    ("names", "is_all"), [("", True), ("ab", True), ("abab", True), ("abc", False), ("abca", False)]
)
def test_it_knows_whether_it_has_all(names: str, is_all: bool) -> None:
    assert drawn(names, 2, 1).is_all is is_all
    assert len(drawn(names, 2, 1).drawn) == min(2, len(set(names)))


def test_the_same_seed_draws_what_is_still_there_again() -> None:
    whole = drawn("abcdefghijklmnop", 6, 1)
    some = drawn("acegikmobdfh", 6, 1)
    assert names_of(whole) & set("acegikmobdfh") <= names_of(some)
    assert names_of(drawn("abcdefghijklmnop", 6, 2)) != names_of(whole)
