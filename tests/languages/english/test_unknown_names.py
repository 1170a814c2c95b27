"""Words with capitals that are probably misspelled, not names."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.unknown_names import NameGuess, guesses


def rights(text: str) -> dict[str, str]:
    return {word: found.guess.rights[0] for word, found in guesses(text).items()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("If Diasters occur", {"Diasters": "Disasters"}),
        ("THE MIGTH OF ALL", {"MIGTH": "MIGHT"}),
        ("a QEUM, the QEMU and QEMU_tools", {"QEUM": "QEMU"}),
        ("a FreeRnuner, the FreeRunner and FreeRunner", {"FreeRnuner": "FreeRunner"}),
        ("a Lavoiser, LAVOISIER and LAVOISIER", {"Lavoiser": "Lavoisier"}),
        ("a Hilter and Hitler", {"Hilter": "Hitler"}),
        ("in Feburary", {"Feburary": "February"}),
        ("an Ethenrnet device", {"Ethenrnet": "Ethernet"}),
        ("a Bleutooth device", {"Bleutooth": "Bluetooth"}),
        ("a Pyhton script", {"Pyhton": "Python"}),
    ],
)
def test_found(text: str, found: dict[str, str]) -> None:
    assert rights(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "if diasters occur",
        "the FNLC and the FLNC",
        "Elazar, Eleazar and Eleazar",
        "the NewTools, a NewTool and NewTool",
        "Diasters, Diasters and Diasters",
        "/Diasters/, Diasters() and www.Diasters.org",
        "the Thure and the Information",
        "in Berglin, Austra and Irland",
        "a Goggle, the Fedeora and FEBURARY",
        "a Pythan, a Gogle and a feburary",
    ],
)
def test_nothing_found(text: str) -> None:
    assert rights(text) == {}


def test_which_words_the_page_has() -> None:
    found = guesses("If Diasters occur, a QEUM, the QEMU and QEMU")
    assert {word: one.is_of_page for word, one in found.items()} == {
        "Diasters": False,
        "QEUM": True,
    }
    assert isinstance(found["QEUM"], NameGuess)
