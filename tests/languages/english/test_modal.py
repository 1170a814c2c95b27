"""Modals, and the nouns they look like."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.modal import is_noun
from bot_plugins.languages.english.parse import parse

NOUNS = [
    "His will named a niece.",
    "Alexander's will gave all to Rome.",
    "The oil can leaked all night.",
    "A tin can found on the beach was old.",
    "The might of Rome began to fade.",
    "Free will influenced them.",
    "The will also provided a list.",
    "Her 1869 will left it to them.",
    "If the must formed by pressing is sweet, it is sold.",
]
MODALS = [
    "The town will became rich.",
    "This will requires a change.",
    "They can built a mill.",
    "It must contains salt.",
    "The towns may grew.",
    "It grew and will became rich.",
    "The mayor (of Rome) will came.",
]


@pytest.mark.parametrize("sentence", NOUNS)
def test_nouns_are_no_modals(sentence: str) -> None:
    found = parse(sentence)
    modal = next(one for one in found.tokens if one.lower in {"will", "can", "might", "must"})
    assert is_noun(found, modal)


@pytest.mark.parametrize("sentence", MODALS)
def test_modals_are_no_nouns(sentence: str) -> None:
    found = parse(sentence)
    modal = next(one for one in found.tokens if one.lower in {"will", "can", "may", "must"})
    assert not is_noun(found, modal)


def test_would_is_never_a_noun() -> None:
    found = parse("The old would went.")
    assert not is_noun(found, found.tokens[2])
