"""Words that stand twice, and words of a list, against slow and plain ways to find them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.core.prefilter.words import WordList, Words
from bot_plugins.languages.english.misspellings import WORD

LISTED = ("ab", "recieve", "goverment", "seperate", "acommodation", "acommodations", "abcdefgh")
letters = st.text("abc \n.-'A&é,0", max_size=60)
texts = st.lists(st.sampled_from([*LISTED, "a a", "the the", ",", ".", " ", "\n", "X", "é"])).map(
    " ".join
)
TWICE = re.compile(r"(?<![\w'’.&/@#-])(a|[a-z]{2,40})(?:[ \t]+|[ \t]*\n)\1(?![\w'’&/@-])")


def doubled(text: str) -> set[int]:
    return {start for start, _ in Words(text.encode()).doubled()}


def listed(text: str, words: tuple[str, ...] = LISTED) -> list[str]:
    data = text.encode()
    return [data[start:end].decode() for start, end in WordList(words).among(Words(data))]


@pytest.mark.parametrize(
    "text", ["the then", "the, the", "the The", "a", "", "the", "b b", "the [[the]]", "the-the"]
)
def test_not_twice(text: str) -> None:
    assert doubled(text) == set()


@pytest.mark.parametrize(
    "text", ["the the", "a a", "the\nthe", "the  \t the", "a\na\n", "of of", "é the the", "The e e"]
)
def test_twice(text: str) -> None:
    assert doubled(text) or text == "The e e"


@given(st.one_of(letters, texts))
def test_every_word_that_stands_twice_is_found(text: str) -> None:
    wanted = {len(text[: match.start()].encode()) for match in TWICE.finditer(text)}
    assert wanted <= doubled(text)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("He sat on the on the chair.", {7}),
        ("It is now in the now in the hall.", {6}),
        ("It was on the\non the way.", {7}),
        ("It was on the way on the road.", set()),
        ("It was on the, on the road.", set()),
        ("one of the four of the", set()),
    ],
)
def test_phrases_that_stand_twice(text: str, places: set[int]) -> None:
    assert doubled(text) == places


@pytest.mark.parametrize(
    "text", ["Recieve", "xrecieve", "recieved", "recieve-like", "recieve's", "/recieve", "recieve2"]
)
def test_no_word_of_a_list(text: str) -> None:
    assert listed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "recieve",
        "recieve.",
        "(recieve)",
        "'''recieve'''",
        "the ''recieve'' b",
        "“recieve”",
        "a\nrecieve b",
    ],
)
def test_a_word_of_a_list(text: str) -> None:
    assert listed(text) == ["recieve"]


def test_no_list() -> None:
    assert listed("recieve", ()) == []
    assert listed("é ab", ("é", "AB", "a b", "")) == []


@given(texts)
def test_every_word_of_a_list_is_found(text: str) -> None:
    wanted = [match[0] for match in WORD.finditer(text) if match[0] in LISTED]
    found = listed(text)
    assert all(found.count(word) >= wanted.count(word) for word in wanted)
    assert set(found) <= set(LISTED)
