"""Where rules could act: never too few places."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pytest
from hypothesis import example, given

from bot_plugins.core import prefilter, registry
from bot_plugins.core.rule import Applicability, Rule
from tests.strategies import pages

RULES = registry.rules_for("en")
PREFILTER = prefilter.of(RULES)
NOTHING = (
    "",
    "The lake is deep.",
    "{{Infobox lake|name=Lake}}\n'''Lake''' is a [[lake]] in Ostermark.<ref>{{cite web}}</ref>",
    "The colour of the center.",
)
SOMETHING = (
    "It was wrote by a monk.",
    "The the lake.",
    "the the lake",
    "They recieved it.",
    "{{Use American English}} The colour was dark.",
)


@pytest.mark.parametrize("text", NOTHING)
def test_a_page_with_nothing_to_read(text: str) -> None:
    assert PREFILTER.places(text) == []
    assert PREFILTER.useful(text) == ()
    assert PREFILTER.hits(escape(text).encode()) == prefilter.Hits([], [])


@pytest.mark.parametrize("text", [one for one in SOMETHING if not one.startswith("The the")])
def test_a_page_to_read(text: str) -> None:
    assert PREFILTER.places(text)
    assert PREFILTER.useful(text, PREFILTER.bound(text))
    hits = PREFILTER.hits(escape(text, quote=False).encode())
    assert hits.places or hits.bound


def test_a_place_is_where_the_slip_is() -> None:
    text = "Café. They recieved it."
    [(start, end, _)] = PREFILTER.places(text)
    assert text.encode()[start:end] == b"recieved"
    assert [rule.name for rule in PREFILTER.useful(text)] == ["misspelling"]


def test_a_part_of_a_page_may_ask_for_the_rest() -> None:
    page = "{{Use American English}}\n\nThe colour."
    rule = registry.find("variety_spelling")
    candidates = prefilter.of((rule,))
    assert candidates.bound("The colour.") == frozenset()
    assert candidates.useful("The colour.") == ()
    assert candidates.useful("The colour.", candidates.bound(page)) == (rule,)


def test_text_without_utf_8_is_a_place() -> None:
    assert PREFILTER.places("\ud800") == [prefilter.Place(0, 3, RULES)]
    assert PREFILTER.useful("\ud800") == RULES


def _said(text: str) -> bool:
    return '"' in text


CONFIRMED = Rule(
    "verb form", Applicability.REVIEW, lambda _: iter(()), ("went",), (), confirms=_said
)


@pytest.mark.parametrize("far", [0, prefilter.REACH - 10])
def test_a_rule_confirms_what_its_triggers_match(far: int) -> None:
    candidates = prefilter.of((CONFIRMED,))
    text = f'He went {"x" * far} "on".'
    assert candidates.places(text) == [prefilter.Place(3, 7, [CONFIRMED])]
    assert candidates.useful(text) == (CONFIRMED,)
    assert len(candidates.hits(escape(text).encode()).places) == 1


@pytest.mark.parametrize("text", ["He went on.", f'He went {"x" * prefilter.REACH} "on".'])
def test_what_it_does_not_confirm_is_no_place(text: str) -> None:
    candidates = prefilter.of((CONFIRMED,))
    assert candidates.places(text) == []
    assert candidates.useful(text) == ()
    assert candidates.hits(escape(text).encode()) == prefilter.Hits([], [])


def test_what_is_confirmed_begins_with_a_word() -> None:
    seen: list[str] = []

    def confirms(text: str) -> bool:
        seen.append(text)
        return True

    rule = replace(CONFIRMED, confirms=confirms)
    prefilter.of((rule,)).places(f"{'ship ' * 50}went")
    prefilter.of((rule,)).places(f"{'x' * 500} {'x' * 100}went")
    assert [text.split()[0] for text in seen] == ["ship", "x" * 100 + "went"]


def test_of_rules_at_one_place_each_confirms_for_itself() -> None:
    sure = replace(CONFIRMED, confirms=lambda _: True, triggers=("he went on",))
    candidates = prefilter.of((CONFIRMED, sure))
    assert candidates.useful("So he went on.") == (sure,)
    assert set(candidates.useful('So he went on: "No".')) == {CONFIRMED, sure}


def test_each_of_many_rules_has_its_places() -> None:
    rules = tuple(replace(CONFIRMED, triggers=(f"w{n}nt",), confirms=None) for n in range(20))
    candidates = prefilter.of(rules)
    for number, rule in enumerate(rules):
        (place,) = candidates.places(f"He w{number}nt on.")
        assert (place.start, [*place.rules]) == (3, [rule])


def test_no_rules() -> None:
    assert prefilter.of(()).places("the the") == []
    assert prefilter.of(()).useful("the the") == ()


@given(pages)
@example("don't had")
def test_a_page_with_places_has_hits_in_a_dump(text: str) -> None:
    try:
        data = escape(text).encode()
    except UnicodeEncodeError:
        return
    hits = PREFILTER.hits(data)
    assert hits.places or hits.bound or not PREFILTER.places(text)
    assert hits.places == prefilter.in_order(hits.places)


@pytest.mark.parametrize(
    ("start", "end", "expected"), [(0, 3, 0), (3, 4, 1), (4, 9, 0), (9, 99, 2), (3, 99, 3)]
)
def test_hits_are_looked_for_between_two_places(start: int, end: int, expected: int) -> None:
    hits = prefilter.Hits(
        [prefilter.Place(*span, ()) for span in ((3, 5), (50, 51), (50, 60))], [3, 50]
    )
    assert len(hits.within(start, end)) == expected
    assert hits.binds(start, end) is bool(expected)
    assert not prefilter.Hits([], []).within(start, end)
