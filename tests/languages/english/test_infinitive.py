"""Whether "to" opens an infinitive: the words that call for one, and what may end in a "to"."""

from __future__ import annotations

import re

import pytest

from bot_plugins.languages.english.infinitive import may_be_meant, share

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


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("In addition to buses, it has trams.", False),
        ("It leads to reduced rain.", False),
        ("Links to sites which cover it.", False),
        ("They go from not-employed to employed.", False),
        ("He ''decided'' to [[wrote]] a letter.", True),
        ("She went on to studied law.", True),
        ("Due to completed ''the'' work.", True),
        ("It was due to became one.", True),
    ],
)
def test_the_words_beside_it_tell_whether_it_may_be_one(source: str, wanted: bool) -> None:
    match = re.search(r"to \W*(?P<verb>\w+)", source)
    assert match
    assert may_be_meant(match, source) is wanted
