"""Text that stood in an older revision is found there, and only that."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.maintenance.alignment import Alignment
from tests.strategies import pages

TEXTS = pages | st.text("ab c\n", max_size=30)


@given(TEXTS, TEXTS, st.data())
def test_what_is_the_same_is_the_same(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(new)))
    end = data.draw(st.integers(start, len(new)))
    if span := Alignment(old, new).before(start, end):
        assert old[slice(*span)] == new[start:end]


@given(TEXTS)
def test_nothing_changed(text: str) -> None:
    alignment = Alignment(text, text)
    assert all(alignment.before(at, at + 1) == (at, at + 1) for at in range(len(text)))


@given(st.lists(st.sampled_from("abcdef"), unique=True), st.integers(0, 6))
def test_a_word_that_comes_in(words: list[str], at: int) -> None:
    """All others stood there before, the new one did not."""
    old = "".join(f"{word} " for word in words)
    place = len("".join(f"{word} " for word in words[:at]))
    new = f"{old[:place]}new {old[place:]}"
    alignment = Alignment(old, new)
    assert alignment.before(place, place + 3) is None
    for number in range(len(new)):
        if not place <= number < place + 4 and new[number] != " ":
            assert alignment.before(number, number + 1)


@pytest.mark.parametrize("piece", ["a\n", "a b ", "\n", "x"])
def test_long_texts_take_no_long_time(piece: str) -> None:
    """Each is as unlike the other as can be."""
    began = time.monotonic()
    Alignment(piece * 100_000, f"c {piece}d\n" * 50_000)
    assert time.monotonic() - began < 10
