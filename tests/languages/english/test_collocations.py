"""Which words stand side by side more than by chance."""

from __future__ import annotations

import lzma
from importlib.resources import files

import pytest

from bot_plugins.languages import english
from bot_plugins.languages.english.collocations import STEP, association

CHANCE = [
    ("connection", "network"),
    ("the", "is"),
    ("network", ","),
    ("", "network"),
    ("inforamtion", "is"),
    ("élève", "network"),
    ("network", "2"),
]
"""Words in the wrong order, of every text, marks, nothing, and words that the table lacks."""
TOGETHER = [("network", "connection"), ("based", "in"), ("talk", "about"), ("against", "them")]


@pytest.mark.parametrize(("first", "second"), CHANCE)
def test_by_chance(first: str, second: str) -> None:
    assert association(first, second) == 0


@pytest.mark.parametrize(("first", "second"), TOGETHER)
def test_more_than_by_chance(first: str, second: str) -> None:
    assert association(first, second) >= 2 * STEP


def test_every_pair_of_the_table_is_found() -> None:
    packed = (files(english) / "data" / "collocations.txt.xz").read_bytes()
    _, *groups = lzma.decompress(packed).decode().strip().split("\n\n")
    for group in groups:
        step, *pairs = group.split("\n")
        assert pairs == sorted({*pairs})
        for pair in pairs[:: len(pairs) // 50 or 1]:
            assert association(*pair.split()) == int(step) * STEP
