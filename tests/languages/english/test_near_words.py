"""Frequent words that are one typo away, against a comparison with all of them."""

from __future__ import annotations

import string

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.languages.english.near_words import (
    COMMON,
    LONG,
    SHORTEST,
    have_near,
    near,
    near_by_two,
)
from bot_plugins.languages.english.typos import difference, two_differences
from bot_plugins.languages.english.vocabulary import count, counted

CANDIDATES = sorted(word for word in counted() if len(word) >= SHORTEST and word.isalpha())
ALL = np.ones(1, bool)
letters = st.sampled_from(string.ascii_lowercase)


@st.composite
def mistyped(draw: st.DrawFn) -> tuple[str, str]:
    """Return a frequent word with one typo, and the word."""
    right = draw(st.sampled_from(CANDIDATES))
    place = draw(st.integers(0, len(right) - 1))
    head, tail = right[:place], right[place:]
    wrong = draw(
        st.sampled_from(
            [
                head + tail[1:],
                head + draw(letters) + tail,
                head + draw(letters) + tail[1:],
                head + tail[1:2] + tail[:1] + tail[2:],
            ]
        )
    )
    return wrong, right


@given(mistyped())
def test_a_word_with_one_typo_is_near(pair: tuple[str, str]) -> None:
    wrong, right = pair
    if wrong != right:
        assert right in near(wrong)
        assert have_near([wrong], ALL).tolist() == [True]


@pytest.mark.wide
@pytest.mark.parametrize("word", ["inforamtion", "rute", "qxzvkw", "whicht", "formet"])
def test_nothing_else_is_near(word: str) -> None:
    assert sorted(near(word)) == [right for right in CANDIDATES if difference(word, right)]


def test_many_words_at_once() -> None:
    assert have_near([], ALL[:0]).tolist() == []
    assert have_near(["qxzvkwj", "inforamtion", "kqxzwv"], np.ones(3, bool)).tolist() == [
        False,
        True,
        False,
    ]


@given(mistyped(), st.data())
def test_a_long_word_with_two_typos_is_near(pair: tuple[str, str], data: st.DataObject) -> None:
    wrong, right = pair
    place = data.draw(st.integers(0, len(wrong)))
    twice = wrong[:place] + data.draw(letters) + wrong[place:]
    is_common = count(right) >= COMMON and len(right) >= LONG and len(twice) >= LONG
    if is_common and any(two_differences(twice, right)):
        assert right in near_by_two(twice)
        assert have_near([twice], ALL).tolist() == [True]


def test_a_short_word_has_one_typo() -> None:
    assert near_by_two("toghr") == near_by_two("togehr") == []


def test_a_word_with_two_typos_may_be_shorter_than_the_word_meant() -> None:
    assert near_by_two("avaible") == ["available"]


def test_a_very_long_word_may_be_less_common() -> None:
    assert near_by_two("instantenously") == ["instantaneously"]
