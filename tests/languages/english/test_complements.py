"""What takes an infinitive or an -ing form, and which words are base forms and nothing else."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.complements import (
    infinitive_takers,
    ing_takers,
    mere_bases,
    passive_takers,
)

NO_TAKERS = ("help", "helped", "make", "let", "see", "go", "dare", "start", "attempted to")
TAKERS = ("able", "unable", "tried", "trying", "wants", "sought", "supposed", "allowed", "ought")
OTHER_WORDS = ("work", "help", "play", "complete", "open", "put", "found", "correct", "a")
BASES = ("restart", "extend", "become", "be", "do", "create", "provide")


@pytest.mark.parametrize("word", NO_TAKERS)
def test_what_takes_a_bare_infinitive_or_none(word: str) -> None:
    assert word not in infinitive_takers()


@pytest.mark.parametrize("word", TAKERS)
def test_what_takes_an_infinitive_with_to(word: str) -> None:
    assert word in infinitive_takers()


def test_a_participle_that_takes_one_is_passive() -> None:
    assert "expected" in passive_takers()
    assert "tried" not in passive_takers()


@pytest.mark.parametrize("word", OTHER_WORDS)
def test_a_base_form_that_is_another_word(word: str) -> None:
    assert word not in mere_bases()


@pytest.mark.parametrize("word", BASES)
def test_a_base_form_that_is_nothing_else(word: str) -> None:
    assert mere_bases()[word].base == word


def test_no_participle_takes_an_ing_form() -> None:
    assert {"allow", "allows", "allowing", "recommends"} <= ing_takers()
    assert not {"allowed", "permits", "suggested"} & ing_takers()
