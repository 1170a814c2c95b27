"""History, what is no error, and the list: what is shown, and where their forms lead."""

from __future__ import annotations

import re

import pytest

from bot_plugins.store.database import Store
from bot_plugins.store.decisions import REJECT, DecisionDetails
from bot_plugins.store.states import DecisionKind, Scope, State
from bot_plugins.ui.review import Review
from tests.ui.display.build import COMMA
from tests.ui.review.build import REPORT, found, queued
from tests.ui.review.web.client import Visitor, words

NEVER = DecisionDetails(DecisionKind.NOT_AN_ERROR, scope=Scope.EVERYWHERE)


def test_the_history_is_one_click_back(store: Store, visitor: Visitor) -> None:
    queued(store)
    visitor.post("/finding/1", what="accept")
    visitor.post("/finding/2", what="reject")
    shown = visitor.get("/history?rule=verb_form")
    listed = words(shown).partition("shows the change again.")[2]
    assert re.findall("“[a-z]+” →", listed) == ["“went” →", "“began” →"]
    [_, first] = re.findall(r'action="(/decision/\d+/undo[^"]*)"', shown.text)
    answer = visitor.post(first)
    assert answer.headers["Location"] == "/finding/1?rule=verb_form"
    assert [found(store, number).state for number in (1, 2)] == [State.OPEN, State.REJECTED]
    assert "Taken back: “began” → “begun”" in words(visitor.get("/finding/1"))


def test_the_last_decisions_are_beside_the_next_change(store: Store, visitor: Visitor) -> None:
    queued(store)
    visitor.post("/finding/1", what="accept")
    assert "✓ Take back: “began” → “begun” Accepted · Mill" in words(visitor.get("/"))


def test_what_was_saved_stays_in_the_history_without_a_way_back(
    store: Store, visitor: Visitor
) -> None:
    queued(store)
    visitor.post("/finding/1", what="accept")
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE copyedit_finding SET state = 'saved' WHERE id = 1")
    shown = visitor.get("/history")
    assert "Accepted, saved · Mill" in words(shown)
    assert "/undo" not in shown.text


def test_an_old_form_takes_nothing_back_twice(store: Store, visitor: Visitor) -> None:
    queued(store)
    visitor.post("/finding/1", what="accept")
    [form] = re.findall(r'action="(/decision/\d+/undo)"', visitor.get("/history").text)
    assert visitor.post(form).status_code == 303
    visitor.post("/finding/1", what="accept")
    answer = visitor.post(form)
    assert answer.status_code == 409
    assert "This was taken back already" in words(answer)
    assert found(store, 1).state is State.ACCEPTED


def test_a_long_history_goes_on(store: Store, visitor: Visitor) -> None:
    queued(store, "«a|b» " * 60)
    for number in range(1, 61):
        visitor.post(f"/finding/{number}", what="reject")
    shown = visitor.get("/history")
    assert shown.text.count("/undo") == 50
    [older] = re.findall(r'href="(/history\?after=\d+)"', shown.text)
    assert visitor.get(older).text.count("/undo") == 10
    assert "You have decided nothing yet" in words(Visitor(Review(store, "Bob")).get("/history"))


def test_what_is_no_error_is_shown_in_full_and_forgotten(store: Store, visitor: Visitor) -> None:
    queued(store)
    queued(store, "By then it had «began|begun». They left.", "Pond")
    Review(store, "Bob").decide(1, NEVER)
    visitor.post("/finding/2", what="not_here")
    shown = visitor.get("/exceptions")
    assert ". They had went home." in words(shown)
    assert "Verb form · only on Mill · Ann," in words(shown)
    assert "had began they Verb form · on every page · Bob," in words(shown)
    [_, bobs] = re.findall(r'action="(/decision/\d+/undo)"', shown.text)
    answer = visitor.post(bobs, to="exceptions")
    assert answer.headers["Location"] == "/exceptions"
    assert [found(store, number).state for number in (1, 3)] == [State.OPEN] * 2
    assert "on every page" not in words(visitor.get("/exceptions"))


def test_nothing_remembered_says_so(visitor: Visitor) -> None:
    assert "Nothing is remembered as no error" in words(visitor.get("/exceptions"))


def ticks(page: str) -> list[str]:
    return re.findall(r'name="tick" value="(\d+)"[^>]*checked', page)


def test_a_list_has_a_tick_a_line(store: Store, visitor: Visitor) -> None:
    queued(store, "One« ,|,» two« ,|,» three« ,|,» four.", "Numbers", COMMA)
    shown = visitor.get("/?view=list&rule=space_before_comma")
    assert "3 changes: A space before a comma" in words(shown)
    assert ticks(shown.text) == ["1", "2", "3"]
    fields = {"what": "ticked", "shown": ["1", "2", "3"], "tick": ["1", "3"]}
    answer = visitor.send("/list?view=list&rule=space_before_comma", fields)
    assert answer.headers["Location"] == "/?rule=space_before_comma&after=3&view=list"
    assert [found(store, number).state.value for number in (1, 2, 3)] == [
        "accepted", "open", "accepted"
    ]  # fmt: skip
    assert "Accepted 2, rejected 0." in words(visitor.get(answer.headers["Location"]))


def test_the_rest_of_a_list_is_rejected(store: Store, visitor: Visitor) -> None:
    queued(store)
    visitor.send("/list", {"what": "both", "shown": ["1", "2"], "tick": "2"})
    assert [found(store, number).state.value for number in (1, 2)] == ["rejected", "accepted"]


def test_what_needs_a_look_has_no_tick(store: Store, visitor: Visitor) -> None:
    queued(store, "a «-|–» b", rule=REPORT)
    queued(store, "They will «qualified|qualify».", alternatives=("be qualified",), title="Will")
    queued(store, title="Pond")
    shown = visitor.get("/?view=list")
    assert ticks(shown.text) == ["3", "4"]
    assert ticks(visitor.get("/?view=list&ticks=none").text) == []
    assert "several choices: open it to choose" in words(shown)


def test_one_of_a_list_is_decided_by_itself(store: Store, visitor: Visitor) -> None:
    queued(store)
    shown = visitor.get("/finding/2?view=list").text
    assert "Skip" in shown
    [form] = re.findall(r'class="decide" method="post" action="([^"]+)"', shown)
    assert visitor.post(form, what="accept").headers["Location"] == "/?view=list"


def test_who_was_quicker_is_said_for_the_rest(store: Store, visitor: Visitor) -> None:
    queued(store)
    Review(store, "Bob").decide(1, REJECT)
    visitor.send("/list", {"what": "both", "shown": ["1", "2"], "tick": ["1", "2"]})
    assert "Accepted 1, rejected 0. 1 not decided: this finding is rejected already by Bob" in (
        words(visitor.get("/"))
    )


@pytest.mark.parametrize("path", ["/history?after=x", "/exceptions?after=-1"])
def test_nonsense_in_an_address_is_said(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).status_code == 400


def test_what_follows_is_shown_beforehand_and_keeps_the_notice(
    store: Store, visitor: Visitor
) -> None:
    queued(store)
    shown = visitor.get("/finding/1").text
    [address] = re.findall(r'data-following="([^"]+)"', shown)
    visitor.post("/undo")
    ahead = visitor.get(address)
    assert 'data-change="2"' in ahead.text
    assert "There is nothing to undo" not in words(ahead)
    assert "There is nothing to undo" in words(visitor.get("/"))
    assert visitor.get("/finding/2/following?after=1").status_code == 204
    assert "data-following" not in visitor.get("/?view=page").text
