"""The clause around a verb: which reading forbids a change."""

from __future__ import annotations

import pytest

from bot_plugins.document import OPAQUE, TRANSPARENT
from bot_plugins.english.clause import (
    Surroundings,
    has_own_subject,
    is_word,
    may_be_finite,
    surroundings,
)

AROUND = {
    "all of a sentence": ("The lake had it.", ("The", "lake"), ("it",)),
    "at the start": ("had it.", (), ("it",)),
    "at the end": ("The lake had", ("The", "lake"), ()),
    "sentence before": ("It rained. The lake had it.", ("The", "lake"), ("it",)),
    "question before": ("Did it? The lake had it.", ("The", "lake"), ("it",)),
    "clause after a semicolon": ("It rained; he had it.", ("he",), ("it",)),
    "commas are tokens": ("So, he had it, too.", ("So", ",", "he"), ("it", ",", "too")),
    "paragraph before": ("It rained\n\nHe had it.", ("He",), ("it",)),
    "line before": ("Then\nhe had it\nthere.", ("Then", "he"), ("it", "there")),
    "hidden place": (f"A {OPAQUE * 3} he had it.", ("A", *OPAQUE * 3, "he"), ("it",)),
    "bold": (f"The {TRANSPARENT * 3}lake{TRANSPARENT * 3} had it.", ("The", "lake"), ("it",)),
    "half-bold word": (f"The l{TRANSPARENT * 3}ake had it.", ("The", "lake"), ("it",)),
    "apostrophe": ("The king's lake had it.", ("The", "king's", "lake"), ("it",)),
    "hyphen": ("The lake-side had it.", ("The", "lake-side"), ("it",)),
    "full stop in a number": ("The 3.5 men had it.", ("The", "3", ".", "5", "men"), ("it",)),
}
NOT_RULED = {
    "nothing before": "",
    "noun clause": "What he",
    "relative clause without that": "All the money he",
    "that before a noun": "The lands that the king",
    "which before a noun": "The lands which the king",
    "inversion": "Only then",
    "never": "Never",
    "comparison": "It was longer than they",
    "bracket": "It was there (",
}
RULED = {
    "noun": "The king",
    "name": "In 1950 Rome",
    "pronoun at the start": "He",
    "pronoun after a comma": "In the end, they",
    "pronoun after and": "It rained and they",
    "who": "The king, who",
    "which": "The lake, which",
    "pronoun after said that": "The king said that they",
    "noun with a pronoun behind it": "The man with you",
    "adverb phrase": "During the war the king",
}
FINITE = {"went": True, "was": True, "walked": True, "isn’t": True, "isn't": True, "Had": True}
NOT_FINITE = {"lake": False, "begun": False, "going": False, "red": False, ",": False, "": False}


@pytest.mark.parametrize(("text", "before", "after"), AROUND.values(), ids=AROUND)
def test_surroundings(text: str, before: tuple[str, ...], after: tuple[str, ...]) -> None:
    start = text.index("had")
    assert surroundings(text, start, start + 3) == Surroundings(before, after)


@pytest.mark.parametrize("before", NOT_RULED.values(), ids=NOT_RULED)
def test_an_auxiliary_that_may_rule_something_else(before: str) -> None:
    text = f"{before} had began"
    assert not has_own_subject(surroundings(text, len(before) + 1, len(text)))


@pytest.mark.parametrize("before", RULED.values(), ids=RULED)
def test_an_auxiliary_with_its_own_subject(before: str) -> None:
    text = f"{before} had began"
    assert has_own_subject(surroundings(text, len(before) + 1, len(text)))


@pytest.mark.parametrize(("word", "expected"), [*NOT_FINITE.items(), *FINITE.items()])
def test_finite(word: str, expected: bool) -> None:
    assert may_be_finite(word) is expected


TOKENS = {",": False, "": False, OPAQUE: False, "a": True, "1": True, "漢": True}


@pytest.mark.parametrize(("token", "expected"), TOKENS.items())
def test_words(token: str, expected: bool) -> None:
    assert is_word(token) is expected


def test_tokens_are_counted_from_the_place() -> None:
    around = Surroundings(("In", "Rome", ",", "He"), ("It", "Was"))
    assert [around.last(number) for number in (1, 2, 3, 4, 5)] == ["he", ",", "rome", "in", ""]
    assert [around.next(number) for number in (1, 2, 3)] == ["it", "was", ""]
    assert around.since_comma == ("he",)


def test_only_so_much_is_read() -> None:
    text = "word " * 1000
    around = surroundings(text, 2500, 2504)
    assert len(around.before) < 100
    assert len(around.after) < 100
