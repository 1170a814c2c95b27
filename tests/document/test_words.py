"""Word edges: the same for every rule, whatever holds a word together."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins import document
from bot_plugins.core import registry
from bot_plugins.core.engine import propose
from bot_plugins.core.rule import Fixes, Rule
from bot_plugins.document.words import continues_word, is_of_word, joined, words
from tests.document.claims import is_hidden, is_kept, is_prose

CONTINUING = {
    "soft hyphen": "\u00ad",
    "combining acute": "\u0301",
    "vowel sign": "\u093f",
    "non-joiner": "\u200c",
    "joiner": "\u200d",
    "word joiner": "\u2060",
    "hyphen": "\u2010",
    "no-break hyphen": "\u2011",
    "figure dash": "\u2012",
    "middle dot": "\u00b7",
}
APART = "“”‘’«»–—…,.;:!?()[]/\u00a0\u2003€°§•"
FIXES = [
    pytest.param(
        rule,
        example,
        id=f"{rule.name}: {example.before}",
        marks=[pytest.mark.slow] if number else [],
    )
    for rule in registry.all_rules()
    for number, example in enumerate(one for one in rule.examples if isinstance(one, Fixes))
]
"""The first of each rule in every run, the others with --slow only."""


@pytest.mark.parametrize("character", CONTINUING.values(), ids=CONTINUING)
def test_what_holds_words_together(character: str) -> None:
    assert continues_word(character)
    assert is_hidden(f"He be{character}gan it.", f"be{character}gan")
    assert is_hidden(f"He began{character} it.", f"began{character}")
    assert is_prose(f"He be{character}gan it.", "He")


@pytest.mark.parametrize("character", APART)
def test_what_parts_words(character: str) -> None:
    assert not is_of_word(character)


@pytest.mark.parametrize(("rule", "example"), FIXES)
def test_no_rule_takes_part_of_a_word_for_a_word(rule: Rule, example: Fixes) -> None:
    text = example.before
    places = {
        place
        for one in propose(text, rules=[rule]).findings
        for place in (one.edit.start, one.edit.start + 1, one.edit.end)
    }
    for place, character in product(places, "\u00ad\u0301\u200c\u2010"):
        again = f"{text[:place]}{character}{text[place:]}"
        for one in propose(again, rules=[rule]).findings:
            touched = again[max(0, one.edit.start - 1) : one.edit.end + 1]
            assert character not in touched or not any(map(str.isalnum, one.before))


def test_an_apostrophe_behind_a_combining_mark_is_no_quotation_mark() -> None:
    assert is_prose("The cafe\u0301's wheel and its owners' son left.", "son left")


def test_a_mark_closes_up_to_such_a_word() -> None:
    text = "At the cafe\u0301 , all changed."
    assert propose(text).text == "At the cafe\u0301, all changed."
    assert not propose("See http://a.example/cafe\u0301 , all changed.")


def test_words_of_names_are_read_as_they_are_seen() -> None:
    assert words("Re\u00adfered to\u2011day's e\u0301te\u0301") == "refered to-day's ete"
    assert not propose("It was refered to.", title="Re\u00adfered")
    assert propose("It was refered to.", title="Mill")


@given(st.text(max_size=30))
def test_only_whole_words_are_joined(text: str) -> None:
    for start, end, _ in joined(text):
        assert start == 0 or not text[start - 1].isalnum()
        assert end == len(text) or not text[end].isalnum()
    page = document.read(text)
    for start, end, _ in joined(page.prose):
        assert is_kept(text, text[start:end]) or text.count(text[start:end]) > 1
