"""The "have" that a "been" lacks."""

from __future__ import annotations

import pytest

from bot_plugins import document
from bot_plugins.english.been import lacking_have, lone_been

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
