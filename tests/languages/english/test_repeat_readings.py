"""What a word that stands twice was meant to be."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.repeat_readings import readings
from bot_plugins.languages.english.surroundings import Surroundings

NONE = ["they had [had] no", "what it is [is] unclear", "came in [in] 1950"]
READINGS = {
    "come the [the] bottom": ("to the", "the"),
    "the fact the [the] king": ("that the", "the"),
    "it is old and is [is] small": ("it is", "is"),
    "destroyed by the [the] fire": ("the",),
    "download the [the] file": ("the",),
    "the windows in [in] the hall": ("in",),
    "the car in [in] the hall": ("in", "is in"),
}


def _readings(text: str) -> tuple[str, ...]:
    before, _, rest = text.partition(" [")
    word, _, after = rest.partition("] ")
    first = before.split()
    assert first[-1] == word
    everywhere = frozenset([*first, *after.split()])
    return readings(word, Surroundings(tuple(first[:-1]), tuple(after.split()), everywhere))


@pytest.mark.parametrize("text", NONE)
def test_both_may_be_right(text: str) -> None:
    assert _readings(text) == ()


@pytest.mark.parametrize(("text", "wanted"), READINGS.items())
def test_what_is_meant(text: str, wanted: tuple[str, ...]) -> None:
    assert _readings(text) == wanted
