"""The "be" and the "have" that a clause lacks."""

from __future__ import annotations

import pytest

from bot_plugins import document
from bot_plugins.english.bare import bare, behind
from bot_plugins.english.be import lacking_be
from bot_plugins.english.been import lacking_have, lone_been

WORD = r"[^\W\d_][\w'’-]*"
NO_PASSIVES = ["She located in Rome the tomb of a king.", "He known the king.", "Known in Rome."]
STATES = {
    "She known for her songs.": ("is", "was"),
    "They known for their songs.": ("are", "were"),
    "It is a town which known there.": ("is", "was"),
    "There were towns which known there.": ("were", "are"),
    "In 1950 she known for her songs.": ("was", "is"),
}
EVENTS = {
    "She chosen for her songs.": ("was", "is"),
    "They came, and they chosen there.": ("were", "are"),
    "It is a fair which chosen every year.": ("is", "was"),
}
HAVE = {
    "It been a port for years.": ("has", "had"),
    "It is known that they been ill.": ("have", "had"),
    "He said that she been ill.": ("had", "has"),
}


@pytest.mark.parametrize("text", NO_PASSIVES)
def test_no_form_of_be_is_lacking(text: str) -> None:
    found = bare(document.read(text), behind(WORD, ["located", "known", "chosen"]))
    assert all(lacking_be(one, is_state=True) is None for one in found)


@pytest.mark.parametrize(("text", "wanted"), STATES.items())
def test_the_be_of_a_state(text: str, wanted: tuple[str, str]) -> None:
    [one] = bare(document.read(text), behind(WORD, ["known"]))
    assert lacking_be(one, is_state=True) == wanted


@pytest.mark.parametrize(("text", "wanted"), EVENTS.items())
def test_the_be_of_an_event(text: str, wanted: tuple[str, str]) -> None:
    [one] = bare(document.read(text), behind(WORD, ["chosen"]))
    assert lacking_be(one, is_state=False) == wanted


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
