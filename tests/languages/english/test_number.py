"""Which nouns have only one number, and which verb forms go with it."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.number import Number, agreeing, noun_number, past

NO_NUMBER = {
    "collectives": "team crew police staff",
    "quantities": "majority rest half",
    "measures": "years miles points",
    "singular in meaning": "headquarters news mathematics species series",
    "animals": "sheep deer trout",
    "no nouns": "went xyzzy",
}
SINGULAR = "town mill river book village"
PLURAL = "towns mills children people churches"
FORMS = [
    ("was", Number.PLURAL, "were"),
    ("doesn't", Number.PLURAL, "don't"),
    ("consists", Number.PLURAL, "consist"),
    ("have", Number.SINGULAR, "has"),
    ("carry", Number.SINGULAR, "carries"),
    ("was", Number.SINGULAR, ""),
    ("ran", Number.SINGULAR, ""),
    ("put", Number.SINGULAR, ""),
]
PASTS = [("win", "won"), ("have", "had"), ("are", ""), ("don't", "didn't")]


@pytest.mark.parametrize("words", NO_NUMBER.values(), ids=NO_NUMBER)
def test_words_without_a_number(words: str) -> None:
    assert [word for word in words.split() if noun_number(word)] == []


@pytest.mark.parametrize(
    ("words", "number"), [(SINGULAR, Number.SINGULAR), (PLURAL, Number.PLURAL)]
)
def test_words_with_one_number(words: str, number: Number) -> None:
    assert {noun_number(word) for word in words.split()} == {number}


@pytest.mark.parametrize(("word", "number", "wanted"), FORMS)
def test_the_form_that_agrees(word: str, number: Number, wanted: str) -> None:
    assert agreeing(word, number) == wanted


@pytest.mark.parametrize(("word", "wanted"), PASTS)
def test_the_past_that_may_be_meant(word: str, wanted: str) -> None:
    assert past(word) == wanted
