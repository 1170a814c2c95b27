"""Sentences as a reader sees them, and the way back to the wikitext."""

from __future__ import annotations

import pytest
from hypothesis import given

from bot_plugins import document
from bot_plugins.languages.english.sentence import STAND_IN, sentence_at, sentences_at
from tests.strategies import pages

SHOWN = [
    ("They [[go]] home.", "They go home."),
    ("They [[walk|go]] '''home'''.", "They go home."),
    ("They go<ref>x</ref> home.", "They go home."),
    ("They{{sfn|Holm|1950}} go.<!-- no -->", "They go."),
    ("* They go.", "They go."),
    ("It weighs {{convert|3|kg}} or more.", f"It weighs {STAND_IN} or more."),
    ('They sang "go home" there.', f"They sang {STAND_IN} there."),
    ("It has <math>x</math>-rays.", f"It has {STAND_IN}-rays."),
    ("They\ngo home.", "They go home."),
]


@pytest.mark.parametrize(("source", "shown"), SHOWN)
def test_markup_is_not_shown(source: str, shown: str) -> None:
    assert sentence_at(document.read(source), 0).shown == shown


def test_a_stand_in_touches_no_letter() -> None:
    shown = sentence_at(document.read("They sang {{lang|de|Lied}}er there."), 0).shown
    assert f"{STAND_IN} " in shown


def test_a_token_is_found_in_the_source_and_back() -> None:
    source = "In [[Rome]], they<ref>x</ref> '''did''' not went home."
    sentence = sentence_at(document.read(source), 0)
    token = sentence.token(source.index("went"))
    assert token.text == "went"
    assert sentence.span(token) == (source.index("went"), source.index("went") + 4)


def test_what_is_no_character_is_shown_as_one() -> None:
    source = "They \ud800 did\0 not went."
    sentence = sentence_at(document.read(source), 0)
    assert sentence.shown == "They \ufffd did\ufffd not went."
    assert sentence.parse.tokens[-1].text == "."


def test_the_corrected_sentence_is_parsed() -> None:
    source = "They [[did]] not went home. They came."
    start = source.index("went")
    parse = sentence_at(document.read(source), start).changed(start, start + 4, "go")
    assert " ".join(token.text for token in parse.tokens) == "They did not go home ."
    assert parse.tokens[3].tag == "VB"


@given(pages)
def test_what_is_shown_stands_where_it_is_said_to_stand(source: str) -> None:
    page = document.read(source)
    for position in range(0, len(source), 7):
        sentence = sentence_at(page, position)
        assert len(sentence.shown) == len(sentence.places)
        assert list(sentence.places) == sorted(sentence.places)
        for character, place in zip(sentence.shown, sentence.places, strict=True):
            is_seen = page.prose[place] == character or character in " \ufffd"
            assert is_seen or page.prose[place] == document.OPAQUE


def test_sentences_are_parsed_together_and_in_their_order() -> None:
    source = "They go. ''He'' went home. She came."
    places = [source.index(word) for word in ("came", "go", "went")]
    found = sentences_at(document.read(source), places)
    assert [one.shown for one in found] == ["She came.", "They go.", "He went home."]
    assert [one.token(place).text for one, place in zip(found, places, strict=True)] == [
        "came", "go", "went",
    ]  # fmt: skip


def test_no_sentences_are_no_parses() -> None:
    assert sentences_at(document.read("They go."), []) == []
