"""Modals: nouns, ends of clauses, and what is meant behind them."""

from __future__ import annotations

import pytest

from bot_plugins.english.modals import MODALS, is_modal, lost_form, wants_base, wants_be
from bot_plugins.english.surroundings import Surroundings

NOUNS = [
    ("will", "Alexander's"),
    ("will", "kings'"),
    ("will", "his"),
    ("will", "a strong"),
    ("will", ""),
    ("can", "a tin"),
    ("can", "the oil"),
    ("might", "the"),
    ("might", "military"),
    ("must", "the"),
    ("may", "In"),
    ("may", "12"),
]
ENDS = [("could", "residents who"), ("can", "all who"), ("could", "the ships that")]
ENDS += [("can", "everything that"), ("can", "those which"), ("can", "people that")]
VERBS = [
    ("will", "the town"),
    ("will", "he"),
    ("will", "there"),
    ("can", "the lamp"),
    ("may", "He"),
    ("might", "which"),
    ("must", "the town"),
    ("would", "the company which"),
    ("can", "the organ that"),
]
NO_LOST_FORMS = "put cut read found become run rose saw ground left thought red need spoke".split()
LOST_FORMS = {"went": "go", "kept": "keep", "considered": "consider", "limited": "limit"}
BASE = {
    "owned": "the mill",
    "went": "home",
    "worked": "at night",
    "removed": "or reduce",
    "sold": "about 500",
    "used": "Rome",
}
BE = {
    "considered": "rare",
    "awarded": "by the king",
    "said": "to be over",
    "sold": "this way",
    "kept": ".",
    "described": "simply as a lake",
    "used": "",
}


def before(words: str) -> Surroundings:
    return Surroundings(tuple(words.split()), ())


def after(words: str) -> Surroundings:
    return Surroundings(("It",), tuple(words.split()))


@pytest.mark.parametrize(("modal", "words"), NOUNS)
def test_a_noun_that_looks_like_a_modal(modal: str, words: str) -> None:
    assert not is_modal(modal, before(words))


@pytest.mark.parametrize(("modal", "words"), ENDS)
def test_a_modal_that_may_end_its_clause(modal: str, words: str) -> None:
    assert not is_modal(modal, before(words))


@pytest.mark.parametrize(("modal", "words"), VERBS)
def test_a_modal(modal: str, words: str) -> None:
    assert modal in MODALS
    assert is_modal(modal, before(words))


@pytest.mark.parametrize("word", NO_LOST_FORMS)
def test_what_may_rightly_follow_a_modal(word: str) -> None:
    assert lost_form(word) is None


@pytest.mark.parametrize(("word", "base"), LOST_FORMS.items())
def test_a_past_where_a_base_is_wanted(word: str, base: str) -> None:
    verb = lost_form(word)
    assert verb is not None
    assert verb.base == base


def wants(word: str, words: str) -> tuple[bool, bool]:
    verb = lost_form(word)
    assert verb is not None
    return wants_base(word, verb, after(words)), wants_be(word, verb, after(words))


def test_where_neither_is_certain_neither_is_wanted() -> None:
    assert wants("made", "of gold") == (False, False)


@pytest.mark.parametrize(("word", "words"), BASE.items())
def test_the_base_form_is_wanted(word: str, words: str) -> None:
    assert wants(word, words) == (True, False)


@pytest.mark.parametrize(("word", "words"), BE.items())
def test_a_be_is_wanted(word: str, words: str) -> None:
    assert wants(word, words) == (False, True)
