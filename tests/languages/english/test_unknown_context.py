"""What the context of an unknown word says about its correction."""

from __future__ import annotations

import pytest

from bot_plugins import document
from bot_plugins.languages.english.unknown_context import doubts, in_english, weighed
from bot_plugins.languages.english.unknown_words import guess


@pytest.mark.parametrize(("before", "right"), [("to", "state"), ("was", "started")])
def test_a_base_form_follows_to(before: str, right: str) -> None:
    found = guess("starte")
    assert found is not None
    assert weighed(found, before, "").rights[0] == right


NOT_ENGLISH = {
    "beside two unusual words": "They use perl qxzvkw skript for doing the same thing here.",
    "beside a foreign word": "They use perlé skript for doing the same thing here.",
    "a name in capitals": "They met THE Skript of all the people here.",
}
ENGLISH = {
    "beside an unusual word": "They use a perl skript for doing the same thing here.",
    "in capitals": "DO NOT SKRIPT THE FILE, so take care of it here.",
}


@pytest.mark.parametrize("text", NOT_ENGLISH.values(), ids=NOT_ENGLISH)
def test_what_may_be_another_language_or_a_name(text: str) -> None:
    assert not _in_english(text, "skript")


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH)
def test_what_may_be_a_slip(text: str) -> None:
    assert _in_english(text, "skript")


def test_a_likely_slip_may_be_joined_to_any_word() -> None:
    assert _in_english("They use the qxzvkw-inforamtion for all of it here.", "inforamtion")
    assert not _in_english("They use the qxzvkw-skript for all of it here.", "skript")


def _in_english(text: str, word: str) -> bool:
    start, found = text.lower().index(word), guess(word)
    assert found is not None
    return in_english(document.read(text), start, start + len(word), found)


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
