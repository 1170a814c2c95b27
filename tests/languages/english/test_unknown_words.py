"""What an unknown word was meant to be, and how sure that is."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.unknown_words import (
    DOUBTFUL,
    LEAST_OF_LONE,
    SURE,
    guess,
    is_doubtful,
    is_sure,
)

WORDS = (
    "information precess transferrin pervious homogenous kirks bunted mainlands mergings"
    " sympatry aneroid biliteral discernable theatre compered seances"
).split()
"""Words, also rare ones and variants."""
WEAK = (
    "designatus valide posten vaste volf emoon qxzvkw glamo fibo rsync mutex wook toic"
    " distrikt constitucional summitted"
).split()
"""Unknown, and not proposed: nothing is near, or the evidence is weak."""
STRONG = {
    "builiding": "building",
    "suporter": "supporter",
    "inforamtion": "information",
    "everyrthing": "everything",
    "proporly": "properly",
    "negociations": "negotiations",
    "seperator": "separator",
    "languanges": "languages",
    "tuttorials": "tutorials",
    "firts": "first",
    "consideres": "considers",
    "envolved": "involved",
    "initiall": "initial",
}


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_a_word(word: str) -> None:
    assert guess(word) is None


@pytest.mark.parametrize("word", WEAK)
def test_weak_evidence(word: str) -> None:
    found = guess(word)
    assert found is None or found.strength < SURE


@pytest.mark.parametrize(("word", "right"), STRONG.items())
def test_strong_evidence(word: str, right: str) -> None:
    found = guess(word)
    assert found is not None
    assert found.rights[0] == right
    assert found.strength >= SURE > DOUBTFUL


NOT_LONE = {
    "formed from others": ("statewise", ("statewide",)),
    "several corrections": ("butten", ("button", "bitten")),
    "short": ("vaue", ("value",)),
}


@pytest.mark.parametrize(("word", "rights"), NOT_LONE.values(), ids=NOT_LONE)
def test_less_evidence_is_not_enough(word: str, rights: tuple[str, ...]) -> None:
    assert not is_doubtful(word, rights, LEAST_OF_LONE)
    assert not is_sure(word, rights, SURE - 0.3, is_plain=True)


@pytest.mark.parametrize("word", ["covernment", "hipotesis"])
def test_less_evidence_is_not_enough_for_an_unlikely_typo_or_two(word: str) -> None:
    rights = ("government",) if word == "covernment" else ("hypothesis",)
    assert is_doubtful(word, rights, LEAST_OF_LONE)
    assert not is_sure(word, rights, SURE - 0.3, is_plain=True)


def test_less_evidence_is_enough_for_the_only_correction() -> None:
    assert is_doubtful("whicht", ("which",), LEAST_OF_LONE)
    assert is_sure("whicht", ("which",), SURE - 0.3, is_plain=True)
    assert not is_sure("whicht", ("which",), SURE - 0.3, is_plain=False)


def test_what_is_likely_as_well_is_an_alternative() -> None:
    found = guess("contrubution")
    assert found is not None
    assert {*found.rights} == {"contribution"}


def test_other_evidence_changes_order_and_strength() -> None:
    found = guess("ased")
    assert found is not None
    assert found.rights[0] == "based"
    weighed = found.weighed(1.1 * (right == "asked") for right in found.rights)
    assert weighed.rights[0] == "asked"
    assert found.strength < weighed.strength < found.strength + 2
    assert weighed.likelihoods[0] == 0 >= max(weighed.likelihoods[1:])


def test_without_other_evidence_only_close_corrections_are_left() -> None:
    found = guess("clowing")
    assert found is not None
    weighed = found.weighed(0 for _ in found.rights)
    assert weighed.strength == found.strength
    assert weighed.rights == found.rights[: len(weighed.rights)]
    assert len(weighed.rights) < len(found.rights)
