"""Capitals of words that stand for others."""

from __future__ import annotations

import pytest

from bot_plugins.languages.common.capitals import like


@pytest.mark.parametrize(
    ("written", "right", "wanted"),
    [
        ("teh", "the", "the"),
        ("Teh", "the", "The"),
        ("Alot", "a lot", "A lot"),
        ("Dont", "don't", "Don't"),
        ("Your", "you're", "You're"),
    ],
)
def test_a_word_takes_the_capital_of_another(written: str, right: str, wanted: str) -> None:
    assert like(written, right) == wanted
