"""Parses: tokens, what governs what, and that a sentence is parsed once."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english import parse as parses
from bot_plugins.languages.english.parse import parse, parse_all

SENTENCE = "The towns have grown since 1950."


def test_tokens_know_where_they_stand() -> None:
    tokens = parse(SENTENCE).tokens
    assert [token.text for token in tokens] == SENTENCE.replace(".", " .").split()
    assert all(SENTENCE[token.start : token.end] == token.text for token in tokens)
    assert [token.index for token in tokens] == list(range(7))


def test_an_auxiliary_depends_on_its_verb() -> None:
    found = parse(SENTENCE)
    have, grown = found.tokens[2:4]
    assert (have.relation, found.head(have)) == ("aux", grown)
    assert found.children(grown, "nsubj", "aux") == [found.tokens[1], have]
    assert found.head(grown) == grown
    assert {token.text for token in found.subtree(found.tokens[1])} == {"The", "towns"}


def test_a_token_is_found_by_an_offset_in_it_or_behind_it() -> None:
    found = parse(SENTENCE)
    assert [found.at(offset).text for offset in (0, 4, 6, 9, 31)] == [
        "The", "towns", "towns", "towns", ".",
    ]  # fmt: skip


def test_neighbours_end_with_the_sentence() -> None:
    found = parse(SENTENCE)
    first, last = found.tokens[0], found.tokens[-1]
    assert found.near(first, -1) is None
    assert found.near(last, 1) is None
    assert found.near(first, 1) == found.tokens[1]


def test_apostrophes_are_straight_in_lower_case() -> None:
    assert [token.lower for token in parse("They don’t.").tokens] == ["they", "do", "n't", "."]


def test_sentences_parsed_together_are_parsed_as_by_themselves() -> None:
    texts = [f"The {noun} was sold in {year}." for noun in ("mill", "inn") for year in (1900, 2000)]
    together = parse_all([*texts, texts[0]])
    parses._parses.clear()
    assert together == [parse(text) for text in [*texts, texts[0]]]


def test_a_sentence_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = parse(SENTENCE)
    assert parse(SENTENCE) is first
    monkeypatch.setattr(parses, "KEPT", 2)
    parse_all(["One came.", "Two came.", "Three came."])
    assert len(parses._parses) == 2
    assert parse(SENTENCE) == first
    assert parse(SENTENCE) is not first
