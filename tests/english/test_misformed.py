"""Verb forms that do not exist, and forms that do although they look as if they did not."""

from __future__ import annotations

import pytest

from bot_plugins.english import lexicon
from bot_plugins.english.misformed import COSTED, irregular_misfits, undoubled

EXIST = (
    "builded costed dived foundered hanged goed learned lighted proved putted shined telled winned"
    " traveled focused hoped bared planed staring dining"
).split()
IRREGULAR = {
    "catched": ("caught", "caught"),
    "throwed": ("threw", "thrown"),
    "choosen": ("chose", "chosen"),
    "spended": ("spent", "spent"),
}
UNDOUBLED = {
    "refered": "referred",
    "begining": "beginning",
    "occured": "occurred",
    "hiting": "hitting",
    "writen": "written",
    "forgoten": "forgotten",
}
PRICES = {" in May": False, " by hand": False, " 40 crowns": True, " nearly £5": True}


@pytest.mark.parametrize("word", EXIST)
def test_a_word_that_exists_somewhere(word: str) -> None:
    assert word not in irregular_misfits()
    assert word not in undoubled()


def test_no_misfit_is_a_word() -> None:
    wrong = irregular_misfits().keys() | undoubled().keys()
    assert [word for word in wrong if word in lexicon.known()] == []
    assert len(wrong) > 500


@pytest.mark.parametrize(("wrong", "right"), IRREGULAR.items())
def test_a_regular_ending_on_an_irregular_verb(wrong: str, right: tuple[str, str]) -> None:
    assert irregular_misfits()[wrong] == right


@pytest.mark.parametrize(("wrong", "right"), UNDOUBLED.items())
def test_a_consonant_that_is_not_doubled(wrong: str, right: str) -> None:
    assert undoubled()[wrong] == right


@pytest.mark.parametrize(("text", "is_price"), PRICES.items())
def test_what_costs_has_a_price(text: str, is_price: bool) -> None:
    assert bool(COSTED.match(text)) == is_price
