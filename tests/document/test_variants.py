"""The language converter's markup is left alone on every wiki."""

from __future__ import annotations

import pytest

from bot_plugins.core.engine import propose
from tests.document.claims import is_hidden, is_prose

HIDDEN = (
    "It is -{the the}- there.",
    "It is -{zh-hans:the the; zh-hant:a}- there.",
    "It is -{a -{the the}- b}- there.",
    "It is -{a}- or -{the the}- there.",
    "It is -{a {{b}} the the}- there.",
    "It is -{a\n\nthe the}- there.",
)
PROSE = (
    "It is a-{b} and it is deep.",
    "It is deep }- so -{ it seems.",
    "It is -{a}- and it is deep.",
    "It is 5-{{convert|5|km}} and it is deep.",
)


@pytest.mark.parametrize("text", HIDDEN)
def test_what_is_converted_is_hidden(text: str) -> None:
    assert is_hidden(text, "the the")


@pytest.mark.parametrize("text", PROSE)
def test_what_stands_beside_it_is_prose(text: str) -> None:
    assert is_prose(text, "is deep")


def test_it_may_reach_over_parts_that_are_read_alone() -> None:
    filler = "\n\nThe mill stood by the river for many years, as all could see." * 8
    assert not propose(f"It is -{{a{filler}\n\nIt was the the lake.{filler}\n\nb}}- there.")
    assert propose(f"It is -{{a{filler}\n\nIt was the the lake.{filler}\n\nb there.")
