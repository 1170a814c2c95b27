"""Words that stand twice: by mistake, or rightly."""

from __future__ import annotations

import pytest

from bot_plugins.english.repeats import is_slip
from bot_plugins.english.surroundings import Surroundings

RIGHT = [
    ("According", "the", "law"),
    ("war", "and", "in to peace"),
    ("He and", "and", "or"),
    ("the year it came", "in", "1911"),
    ("cars passed", "by", "night"),
    ("the road they travelled", "by", "night"),
    ("dreams carried", "through", "life"),
    ("as far", "as", "known"),
    ("It was", "that", "he wanted"),
    ("They said", "that", "mill"),
    ("The grape", "must", "be pressed"),
    ("What it", "is", "unclear"),
    ("All that the mill", "would", "cost"),
    ("bye", "bye", "bye"),
]
SLIPS = [
    ("It was", "the", "king"),
    ("A number", "of", "them"),
    ("It was made", "by", "hand"),
    ("It was sent", "through", "him"),
    ("They sold land", "that", "he had left"),
    ("Another", "must", "work"),
    ("The mill", "would", "cost more"),
    ("The", "simply", "written book"),
]


def is_one(before: str, word: str, after: str) -> bool:
    return is_slip(word, Surroundings(tuple(before.split()), tuple(after.split())))


@pytest.mark.parametrize(("before", "word", "after"), RIGHT)
def test_what_may_stand_twice(before: str, word: str, after: str) -> None:
    assert not is_one(before, word, after)


@pytest.mark.parametrize(("before", "word", "after"), SLIPS)
def test_what_may_not(before: str, word: str, after: str) -> None:
    assert is_one(before, word, after)
