"""Participles that are passive before a preposition."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.passive_phrases import phrase, prepositions


@pytest.mark.parametrize(
    ("participle", "preposition", "pronoun"),
    [
        ("opened", "in", "it"),
        ("moved", "to", "he"),
        ("published", "in", "he"),
        ("used", "to", "it"),
        ("asked", "to", "they"),
        ("located", "in", "they"),
    ],
)
def test_what_may_be_active(participle: str, preposition: str, pronoun: str) -> None:
    found = phrase(participle, preposition)
    assert found is None or not found.is_passive(pronoun)


@pytest.mark.parametrize(
    ("participle", "preposition", "pronoun", "is_state"),
    [
        ("located", "in", "it", True),
        ("used", "for", "which", True),
        ("appointed", "to", "she", False),
        ("attended", "by", "that", False),
    ],
)
def test_what_is_passive(
    participle: str, preposition: str, pronoun: str, *, is_state: bool
) -> None:
    found = phrase(participle, preposition)
    assert found
    assert found.is_passive(pronoun)
    assert found.is_state == is_state


def test_the_table_holds_forms_that_may_be_pasts() -> None:
    for participle in prepositions():
        assert {Form.PAST, Form.PARTICIPLE} <= lexicon.forms(participle)
