"""The "be" that a clause lacks."""

from __future__ import annotations

import pytest

from bot_plugins import document
from bot_plugins.languages.english.bare import bare, behind
from bot_plugins.languages.english.be import lacking_be

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


@pytest.mark.parametrize("text", NO_PASSIVES)
def test_no_form_of_be_is_lacking(text: str) -> None:
    found = bare(document.read(text), behind(WORD, "located|known|chosen"))
    assert all(lacking_be(one, is_state=True) is None for one in found)


@pytest.mark.parametrize(("text", "wanted"), STATES.items())
def test_the_be_of_a_state(text: str, wanted: tuple[str, str]) -> None:
    [one] = bare(document.read(text), behind(WORD, "known"))
    assert lacking_be(one, is_state=True) == wanted


@pytest.mark.parametrize(("text", "wanted"), EVENTS.items())
def test_the_be_of_an_event(text: str, wanted: tuple[str, str]) -> None:
    [one] = bare(document.read(text), behind(WORD, "chosen"))
    assert lacking_be(one, is_state=False) == wanted
