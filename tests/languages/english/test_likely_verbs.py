"""Words in a verb's place that are likely verbs, by the words behind them."""

from __future__ import annotations

import re

import pytest

from bot_plugins.languages.english.likely_verbs import is_known_verb, is_likely_verb, trigger
from bot_plugins.languages.english.number import Number

NO_VERBS = [
    ("record", Number.SINGULAR, " of 1950 stands"),
    ("state", Number.SINGULAR, " lay there"),
    ("houses", Number.PLURAL, " in the town"),
    ("further", Number.SINGULAR, " the plan"),
]
VERBS = [
    ("have", Number.SINGULAR, " a harbour"),
    ("was", Number.PLURAL, " here"),
    ("consist", Number.SINGULAR, " of towers"),
    ("record", Number.SINGULAR, " the songs"),
    ("build", Number.SINGULAR, " on that"),
    ("shows", Number.PLURAL, " that he came"),
    ("takes", Number.PLURAL, " precedence"),
    ("verify", Number.SINGULAR, " it"),
]


@pytest.mark.parametrize(("word", "number", "after"), NO_VERBS)
def test_likely_no_verb(word: str, number: Number, after: str) -> None:
    assert not is_likely_verb(word, number, after)


@pytest.mark.parametrize(("word", "number", "after"), VERBS)
def test_likely_a_verb(word: str, number: Number, after: str) -> None:
    assert is_likely_verb(word, number, after)
    assert re.match(trigger(number), word + after)


def test_a_preposition_is_not_known_as_a_verb() -> None:
    assert is_known_verb("see")
    assert not is_known_verb("near")
