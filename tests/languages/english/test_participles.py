"""Participles that are no past: which are meant to be active."""

from __future__ import annotations

import pytest

from bot_plugins import document
from bot_plugins.languages.english.bare import bare, behind
from bot_plugins.languages.english.parse import parse
from bot_plugins.languages.english.participles import (
    has_complement,
    is_active,
    participles,
    passives,
)
from bot_plugins.languages.english.patterns import words

PATTERN = behind(r"[^\W\d_][\w'’-]*", words(participles()))
PASSIVE = [
    "He given the prize.",
    "She known for her songs.",
    "The song, which sung in May, is old.",
    "The war begun by Rome.",
    "He taken to Rome.",
]
ACTIVE = [
    "He given her a ring.",
    "She seen the king.",
    "He sung in May.",
    "The birds that sung and shook were grey.",
    "The war begun in May.",
    "Churches sprung up.",
    "The ship sunk.",
]


@pytest.mark.parametrize("text", PASSIVE)
def test_a_passive(text: str) -> None:
    [one] = bare(document.read(text), PATTERN)
    assert not is_active(one, participles()[one.word])


@pytest.mark.parametrize("text", ACTIVE)
def test_an_active(text: str) -> None:
    [one] = bare(document.read(text), PATTERN)
    assert is_active(one, participles()[one.word])


@pytest.mark.parametrize("word", ["told", "been", "sunken", "torpedoed", "run"])
def test_what_may_be_a_past_or_an_adjective_is_none(word: str) -> None:
    assert word not in participles()


def test_what_may_be_a_past_is_no_sure_passive() -> None:
    assert {"known", "born", "written"} <= passives().keys()
    assert passives().keys().isdisjoint({"sunk", "sung", "shrunk"})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("Holm begun seeing her.", True), ("Men begun to sing.", True), ("It begun in May.", False)],
)
def test_a_complement(text: str, wanted: bool) -> None:
    found = parse(text)
    assert has_complement(found, found.tokens[1]) == wanted
