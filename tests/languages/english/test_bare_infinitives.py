"""Where a "to" is missing; what takes the infinitive and the verb stand between asterisks."""

from __future__ import annotations

import pytest

from bot_plugins import document
from bot_plugins.languages.english.bare_infinitives import lacks_to
from bot_plugins.languages.english.sentence import sentence_at

RIGHT = (
    "The reasons he *refused remain* unclear.",
    "The stones they *want include* granite.",
    "The *attempts have* failed.",
    "Most *plans depend* on money.",
    "The ends of *wants create* work.",
    "If *need be*, they leave.",
    "It must *needs be* so.",
    "The parts that *fail do* not matter.",
    "The conditions *managed include* burns.",
    "It may rot as user *needs evolve*.",
    "They *need execute* rights.",
    "One *need consider* only the plans.",
    "It would *likely begin* in May.",
    "One *forced fumble* was his.",
    "Four were *able career* diplomats.",
    "Only four were *able career* officers of the court.",
    "It is used without *needing refresh* every 14 cycles.",
    "He was an *able cook*.",
    "The Doric *order include* it.",
)
SLIPS = (
    "It was *able restart* twice.",
    "He was not *able land* on the isle.",
    "Rome *tried extend* its influence.",
    "Most people *tend be* poor.",
    "He went in *order become* a monk.",
    "The plea was *expected provide* an answer.",
    "They left without *trying extend* it.",
    "The elders *sought erase* the stain.",
    "They are *allowed enter* the hall.",
    "He *wants become* a monk.",
    "Builders *ought avoid* it.",
)


def ask(text: str) -> bool:
    """Tell whether the second of two words between asterisks lacks a "to"."""
    first = text.index("*")
    taker, _ = text.split("*")[1].split(" ")
    sentence = sentence_at(document.read(text.replace("*", "")), 0)
    return lacks_to(sentence, first, first + len(taker) + len(" "))


@pytest.mark.parametrize("text", RIGHT)
def test_nothing_is_missing(text: str) -> None:
    assert not ask(text)


@pytest.mark.parametrize("text", SLIPS)
def test_a_to_is_missing(text: str) -> None:
    assert ask(text)
