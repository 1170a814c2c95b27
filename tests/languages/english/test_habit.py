"""Use to: a habit of the past, or an instrument; and what "be" governs."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.habit import is_habit, is_passive
from tests.languages.english.asking import marked

INSTRUMENTS = (
    "The tools they *use* to dig are old.",
    "They are tools which they *use* to dig.",
    "It is the press they *use* to print the stamps.",
    "The tablets that the clerks *use* to write on are made of clay.",
    "He saw what the smiths *use* to forge it.",
    "It is a shortcut people *use* to sort things.",
    "They lack the down that herons, storks and ibises *use* to clean their bills.",
    "The town limits water *use* to save the lake.",
    "They *use* coal to heat it.",
    "They do not *use* to sing.",
    "They asked that he *use* to the full the powers it gave him.",
)
HABITS = (
    "They *use* to live in the old fort.",
    "The caliph *use* to direct his generals.",
    "There *use* to be a mill here.",
    "The monk, who *use* to sing, left.",
    "He wants it like it *use* to be.",
    "In the past they *use* to pray.",
    "But since most teams *use* to send their players early, it ended.",
)
PASSIVES = (
    "It was *supposed* to end.",
    "It is not *supposed* to end.",
    "They were *used* to hard work.",
)
NO_PASSIVES = (
    "They *supposed* him to be dead.",
    "It would have been of more *use* to the state.",
    "They have *used* it.",
)


@pytest.mark.parametrize("text", INSTRUMENTS)
def test_what_is_used_is_no_habit(text: str) -> None:
    assert not is_habit(*marked(text))


@pytest.mark.parametrize("text", HABITS)
def test_a_habit(text: str) -> None:
    assert is_habit(*marked(text))


@pytest.mark.parametrize("text", NO_PASSIVES)
def test_no_passive(text: str) -> None:
    assert not is_passive(*marked(text))


@pytest.mark.parametrize("text", PASSIVES)
def test_a_passive(text: str) -> None:
    assert is_passive(*marked(text))
