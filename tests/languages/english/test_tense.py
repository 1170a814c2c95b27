"""The time that a sentence tells of, by its other verbs and its dates."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.tense import Time, is_dated, time_around
from tests.languages.english.asking import marked

TIMES = {
    "They lived in a town, which *lead* to trade.": Time.PAST,
    "They live in a town, which *lead* to trade.": Time.PRESENT,
    "They had lived in a town, which *lead* to trade.": Time.PAST,
    "They can live in a town, which *lead* to trade.": Time.PRESENT,
    "They could live in a town, which *lead* to trade.": Time.UNKNOWN,
    "This *lead* to trade.": Time.UNKNOWN,
    "In 1950 this *lead* to trade.": Time.PAST,
    "In the 1950s this *lead* to trade.": Time.PAST,
    "He is old, and when he came it *lead* to trade.": Time.PRESENT,
}
DATED = {
    "In 1950 they *came*.": True,
    "They *came* in the 1950s.": True,
    "They *came* in May.": False,
    "They *sold* 1950 mills.": False,
    "They *came* home.": False,
}


@pytest.mark.parametrize(("text", "time"), TIMES.items())
def test_the_time_around_a_verb(text: str, time: Time) -> None:
    assert time_around(*marked(text)) is time


@pytest.mark.parametrize(("text", "expected"), DATED.items())
def test_a_date_of_a_verb(text: str, expected: bool) -> None:
    assert is_dated(*marked(text)) is expected
