"""Find and replace, typed on the page Pages: from the form to findings, and its mistakes."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from werkzeug.test import TestResponse

from bot_plugins.store.database import Store
from bot_plugins.store.decisions import NOT_AN_ERROR
from bot_plugins.store.findings import listed
from bot_plugins.ui.review import Review
from bot_plugins.ui.review.jobs.desk import Desk
from bot_plugins.ui.review.web.replacements import LONGEST_FIND, LONGEST_PUT, MOST_ROWS
from bot_plugins.ui.review.web.texts import COOKIE as LANGUAGE
from tests.ui.review.jobs.bench import MemoryBench, MemoryWiki
from tests.ui.review.jobs.desks import ended
from tests.ui.review.web.client import Visitor, words
from tests.ui.review.web.test_attacks import BIDI, KNOWN_TAGS, QUOTES, SCRIPTS, Tags

CHOICE = {"kind": "category", "category": "Mills"}
MILL = "Gristmill wheels turned here.The gristmills were near, and a gristmill burnt."


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store, MemoryBench(MemoryWiki({"Mill": MILL})))


@pytest.fixture
def visitor(review: Review, desk: Desk) -> Visitor:
    return Visitor(review, desk=desk)


def row(number: int, find: str, put: str, *ticks: str) -> dict[str, str]:
    ticked = {f"{tick}-{number}": "1" for tick in ticks}
    return {f"find-{number}": find, f"put-{number}": put, **ticked}


GRIST = row(1, "gristmill", "grist mill", "whole")


def found(desk: Desk, visitor: Visitor, fields: Mapping[str, str]) -> list[tuple[str, str, str]]:
    assert visitor.post("/pages", **{**CHOICE, **fields}).status_code == 303
    ended(desk.reading)
    items = sorted(listed(desk.store), key=lambda item: item.change.start)
    return [(item.change.rule, item.change.before, item.replacement) for item in items]


def test_what_was_typed_is_found_beside_the_rules(visitor: Visitor, desk: Desk) -> None:
    assert found(desk, visitor, GRIST) == [
        ("typos:gristmill", "Gristmill", "Grist mill"),
        ("space_after_full_stop", ".", ". "),
        ("typos:gristmill", "gristmill", "grist mill"),
    ]


def test_only_what_was_typed(visitor: Visitor, desk: Desk) -> None:
    fields = {**row(2, "gristmill", "grist mill", "case"), **row(3, "near", ""), "only-these": "1"}
    counted = visitor.post("/pages/count", **CHOICE, **fields)
    assert "Replaced: “gristmill” by “grist mill” Removed: “near” No other mistakes" in words(
        counted
    )
    sent = dict(re.findall(r'<textarea name="([^"]+)" hidden>\n([^<]*)</textarea>', counted.text))
    assert found(desk, visitor, sent) == [
        ("typos:gristmill", "gristmill", "grist mill"),
        ("typos:near", "near", ""),
        ("typos:gristmill", "gristmill", "grist mill"),
    ]


def test_what_is_no_error_is_not_proposed_again(visitor: Visitor, desk: Desk) -> None:
    found(desk, visitor, {**GRIST, "only-these": "1"})
    review = visitor.client.application.extensions["review"]
    review.decide(1, NOT_AN_ERROR)
    assert [rule for rule, _, _ in found(desk, visitor, {**GRIST, "only-these": "1"})] == [
        "typos:gristmill"
    ]


MISTAKES = {
    "nothing to find": (row(2, " ", "x"), "Row 2 of “Find and replace”: enter what to find"),
    "itself": (row(1, "mill", "mill"), "Row 1 of “Find and replace”: “mill” would be replaced by"),
    "itself, spaces": (row(1, "mill ", "mill", "whole"), "“mill” would be replaced by itself"),
    "twice": (
        {**row(1, "mill", "x"), **row(4, "Mill", "y", "case")},
        "Row 4 of “Find and replace”: “Mill” is in row 1 already",
    ),
    "long": (row(1, "x" * 101, "y"), "at most 100 characters to find, and 200 to put there"),
    "long, put": (row(1, "x", "y" * 201), "at most 100 characters to find, and 200 to put there"),
    "lines": (row(1, "x\ny", "y"), "on one line"),
    "everywhere": (row(1, "e", "x"), "cannot be replaced so: it would match nearly everywhere"),
    "markup": (row(1, "{{sic}}", "x"), "cannot be replaced so: it is not within prose"),
    "a link": (row(1, "mill", "[[mill]]"), "cannot be replaced so: it adds markup"),
    "nothing at all": ({"only-these": "1"}, "Enter what to find, or take the tick off"),
}


@pytest.mark.wide
@pytest.mark.parametrize("case", MISTAKES)
@pytest.mark.parametrize("path", ["/pages", "/pages/count"])
def test_a_mistake_is_said_and_nothing_is_lost(
    visitor: Visitor, desk: Desk, path: str, case: str
) -> None:
    fields, said = MISTAKES[case]
    kept = row(5, "kept", "also kept") if case != "nothing at all" else {}
    answer = visitor.post(path, **CHOICE, **kept, **fields)
    assert said in words(answer)
    assert desk.reading() is None
    shown = shown_fields(answer)
    for name, value in {**kept, **fields, "category": "Mills"}.items():
        assert shown[name] == value
    assert answer.text.count("aria-invalid") == (case != "nothing at all")


def shown_fields(answer: TestResponse) -> dict[str, str | None]:
    inputs = [at for tag, at in Tags(answer.text).tags if tag == "input"]
    chosen = (at for at in inputs if at.get("type") != "checkbox" or "checked" in at)
    return {str(at["name"]): at.get("value") for at in chosen}


def test_a_mistake_is_said_in_the_readers_language(visitor: Visitor) -> None:
    visitor.client.set_cookie(LANGUAGE, "de", domain="127.0.0.1")
    said = words(visitor.post("/pages/count", **CHOICE, **row(1, "mill", "[[mill]]")))
    assert "Zeile 1 von „Suchen und ersetzen“: „mill“ lässt sich so nicht ersetzen: hinzu" in said


def test_more_rows_keep_what_was_typed(visitor: Visitor) -> None:
    fields = {**CHOICE, **row(1, "gristmill", "", "case"), **row(2, "", "", "whole")}
    first = visitor.get("/pages")
    assert 'name="find-5"' in first.text
    assert 'name="find-6"' not in first.text
    assert shown_fields(first)["whole-5"] == "1"
    for last in range(10, MOST_ROWS + 1, 5):
        answer = visitor.post("/pages/count", form="more", **fields)
        shown = shown_fields(answer)
        assert {"find-1": "gristmill", "case-1": "1", "whole-2": "1"}.items() <= shown.items()
        assert "whole-1" not in shown
        assert f'name="find-{last}"' in answer.text
        assert f'name="find-{last + 1}"' not in answer.text
        fields |= row(last, "", "")
    assert 'value="more"' not in answer.text
    assert answer.text.count('<details class="find" open>') == 1


def test_what_was_counted_can_be_chosen_again(visitor: Visitor) -> None:
    answer = visitor.post("/pages/count", form="again", **CHOICE, **GRIST)
    assert {"find-1": "gristmill", "category": "Mills"}.items() <= shown_fields(answer).items()


@pytest.mark.wide
def test_what_was_typed_is_offered_again_if_it_fits(visitor: Visitor, desk: Desk) -> None:
    found(desk, visitor, GRIST)
    assert "Replaced: “gristmill” by “grist mill”" in words(visitor.get("/pages"))
    many = {key: one for n in range(1, 41) for key, one in row(n, f"{n:03}" * 33, "x").items()}
    found(desk, visitor, {**many, "most": "7"})
    again = re.findall(r'href="(/pages\?[^"]*)"', visitor.get("/pages").text)
    assert ["find-1" in link for link in again] == [False, True]


@pytest.mark.wide
@pytest.mark.parametrize("text", [*SCRIPTS, *QUOTES, BIDI])
def test_hostile_texts_in_rows_are_text(visitor: Visitor, desk: Desk, text: str) -> None:
    rows = {**row(1, text, "x"), **row(2, "gristmill", text), **row(3, f"{text}y", text, text)}
    for fields in (row(1, text, "x"), row(1, "gristmill", text), rows, {**rows, "form": text}):
        for answer in (
            visitor.post("/pages/count", **CHOICE, **fields),
            visitor.post("/pages", **CHOICE, **fields),
            visitor.get("/pages"),
            visitor.client.get("/pages", base_url="http://127.0.0.1:8642", query_string=fields),
        ):
            assert answer.status_code in (200, 303)
            check_only_text(answer)
        ended(desk.reading) if desk.reading() else None


def check_only_text(answer: TestResponse) -> None:
    tags = Tags(answer.text).tags
    assert {tag for tag, _ in tags} <= {*KNOWN_TAGS, "ul", "noscript", "fieldset", "legend", "br"}
    names = [name for _, attributes in tags for name in attributes]
    assert not [name for name in names if name.startswith(("on", "style"))]
    fields_cut = re.sub(
        r"<textarea.*?</textarea>|value=\"[^\"]*\"|href=\"[^\"]*\"", "", answer.text, flags=re.S
    )
    assert not re.search("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", fields_cut)


@pytest.mark.parametrize("number", ["0", "41", "-1", "1e3", "²", "9" * 40, "x"])
def test_made_up_rows_are_no_rows(visitor: Visitor, desk: Desk, number: str) -> None:
    fields = {f"find-{number}": "gristmill", f"put-{number}": "grist mill"}
    assert "Replaced" not in words(visitor.post("/pages/count", **CHOICE, **fields))
    assert "typos:gristmill" not in str(found(desk, visitor, fields))


def test_the_longest_rows_are_taken(visitor: Visitor) -> None:
    longest = row(1, "ab " * (LONGEST_FIND // 3), "x" * LONGEST_PUT)
    assert "Replaced: “ab ab" in words(visitor.post("/pages/count", **CHOICE, **longest))
