"""Determiners and nouns: which agree in number, and which other number a noun has."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.determiners import (
    NOUN_PHRASE,
    ONE_OF,
    is_countable,
    other_number,
    wanted,
)
from bot_plugins.languages.english.number import Number

AGREE = [
    "a method for",
    "these methods are",
    "a few houses are",
    "every three years is",
    "a sports club is",
    "a means of",
    "this works for",
    "many claim that",
    "those suffering from",
    "two storey house is",
    "six female are",
    "an additional sixteen countries by",
    "the Group A components in",
    "several point to point",
    "various local fauna.",
    "several dozen to",
    "each other letters.",
]
DISAGREE = {
    "a methods for": Number.SINGULAR,
    "each voters is": Number.SINGULAR,
    "Every new voters of": Number.SINGULAR,
    "this restrictions are": Number.SINGULAR,
    "these method is": Number.PLURAL,
    "two mode in": Number.PLURAL,
    "many large problem with": Number.PLURAL,
}


def _wanted(text: str) -> Number | None:
    found = [wanted(match) for match in NOUN_PHRASE.finditer(text)]
    return next((number for number in found if number), None)


@pytest.mark.parametrize("text", AGREE)
def test_they_agree(text: str) -> None:
    assert _wanted(text) is None


@pytest.mark.parametrize(("text", "number"), DISAGREE.items())
def test_they_disagree(text: str, number: Number) -> None:
    assert _wanted(text) is number


@pytest.mark.parametrize(
    "text", ["one of its kind in", "one of the same size is", "one of the most value is"]
)
def test_one_of_what_is_no_group(text: str) -> None:
    assert not any(map(wanted, ONE_OF.finditer(text)))


def test_one_of_several() -> None:
    [match] = ONE_OF.finditer("one of the main reason for")
    assert wanted(match) is Number.PLURAL


@pytest.mark.parametrize(
    ("noun", "other"),
    [("boxes", "box"), ("houses", "house"), ("city", "cities"), ("women", "woman"), ("axes", "")],
)
def test_the_other_number(noun: str, other: str) -> None:
    assert other_number(noun) == other


def test_countable_nouns() -> None:
    assert is_countable("method")
    assert not is_countable("software")
