"""The "have" that a "been" lacks."""

from __future__ import annotations

import pytest

from bot_plugins import document
from bot_plugins.languages.english.been import lacking_have, lone_been, may_lack_have

HAVE = {
    "It been a port for years.": ("has", "had"),
    "It is known that they been ill.": ("have", "had"),
    "He said that she been ill.": ("had", "has"),
}


@pytest.mark.parametrize(
    "text",
    ["Had it been a port, it fell.", "He's been ill.", "It can been seen.", "Itshas been so."],
)
def test_no_lone_been(text: str) -> None:
    assert list(lone_been(document.read(text))) == []


@pytest.mark.parametrize(("text", "wanted"), HAVE.items())
def test_the_have_of_a_been(text: str, wanted: tuple[str, str]) -> None:
    [one] = lone_been(document.read(text))
    assert lacking_have(one) == wanted


@pytest.mark.parametrize("source", ["He had often been ill.", "It has, some say, twice been lost."])
def test_a_have_in_sight_needs_no_second_look(source: str) -> None:
    assert not may_lack_have(source)


@pytest.mark.parametrize(
    "source",
    ["We had it. Harbours been lost.", "He has <i>x</i> been.", "Having gone, they been ill."],
)
def test_a_been_that_may_lack_its_have(source: str) -> None:
    assert may_lack_have(source)
