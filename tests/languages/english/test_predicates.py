"""Predicates without a verb."""

from __future__ import annotations

import re

import pytest

from bot_plugins import document
from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.adjectives import ADJECTIVES
from bot_plugins.languages.english.predicates import bare_predicates, triggers

NONE = {
    "a causative": "They made it possible for all to come.",
    "a subject of another verb": "The mill, which prior to the war was poor, is old.",
    "an adverb": "There a pig is kept.",
    "what somebody has": "He a son named Jan.",
    "what somebody became": "They soon a part of the town.",
    "in the middle of a sentence": "He gave it the name of Rome.",
    "an adjective of a noun": "It is a town in which similar to ours means poor.",
}
LACKING = {
    "It also similar to ours.": ("is", "was"),
    "They also similar to ours.": ("are", "were"),
    "There are towns which similar to ours.": ("are", "were"),
    "It rained, and it similar to snow.": ("was", "is"),
    "There many towns.": ("are", "were"),
    "There no town.": ("is", "was"),
    "It the first of three towns.": ("is", "was"),
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_predicate_lacks_its_verb(text: str) -> None:
    assert list(bare_predicates(document.read(text))) == []


@pytest.mark.parametrize(("text", "wanted"), LACKING.items())
def test_a_predicate_lacks_its_verb(text: str, wanted: tuple[str, str]) -> None:
    [(_, forms)] = bare_predicates(document.read(text))
    assert forms == wanted


@pytest.mark.parametrize("text", LACKING)
def test_the_trigger_sees_what_is_read(text: str) -> None:
    assert any(re.search(pattern, text) for pattern in triggers())


@pytest.mark.parametrize("word", ADJECTIVES)
def test_an_adjective_is_no_verb_and_no_adverb(word: str) -> None:
    assert not lexicon.forms(word)
    assert "r" not in lexicon.classes(word)
