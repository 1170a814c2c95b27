"""The pieces of patterns the verb rules share."""

from __future__ import annotations

import re

import pytest

from bot_plugins.document import OPAQUE, TRANSPARENT
from bot_plugins.languages.english.patterns import (
    AFTER,
    BEFORE,
    shapes,
    trigger,
    unmarked,
    verb_group,
    words,
)

GROUP = verb_group(("had", "hadn't"), words(("began", "began on")))
TRIGGER = re.compile(trigger(("had", "hadn't"), words(("began", "began on"))))
NOT_MATCHED = {
    "in a word": "He hads began.",
    "before a word": "He had begank.",
    "two spaces": "He had  began.",
    "no-break space": "He had\u00a0began.",
    "two line ends": "He had\n\nbegan.",
    "line that starts with a space": "He had\n began.",
    "hidden place between": f"He had {OPAQUE} began.",
    "bracket between": f"He had {TRANSPARENT}began.",
    "three adverbs": "He had never also just began.",
    "noun between": "He had lakes began.",
    "hyphen before": "He so-had began.",
    "hyphen after": "He had began-like.",
    "apostrophe": "He'had began.",
    "address": "He had began.com for it.",
    "capital": "He Had Began.",
}
MATCHED = {
    "plain": ("He had began.", "had", "", "began"),
    "line end": ("He had\nbegan.", "had", "", "began"),
    "one adverb": ("He had never began.", "had", "never ", "began"),
    "two adverbs": ("He had also just began.", "had", "also just ", "began"),
    "the longest form": ("He had began on it.", "had", "", "began on"),
    "contraction": ("He hadn't began.", "hadn't", "", "began"),
    "in brackets": ("It (had began) so.", "had", "", "began"),
    "at the end": ("He had began", "had", "", "began"),
}


@pytest.mark.parametrize("text", NOT_MATCHED.values(), ids=NOT_MATCHED)
def test_what_is_no_verb_group(text: str) -> None:
    assert GROUP.search(text) is None


@pytest.mark.parametrize(("text", "auxiliary", "between", "verb"), MATCHED.values(), ids=MATCHED)
def test_verb_group(text: str, auxiliary: str, between: str, verb: str) -> None:
    match = GROUP.search(text)
    assert match is not None
    assert match.groupdict() == {"auxiliary": auxiliary, "between": between, "verb": verb}
    assert TRIGGER.search(text)


def test_any_word_is_a_verb_unless_told() -> None:
    match = verb_group(("had",)).search("He had also lakes.")
    assert match is not None
    assert match["verb"] == "lakes"


@pytest.mark.parametrize("character", "'’&/@-_a1")
def test_a_word_is_no_part_of_a_name(character: str) -> None:
    word = re.compile(f"{BEFORE}lake{AFTER}")
    assert not word.search(f"a {character}lake is")
    assert not word.search(f"a lake{character} is")


@pytest.mark.parametrize("text", ["lake", "lake.", "(lake)", "lake, it", "lake. It", "lake."])
def test_a_word_ends_with_its_sentence(text: str) -> None:
    assert re.search(f"{BEFORE}lake{AFTER}", text)


@pytest.mark.parametrize("word", ["a", "an", "and", "a.b", "don't", "at"])
def test_the_longest_word_is_found_of_those_that_begin_alike(word: str) -> None:
    pattern = words(["a", "an", "and", "a.b", "don't", "at", "at"])
    match = re.match(pattern, f"{word} x")
    assert match
    assert match[0] == word
    assert re.fullmatch(pattern, "axb") is None


def test_words_that_begin_alike_share_their_beginning() -> None:
    assert words(["the", "then", "them", "a"]) == "(?:a|the(?:m|n)?)"


def test_of_no_words_the_pattern_is_empty() -> None:
    assert words([]) == "(?:)"


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("It's so.", "It's so."),
        ("The ''dogs'' ran.", "The   dogs   ran."),
        ("#*The dog\n;Its\n#5", "  The dog\n Its\n 5"),
        ("was&nbsp;so & so&#32;", "was nbsp;so & so #32;"),
        ("'''''It''' is''", "     It    is  "),
    ],
)
def test_marks_beside_a_word_are_no_part_of_it(source: str, plain: str) -> None:
    assert unmarked(source) == plain


@pytest.mark.parametrize("word", ["began", "barks", "barked", "was", "this"])
def test_shapes_are_short_and_leave_out_no_form(word: str) -> None:
    pattern = shapes(["barks", "began", "barked", "was"])
    assert re.fullmatch(pattern, word)
    assert pattern.count("bark") == 0


@pytest.mark.parametrize("word", ["bark", "begin", "barking"])
def test_shapes_are_those_of_the_forms(word: str) -> None:
    assert not re.fullmatch(shapes(["barks", "began", "barked"]), word)
    assert shapes(["barks"]) == "(?:[a-z]+(?:s|ed))"
