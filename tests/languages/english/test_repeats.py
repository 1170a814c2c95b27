"""Words that stand twice: by mistake, or rightly."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.repeats import is_slip, opens_twice
from bot_plugins.languages.english.surroundings import Surroundings

RIGHT = [
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
    ("He came", "in", "1990"),
    ("He came", "to", "find himself"),
    ("Three icons are referred", "to", "show the way"),
    ("They listed things to work", "on", "the second day"),
    ("The road the king came", "by", "night"),
    ("Later", "on", "the road"),
    ("It gave better results", "in", "vitro tests"),
    ("Without", "it", "would fail"),
    ("The man they", "followed", "the river"),
    ("The road the man", "followed", "the river"),
    ("His", "will", "be read"),
    ("The tin", "can", "wares"),
    ("Go", "up", "and away"),
    ("as good", "as", "known"),
    ("on a one to", "one", "scale"),
    ("very poor", "poor", "good"),
    ("so very", "poor", "good"),
    ("the", "first", "lady"),
    ("So", "is", "not done"),
    ("or", "it", "has been"),
]
SLIPS = [
    ("The mill , which", "was", "built"),
    ("Although she", "was", "offered a chair"),
    ("In 1950 , he", "was", "elected"),
    ("It was", "the", "king"),
    ("A number", "of", "them"),
    ("It was made", "by", "hand"),
    ("It was sent", "through", "him"),
    ("They sold land", "that", "he had left"),
    ("Another", "must", "work"),
    ("The mill", "would", "cost more"),
    ("The", "simply", "written book"),
    ("It began", "in", "1950"),
    ("", "in", "1950"),
    ("He went", "to", "Boston"),
    ("It lies", "in", "the north"),
    ("The keep stands", "on", "a hill"),
    ("They wanted", "to", "sell it"),
    ("He is known", "for", "his books"),
    ("He was born", "at", "Rome"),
    ("It counts", "as", "two"),
    ("If", "it", "rains"),
    ("He said that", "he", "left"),
    ("The parish", "will", "be merged"),
    ("They were picked", "up", "by a trawler"),
    ("There is at least", "one", "mill"),
]


def is_one(before: str, word: str, after: str) -> bool:
    return is_slip(word, Surroundings(tuple(before.split()), tuple(after.split())))


@pytest.mark.parametrize(("before", "word", "after"), RIGHT)
def test_what_may_stand_twice(before: str, word: str, after: str) -> None:
    assert not is_one(before, word, after)


@pytest.mark.parametrize(("before", "word", "after"), SLIPS)
def test_what_may_not(before: str, word: str, after: str) -> None:
    assert is_one(before, word, after)


OPENINGS = {
    ("", "he", "went home"): True,
    ("* ", "in", "1950"): True,
    ("", "the", "king died"): True,
    ("It ended .", "for", "the first time"): True,
    ("", "it", "is old"): True,
    ("", "he", ", how funny"): False,
    ("", "he", "he"): False,
    ("", "in", "vitro tests"): False,
    ("It was", "the", "king"): False,
}


@pytest.mark.parametrize("words", OPENINGS)
def test_a_sentence_begins_with_a_word_twice(words: tuple[str, str, str]) -> None:
    before, word, after = words
    around = Surroundings(tuple(before.split()), tuple(after.split()))
    assert opens_twice(word, around) is OPENINGS[words]
