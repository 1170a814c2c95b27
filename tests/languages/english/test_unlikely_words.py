"""Rare words where a frequent word is likelier."""

from __future__ import annotations

import pytest

from bot_plugins.core.prefilter.words import Words
from bot_plugins.languages.english.unlikely_words import search, slips


def rights(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], found.rights[0]) for (start, end), found in slips(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in alphabetical oder without any", [("oder", "order")]),
        ("they were sent adn could go", [("adn", "and")]),
        ("the small image files ou might know", [("ou", "you")]),
        ("to work on Xyzzyn ourside of GSoC", [("ourside", "outside")]),
        ("é they had a major verhaul of it", [("verhaul", "overhaul")]),
    ],
)
def test_found(text: str, found: list[tuple[str, str]]) -> None:
    assert rights(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "oder",
        "in alphabetical order without any",
        "in alphabetical Oder without any",
        "the xyzzy oder xyzzy",
        "the palaeolithic age of the crystallisation of it",
        "use the git server for the json file",
        "it is at oder.org and in the /oder/ here",
    ],
)
def test_nothing_found(text: str) -> None:
    assert rights(text) == []


def test_spans_in_bytes() -> None:
    words = Words(b"in alphabetical oder without any")
    assert [words.data[start:end] for start, end in search(words)] == [b"oder"]
