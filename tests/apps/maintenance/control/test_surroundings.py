"""What stands around a finding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.maintenance.control.surroundings import around, folded

FAR = (
    ("a [bc] d", "xyz"),
    ("abc d [ef]", "abc"),
    ("[ab] c def", "def"),
    ("Abc [d]", "abc"),
)
NEAR = (
    ("a [bc] d", "bc"),
    ("ab[c] d", "ab"),
    ("[a]bc", "bc"),
    ("During the years[ ,] all", "years , all"),
    ("During the years\n\n [,] all", "years , all"),
    ("a b[ ]c d", "b c"),
    ("one two[ three] four", "one two three four"),
    ("[x" + " \n" * 400 + "y]", "x y"),
    ("before" + " " * 9_000 + "[,]", "before ,"),
    ("a b c [d] e", "a b c d"),
    ("a b c [d] e", "c d"),
    ("[d]", "d"),
    ("years [ ,] all", "years , all"),
    ("years [][,] all".replace("[]", ""), "years , all"),
)
NO_NEIGHBOURS = (
    ("party [is] over", "art"),
    ("party [is] over", "Party"),
    ("a party [is] over now", "now"),
    ("a party [is] over now", "a"),
    ("the café [is] over", "caf"),
    ("a sub[ ,] way", "subway"),
)
NEIGHBOURS = (
    ("party [is] over", "party"),
    ("party [is] over", "is"),
    ("party [is] over", "over"),
    ("the party[ ,] over", "party"),
    ("the party''[ ,] (over)", "over"),
    ("New York City[ ,] over", "New York City"),
    ("New York  City[ ,] over", "New York City"),
    ("the party is[n]t over", "isnt"),
    ("C++[ ,] a", "C++"),
    ("they [had began] it", "had"),
    ("Кафе [ ,] по", "Кафе"),
)


def marked(text: str) -> tuple[str, int, int]:
    """Take out the brackets around a span."""
    return text.replace("[", "").replace("]", ""), text.index("["), text.index("]") - 1


@pytest.mark.parametrize(("text", "phrase"), FAR)
def test_does_not_touch(text: str, phrase: str) -> None:
    assert not around(*marked(text)).touches(phrase)


@pytest.mark.parametrize(("text", "phrase"), NEAR)
def test_touches(text: str, phrase: str) -> None:
    assert around(*marked(text)).touches(phrase)


@pytest.mark.parametrize(("text", "word"), NO_NEIGHBOURS)
def test_has_not_the_word(text: str, word: str) -> None:
    assert not around(*marked(text)).has_word(word)


@pytest.mark.parametrize(("text", "word"), NEIGHBOURS)
def test_has_the_word(text: str, word: str) -> None:
    assert around(*marked(text)).has_word(word)


def test_looks_no_farther_than_it_must() -> None:
    place = around("word " * 400_000, 1_000_000, 1_000_004)
    assert len(place.text) < 1_100
    assert place.text[place.start : place.end] == "word"


texts = st.text("ab ,\n\u00a0\u0301", max_size=30)


@given(texts, texts, texts, st.integers(0, 30), st.integers(0, 30))
def test_a_phrase_that_overlaps_the_span_is_always_seen(
    before: str, span: str, after: str, left: int, right: int
) -> None:
    """Any piece of text that holds the span, however it is spaced."""
    text = before + span + after
    start, end = len(before), len(before) + len(span)
    phrase = folded(text[max(0, start - left) : end + right])
    assert around(text, start, end).touches(phrase)


@given(texts, texts, texts)
def test_replaced_words_are_always_seen(before: str, word: str, after: str) -> None:
    text = f"{before} {word} {after}"
    start = len(before) + 1
    place = around(text, start, start + len(word))
    assert not word.strip() or place.has_word(folded(word).strip())
