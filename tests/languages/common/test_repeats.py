"""Words typed twice, in languages with no more than a word list."""

from __future__ import annotations

import re

import pytest

from bot_plugins import document
from bot_plugins.languages.common.repeats import never_repeated, suggestions, triggers

LEFT = {
    "word that may repeat": "Der Mann, die die Frau sah.",
    "capital": "Er kam Und Und ging.",
    "comma between": "Er kam und, und ging.",
    "hyphen": "Er kam und-und ging.",
    "template between": "Er kam und{{a}}und ging.",
    "link between": "Er kam und [[und]] ging.",
    "two list items": "* Er und\n* und sie",
    "two paragraphs": "Er und\n\nund sie.",
    "no-break space": "Er kam und\u00a0und ging.",
    "part of a word": "Er kam und undicht.",
    "another language's": "He came and and went.",
}
FOUND = {
    "space": ("Er kam und und ging.", "und und"),
    "line end": ("Er kam und\nund ging.", "und\nund"),
    "space and line end": ("Er kam und \nund ging.", "und \nund"),
    "two spaces": ("Er kam und  und ging.", "und  und"),
}


def found(text: str) -> list[tuple[str, str]]:
    edits = [one.edit for one in suggestions(document.read(text), "de")]
    return [(text[edit.start : edit.end], edit.replacement) for edit in edits]


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_what_may_stand_twice_is_left(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "twice"), FOUND.values(), ids=FOUND)
def test_a_word_typed_twice(text: str, twice: str) -> None:
    assert found(text) == [(twice, "und")]
    assert any(re.search(trigger, text) for trigger in triggers("de"))


@pytest.mark.parametrize("language", ["de", "es", "fr", "it", "nl", "pt", "sv"])
def test_a_language_has_its_words(language: str) -> None:
    assert len(triggers(language)) == len(never_repeated(language)) > 5


def test_a_language_without_words() -> None:
    assert never_repeated("xx") == frozenset()
