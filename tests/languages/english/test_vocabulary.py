"""The list of known words: half a million of them, looked up by their keys."""

from __future__ import annotations

import lzma
from importlib.resources import files
from itertools import chain

import numpy as np
import pytest

from bot_plugins.core.prefilter.words import Words
from bot_plugins.languages import english
from bot_plugins.languages.english import lexicon, misspellings
from bot_plugins.languages.english.vocabulary import (
    are_known,
    are_typos,
    frequent,
    is_known,
    is_seen,
    is_usual,
)

UNKNOWN = [
    "inforamtion",
    "teminal",
    "qxzv",
    "thian",
    "frist",
    "speccies",
    "coud",
    *list(misspellings.common())[:200],
]
KNOWN = ["information", "precess", "transferrin", "pervious", "homogenous", "kirks", "bunted", "a"]


@pytest.mark.parametrize("word", UNKNOWN)
def test_a_word_that_no_list_has(word: str) -> None:
    assert not is_known(word)


@pytest.mark.parametrize("word", KNOWN)
def test_a_known_word(word: str) -> None:
    assert is_known(word)


@pytest.mark.wide
def test_every_word_of_the_list_and_of_the_lexicon_is_known() -> None:
    text = lzma.decompress((files(english) / "data" / "known.txt.xz").read_bytes()).decode()
    _, *groups = (group.split("\n") for group in text.strip().split("\n\n"))
    words = [*chain(*groups)]
    assert len({*words}) == len(words) > 400_000
    assert all(group == sorted(group) for group in groups)
    assert are_known(Words(" ".join(words).encode()).keys).all()
    others = lexicon.known() - {*misspellings.common()} - {*frequent()}
    assert are_known(Words(" ".join(word for word in others if len(word) > 1).encode()).keys).all()


def test_words_that_writers_use_and_words_that_only_lists_have() -> None:
    assert is_seen("pervious")
    assert not is_seen("publically")
    assert is_known("publically")
    assert not is_seen("inforamtion")


def test_frequent_words_are_known_and_usual() -> None:
    assert frequent()["the"] > frequent()["information"] > frequent()["almanac"]
    assert are_known(Words(" ".join(frequent()).encode()).keys).all()
    assert is_usual("information")
    assert is_usual("abacinate") == ("abacinate" in lexicon.known())
    assert not is_usual("puede")


def test_a_name_that_is_a_typo_in_lower_case_is_on_the_list() -> None:
    names = Words(b"frist thorne holliday information inforamtion").keys
    assert are_known(names).tolist() == [True, True, True, True, False]
    assert are_typos(names).tolist() == [True, True, True, False, False]


def test_none_of_none() -> None:
    assert not are_known(np.zeros(0, np.uint64)).any()
