"""A subject and a verb: pairs that a pattern finds, and what the parse says of them."""

from __future__ import annotations

import re

import pytest

from bot_plugins import document
from bot_plugins.languages.english.agreement import Pair, corrections, pairs
from bot_plugins.languages.english.number import Number

PATTERN = re.compile(r"\b(?P<subject>[Tt]hey|[Hh]e|dogs|dog) (?P<verb>[a-z'’]+)")
NO_SUBJECTS = {
    "a question": "Is he have a house?",
    "turned round": "What does they was?",
    "joined": "The owner of the dogs was here.",
    "broken off": "They was...",
}
MENDED = [
    ("They was here.", Number.PLURAL, ["were"]),
    ("They wasn’t here.", Number.PLURAL, ["weren’t"]),
    ("He have a house.", Number.SINGULAR, ["has", "had"]),
    ("He win the title in 2004.", Number.SINGULAR, ["won", "wins"]),
    ("He have gone home.", Number.SINGULAR, ["has"]),
]


def _only(text: str) -> Pair:
    [one] = pairs(document.read(text), PATTERN)
    return one


@pytest.mark.parametrize("text", NO_SUBJECTS.values(), ids=NO_SUBJECTS)
def test_nothing_is_suggested(text: str) -> None:
    found = pairs(document.read(text), PATTERN)
    numbers = (Number.PLURAL, Number.SINGULAR)
    assert [each for one in found for number in numbers for each in corrections(one, number)] == []


@pytest.mark.parametrize(("text", "number", "forms"), MENDED)
def test_what_is_suggested(text: str, number: Number, forms: list[str]) -> None:
    [found] = corrections(_only(text), number)
    assert [found.edit.replacement, *found.alternatives] == forms


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("In Rome they was old.", "rome"),
        ("In Rome, they was old.", ""),
        ("'''In Rome''' they was old.", ""),
        ("They was old.", ""),
    ],
)
def test_the_word_before(text: str, word: str) -> None:
    assert _only(text).before == word
