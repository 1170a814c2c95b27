"""Whether "to" opens an infinitive: the words that call for one, and what may end in a "to"."""

from __future__ import annotations

import pytest

from bot_plugins.english.infinitive import share

CALLING = ["able", "began", "continued", "decided", "expected", "wants", "order"]
NOT_CALLING = ["according", "due", "next", "close", "thanks", "mill", ""]


@pytest.mark.parametrize("word", CALLING)
def test_some_words_call_for_an_infinitive(word: str) -> None:
    assert share(word) > 0.85


@pytest.mark.parametrize("word", NOT_CALLING)
def test_others_do_not(word: str) -> None:
    assert share(word) < 0.5


def test_go_on_to_calls_for_one_as_a_whole() -> None:
    assert share("on", "went") == 1.0
    assert share("on", "walked") == share("on") < 0.85
