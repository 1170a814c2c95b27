"""Words beside a hyphen or a slash."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.compounds import is_compound, is_of_words

NOT_OF_WORDS = {
    "historico-philosophical": "historico",
    "/etc/inforamtion": "inforamtion",
    "a-b-inforamtion": "inforamtion",
    "inforamtion-": "inforamtion",
    "inforamtion-qxzvkw": "inforamtion",
}
OF_WORDS = {
    "inforamtion": "inforamtion",
    "non-persistant": "persistant",
    "trains/palnes": "palnes",
    "Self-goverment": "goverment",
    "goverment-owned": "goverment",
}


def _span(text: str, word: str) -> tuple[str, int, int]:
    text = f"It is {text} here"
    return text, text.index(word), text.index(word) + len(word)


@pytest.mark.parametrize(("text", "word"), NOT_OF_WORDS.items())
def test_what_may_be_something_else(text: str, word: str) -> None:
    assert not is_of_words(*_span(text, word))


def test_beside_a_rare_word_only_a_likely_slip() -> None:
    span = _span("inforamtion-qxzvkw", "inforamtion")
    assert is_of_words(*span, is_strong=True)
    assert not is_of_words(*_span("/etc/inforamtion", "inforamtion"), is_strong=True)


@pytest.mark.parametrize(("text", "word"), OF_WORDS.items())
def test_a_word_alone_or_with_one_other(text: str, word: str) -> None:
    assert is_of_words(*_span(text, word))
    assert is_compound(*_span(text, word)) == (text != word)
