"""The number of noun phrases, by their determiners, modifiers and nouns."""

from __future__ import annotations

import re

import pytest

from bot_plugins.languages.english.noun_phrases import PHRASE, WORD, any_phrase, phrase_number
from bot_plugins.languages.english.number import Number

PATTERN = re.compile(rf"{PHRASE}(?P<noun>{WORD})(?: (?P<follower>of|who))?")
NO_NUMBER = {
    "an adjective for people": "the poor",
    "a superlative": "the best known",
    "a quantity": "a range of",
    "a flock of": "a flock of",
    "a number": "a number of",
    "a plural behind an ordinal": "the second towers",
    "a determiner of the other number": "these tower",
    "a collective": "the team",
    "two nouns": "the mills tower",
}
NUMBERS = {
    "the towers": Number.PLURAL,
    "These old towers": Number.PLURAL,
    "two towers": Number.PLURAL,
    "the tower": Number.SINGULAR,
    "an old tower": Number.SINGULAR,
    "the number of": Number.SINGULAR,
    "the owner of": Number.SINGULAR,
}


def _number(text: str) -> Number | None:
    match = PATTERN.fullmatch(text)
    assert match, text
    determiner, modifiers, noun, follower = match.group(
        "determiner", "modifiers", "noun", "follower"
    )
    return phrase_number(determiner, modifiers, noun, follower or "")


@pytest.mark.parametrize("text", NO_NUMBER.values(), ids=NO_NUMBER)
def test_phrases_without_one_number(text: str) -> None:
    assert _number(text) is None


@pytest.mark.parametrize(("text", "number"), NUMBERS.items())
def test_phrases_with_one_number(text: str, number: Number) -> None:
    assert _number(text) is number


@pytest.mark.parametrize(
    ("text", "number"), [item for item in NUMBERS.items() if not item[0].endswith(" of")]
)
def test_the_trigger_finds_what_the_pattern_does(text: str, number: Number) -> None:
    assert re.search(any_phrase(number), text)
