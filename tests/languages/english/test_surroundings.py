"""The words around a place, without markup."""

from __future__ import annotations

import pytest

from bot_plugins import document
from bot_plugins.document import OPAQUE
from bot_plugins.languages.english.surroundings import Surroundings, is_word, surroundings

AROUND = {
    "all of a sentence": ("The lake had it.", "The lake", "it ."),
    "at the start": ("had it.", "", "it ."),
    "at the end": ("The lake had", "The lake", ""),
    "sentence before": ("It rained. The lake had it.", "The lake", "it ."),
    "question before": ("Did it? The lake had it.", "The lake", "it ."),
    "abbreviation before": ("Dr. Lake had it.", "Dr . Lake", "it ."),
    "semicolon": ("It rained; he had it.", "It rained ; he", "it ."),
    "commas are tokens": ("So, he had it, too.", "So , he", "it , too ."),
    "paragraph before": ("It rained\n\nHe had it.", "He", "it ."),
    "list item before": ("* It rained\n* He had it.", "# He", "it ."),
    "line before": ("Then\nhe had it\nthere.", "Then he", "it there ."),
    "bold": ("The '''lake''' had it.", "The lake", "it ."),
    "half-bold word": ("The l'''ake''' had it.", "The #", "it ."),
    "link": ("The [[Big Lake|lake]] had it.", "The lake", "it ."),
    "link trail": ("Two [[lake]]s had it.", "Two #", "it ."),
    "linked possessive": ("The [[lake]]'s isle had it.", "The lake s isle", "it ."),
    "apostrophe": ("The king's lake had it.", "The king's lake", "it ."),
    "hyphen": ("The lake-side had it.", "The lake-side", "it ."),
    "full stop in a number": ("The 3.5 men had it.", "The 3 . 5 men", "it ."),
    "reference": ("The lake<ref>A</ref> had it.", "The lake", "it ."),
    "comment": ("The lake <!-- so --> had it.", "The lake", "it ."),
    "citation template": ("The lake{{sfn|A}} had it.", "The lake", "it ."),
    "template": ("The {{a}} lake had it.", "The # lake", "it ."),
    "quotation": ('The "A" had it.', "The #", "it ."),
}


@pytest.mark.parametrize(("text", "before", "after"), AROUND.values(), ids=AROUND)
def test_surroundings(text: str, before: str, after: str) -> None:
    start = text.index("had")
    around = surroundings(document.read(text), start, start + 3)
    shown = ["#" if token[0] == OPAQUE else token for token in around.before]
    assert shown == before.split()
    assert around.after == tuple(after.split())


TOKENS = {",": False, "": False, OPAQUE: False, "a": True, "1": True, "漢": True}


@pytest.mark.parametrize(("token", "expected"), TOKENS.items())
def test_words(token: str, expected: bool) -> None:
    assert is_word(token) is expected


def test_tokens_are_counted_from_the_place() -> None:
    around = Surroundings(("In", "Rome", ",", "Then", "He"), ("It", "Was"))
    assert [around.last(number) for number in (1, 2, 3, 5, 6)] == ["he", "then", ",", "in", ""]
    assert [around.next(number) for number in (1, 2, 3)] == ["it", "was", ""]
    assert around.since_mark == ("then", "he")
