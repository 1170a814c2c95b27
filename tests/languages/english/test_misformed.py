"""Verb forms that do not exist, and forms that do although they look as if they did not."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.misformed import irregular_misfits, misjoined

EXIST = (
    "costed dived foundered hanged goed learned lighted proved putted shined telled winned ringed"
    " traveled focused hoped bared planed staring dining combatting worshipped worshiped platted"
    " routeing ageing singeing dyeing chined rubing kiding beging marathoning strided creeped"
).split()
"""Words of their own, variants, and what is too rare to be a slip for sure."""
IRREGULAR = {
    "catched": "catch",
    "throwed": "throw",
    "choosen": "choose",
    "spended": "spend",
    "builded": "build",
    "bleeded": "bleed",
    "feeded": "feed",
    "forgetted": "forget",
    "digged": "dig",
    "rised": "rise",
    "losed": "lose",
    "losted": "lose",
    "runned": "run",
    "reseted": "reset",
}
MISJOINED = {
    "refered": "referred",
    "begining": "beginning",
    "occured": "occurred",
    "hiting": "hitting",
    "writen": "written",
    "forgoten": "forgotten",
    "developped": "developed",
    "openning": "opening",
    "useing": "using",
    "includeed": "included",
    "writting": "writing",
    "carryed": "carried",
    "studing": "studying",
    "relys": "relies",
}
AMBIGUOUS = ("carring", "tarring")
"""What two verbs may have meant, or no "y" is lost from."""


@pytest.mark.parametrize("word", [*EXIST, *AMBIGUOUS])
def test_a_word_that_exists_somewhere(word: str) -> None:
    assert word not in irregular_misfits()
    assert word not in misjoined()


def test_no_misfit_is_a_word() -> None:
    wrong = irregular_misfits().keys() | misjoined().keys()
    assert [word for word in wrong if word in lexicon.known()] == []
    assert len(wrong) > 5000


@pytest.mark.parametrize(("wrong", "base"), IRREGULAR.items())
def test_a_regular_ending_on_an_irregular_verb(wrong: str, base: str) -> None:
    assert irregular_misfits()[wrong].base == base


@pytest.mark.parametrize(("wrong", "right"), MISJOINED.items())
def test_an_ending_that_is_joined_in_a_wrong_way(wrong: str, right: str) -> None:
    assert misjoined()[wrong] == right
