"""Regularised forms of irregular verbs: which are slips, and which form is meant."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.regularised import (
    is_lying,
    is_slip,
    meant_form,
    meant_verb,
    regularised,
)
from tests.languages.english.asking import marked

RIGHT = (
    "The plan was *costed* by experts.",
    "The Treasury *costed* a fleet at 314 million.",
    "He sat behind *leaded* windows.",
    "He *putted* up to the hole.",
    "The golfer *putted* it into the cup.",
    "The cable was *payed* out.",
    "He *lied* to them about it.",
)
SLIPS = (
    "The bridge *costed* 40 crowns.",
    "The war *costed* him his job.",
    "Recording *costed* about $5 million.",
    "It *leaded* to many fights.",
    "The children were *putted* into a home.",
    "The work was *payed* by the town.",
    "He *lied* down to sleep.",
    "He *catched* a cold.",
)
MEANT = {
    "He *catched* a cold.": "caught",
    "It was *choosen* by all.": "chosen",
    "The stone had been *throwed*.": "thrown",
    "It was sung and *throwed* away.": "thrown",
    "They came and *throwed* it away.": "threw",
    "The *choosen* host left.": "chosen",
    "He could *catched* it.": "catch",
    "Prices *rised* quickly.": "rose",
    "Prices had *rised* quickly.": "risen",
    "The town *rised* all prices.": "raised",
    "It was *rised* by a crane.": "raised",
}


@pytest.mark.parametrize("text", RIGHT)
def test_a_form_with_another_sense(text: str) -> None:
    assert not is_slip(*marked(text))


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip(text: str) -> None:
    _, token = marked(text)
    assert token.lower in regularised()
    assert is_slip(*marked(text))


@pytest.mark.parametrize(("text", "form"), MEANT.items())
def test_which_form_is_meant(text: str, form: str) -> None:
    parse, token = marked(text)
    assert meant_form(parse, token, meant_verb(parse, token)) == form


def test_a_name_has_no_form() -> None:
    parse, token = marked("He lives in *Runned* Hill with Anna.")
    assert meant_form(parse, token, regularised()["runned"]) == ""


def test_lying_has_no_object() -> None:
    assert not is_lying(*marked("They *layed* down their arms."))
    assert is_lying(*marked("They *layed* down to rest."))
