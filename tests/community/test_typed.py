"""Rules that a person types, and replacements that contain what they replace."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.community.entries import ListError
from bot_plugins.community.own import OwnRule
from bot_plugins.community.typed import typed_rules, why_never
from bot_plugins.core import engine, guards
from bot_plugins.core.proposal import Revision


def made(text: str, *typed: OwnRule) -> str:
    return engine.propose_revision(Revision(text=text), typed_rules(typed)).text


def rule(find: str, put: str, *, whole: bool = True, case: bool = False) -> OwnRule:
    return OwnRule(find=find, replace=put, whole_word=whole, match_case=case)


REPLACED = {
    ("lot", "a lot"): ("He said lot. It is a lot. A LOT.", "He said a lot. It is a lot. A LOT."),
    ("Kiev", "Kiev (Kyiv)"): ("In Kiev, or Kiev (Kyiv).", "In Kiev (Kyiv), or Kiev (Kyiv)."),
    ("lot", "lot lot"): ("It is a lot. It is lot lot.", "It is a lot lot. It is lot lot."),
    ("lot", "the lot of"): ("He saw the lot of it.", "He saw the lot of it."),
    ("alot", "a lot"): ("ALOT of it. An alotment.", "A LOT of it. An alotment."),
    (" ,", ","): ("Mills , and more.", "Mills, and more."),
    ("a.b", "a-b"): ("It is a.b or axb here.", "It is a-b or axb here."),
    ("two", "$1 \\1"): ("He has two mills.", "He has $1 \\1 mills."),
}


@pytest.mark.parametrize("pair", REPLACED)
def test_words_are_replaced_once(pair: tuple[str, str]) -> None:
    before, after = REPLACED[pair]
    assert made(before, rule(*pair)) == after
    assert made(after, rule(*pair)) == after


@given(st.text("ab .", min_size=1, max_size=4), st.text("ab .", max_size=8), st.booleans())
def test_a_second_reading_finds_nothing(find: str, put: str, whole: bool) -> None:
    typed = rule(find, put, whole=whole)
    text = f"Some words and {find} more, then {put} and b a."
    if why_never(typed):
        return
    after = made(text, typed)
    again = engine.propose_revision(Revision(text=after), typed_rules((typed,)))
    assert again.text == after


NEVER = {
    ("e", "x"): "it would match nearly everywhere",
    ("<ref>", "x"): guards.NOT_PROSE,
    ("mill", "[[mill]]"): "it adds markup",
}


@pytest.mark.parametrize("pair", NEVER)
def test_what_no_page_lets_through_is_said_before(pair: tuple[str, str]) -> None:
    assert why_never(rule(*pair, whole=False)).startswith(NEVER[pair])


def test_rules_that_cannot_be_used_are_refused() -> None:
    with pytest.raises(ListError, match="everywhere"):
        typed_rules((rule("mill", "weir"), rule("a", "b", whole=False)))
    assert typed_rules(()) == []
