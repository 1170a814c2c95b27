"""Counts of how verbs are used."""

from __future__ import annotations

import pytest

from bot_plugins.apps.devtools.verb_counts import (
    ACTIVE,
    AGENTS,
    BARE,
    INFINITIVES,
    OBJECTS,
    OPENS,
    OTHER,
    PASSIVE,
    PERFECT,
    POSSESSED,
    count,
)

COUNTED = {
    "They will build a mill.": {(ACTIVE, "build"): 1, (OBJECTS, "build"): 1},
    "They will soon build mills.": {(ACTIVE, "build"): 1},
    "They could quickly happen.": {(ACTIVE, "happen"): 1},
    "They want to eat 3 cakes.": {(ACTIVE, "eat"): 1, (OBJECTS, "eat"): 1, (OPENS, "want"): 1},
    "It would seem to end.": {(ACTIVE, "seem"): 1, (INFINITIVES, "seem"): 1, (ACTIVE, "end"): 1},
    "It was sold by him.": {(PASSIVE, "sold"): 1, (AGENTS, "sold"): 1},
    "It was not sold.": {(PASSIVE, "sold"): 1},
    "It is clear.": {(BARE, "clear"): 1},
    "It has been sold.": {(PASSIVE, "sold"): 1, (PERFECT, "sold"): 1},
    "They have work.": {(POSSESSED, "work"): 1},
    "It is next to them.": {(OTHER, "next"): 1},
    "He went to work; Rome to go.": {
        (ACTIVE, "work"): 1, (OPENS, "went"): 1, (ACTIVE, "go"): 1,
    },
    "Nothing here.": {},
    "": {},
}  # fmt: skip


@pytest.mark.parametrize(("text", "counts"), COUNTED.items())
def test_what_is_counted(text: str, counts: dict[tuple[str, str], int]) -> None:
    assert count([text]) == counts


def test_texts_are_counted_together_and_apart() -> None:
    assert count(["They can go.", "They can go."])[ACTIVE, "go"] == 2
    assert not count(["They can", "go."])
