"""What the context of an unknown word says about its correction."""

from __future__ import annotations

import pytest

from bot_plugins import document
from bot_plugins.languages.english.unknown_context import doubts, weighed
from bot_plugins.languages.english.unknown_words import guess


@pytest.mark.parametrize(("before", "right"), [("to", "state"), ("was", "started")])
def test_a_base_form_follows_to(before: str, right: str) -> None:
    found = guess("starte")
    assert found is not None
    assert weighed(found, before, "").rights[0] == right


@pytest.mark.parametrize(
    ("text", "is_used_again"),
    [
        ("They sent a essage. He sent a message.", False),
        ("They sent a essage. He sent messages.", False),
        ("They sent a essage. He sent an essage.", True),
        ("They sent a essage. He sent essages.", True),
        ("They sent a essage. See EssagePage, sentEssage.", True),
    ],
)
def test_only_whole_words_count_as_further_uses(text: str, is_used_again: bool) -> None:
    start = text.index("essage")
    assert bool(doubts(document.read(text), start, start + len("essage"))) is is_used_again
