"""Bare verb forms: which have no auxiliary, and which sentences consist of whole clauses."""

from __future__ import annotations

import re

import pytest

from bot_plugins import document
from bot_plugins.languages.english.bare import (
    PRONOUNS,
    any_of,
    bare,
    behind,
    in_prose,
    in_sentence,
    is_clause,
    trigger,
    trigger_of_word_but,
    word_but,
)
from bot_plugins.languages.english.parse import parse
from bot_plugins.languages.english.patterns import words

FORMS = ("begun", "seen")
PATTERN = behind(any_of(PRONOUNS), words(FORMS))
WORD = behind(word_but(["the"]), words(FORMS))
GOVERNED = [
    "Had he begun earlier, he would have won.",
    "Rarely were they seen in Rome.",
    "Has it not begun?",
    "So had they begun.",
    "They had come and they begun.",
]
BARE = {
    "In May he begun a war.": ("he", ""),
    "They never seen a war.": ("they", "never "),
    "It is a war which soon begun in May.": ("which", "soon "),
}
SHARED = ["He has come and seen it.", "It was bought and seen.", "He had slept, eaten and begun."]
CLAUSES = {
    "The war began in May.": "began",
    "He said that the war began in May.": "began",
    "The war began in May, and it ended in June.": "began",
    "It was in May that a siege began: they ran.": "began",
}
NO_CLAUSES = {
    "Work began in 1911 was finished in 1920.": "began",
    "The mill, which saw from afar looks small, is old.": "saw",
    "Speakers were born in the 1980s or later are showing it.": "born",
    "Began in May.": "Began",
}


@pytest.mark.parametrize("text", GOVERNED[:-1])
def test_a_form_is_governed_where_verb_and_subject_are_turned_round(text: str) -> None:
    assert list(bare(document.read(text), PATTERN)) == []


@pytest.mark.parametrize("text", SHARED)
def test_a_form_shares_an_auxiliary(text: str) -> None:
    joined = behind("and", "begun|seen")
    assert list(bare(document.read(text), joined)) == []


@pytest.mark.parametrize(("text", "wanted"), BARE.items())
def test_a_form_is_bare(text: str, wanted: tuple[str, str]) -> None:
    [one] = bare(document.read(text), PATTERN)
    assert (one.left, one.match["between"]) == wanted
    assert one.before.lower == wanted[0]


def test_a_form_is_found_once_and_only_where_it_is_worth_it() -> None:
    read = document.read("He begun a war. They begun another.")
    assert len(list(bare(read, PATTERN, PATTERN))) == len(["he", "they"])
    assert not list(bare(read, PATTERN, is_worth=lambda _, match: match["left"] == "we"))


@pytest.mark.parametrize("text", [*GOVERNED, *BARE, *SHARED])
def test_the_trigger_sees_what_a_pattern_finds(text: str) -> None:
    pairs = [
        (PATTERN, trigger(rf"\b{any_of(PRONOUNS)}", words(FORMS))),
        (WORD, trigger(trigger_of_word_but(["the"]), words(FORMS))),
    ]
    for pattern, seen in pairs:
        assert not pattern.search(text) or re.search(seen, text)


@pytest.mark.parametrize(
    "text", ["[[Jan]] begun", "Zoë begun", "Jan (Joe) begun", "1911 men begun"]
)
def test_the_trigger_sees_a_word_that_ends_in_markup_or_another_letter(text: str) -> None:
    assert re.search(trigger(trigger_of_word_but(["the"]), "begun"), text)


def test_a_word_is_none_of_those_left_out() -> None:
    assert WORD.search("the begun") is None
    assert not re.search(trigger(trigger_of_word_but(["the"]), "begun"), "in the begun")
    assert WORD.search("theme begun")


@pytest.mark.parametrize(("text", "verb"), NO_CLAUSES.items())
def test_no_clause(text: str, verb: str) -> None:
    found = parse(text)
    assert not is_clause(found, next(one for one in found.tokens if one.text == verb))


@pytest.mark.parametrize(("text", "verb"), CLAUSES.items())
def test_a_clause(text: str, verb: str) -> None:
    found = parse(text)
    assert is_clause(found, next(one for one in found.tokens if one.text == verb))


@pytest.mark.parametrize(
    ("text", "sentence", "prose"),
    [
        ("1277 – Work begun.", False, False),
        ("* Work begun", False, False),
        ("The work begun.<ref>A note</ref>", True, True),
        ('The work begun in "May".', True, True),
        (f"The work begun in {'the old ' * 8}mill", False, True),
    ],
)
def test_a_headline_is_no_sentence(text: str, sentence: bool, prose: bool) -> None:
    read = document.read(text)
    match = re.search(r"(?P<verb>begun)", read.prose)
    assert match
    assert (in_sentence(read, match), in_prose(read, match)) == (sentence, prose)
