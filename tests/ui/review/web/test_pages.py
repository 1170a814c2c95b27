"""The page's ways: what is shown, where a form leads, what is said."""

from __future__ import annotations

import re

import pytest

from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, decisions_of
from bot_plugins.store.findings import Item
from bot_plugins.store.states import Scope, State
from bot_plugins.ui.review import NoTextError, Review, ReviewFilter
from tests.ui.display.build import COMMA
from tests.ui.review.build import MILL, REPORT, found, queued, text_of
from tests.ui.review.web.client import Visitor, words

DECISIONS = {
    "accept": ("accept", State.ACCEPTED, None, "Accepted: “began” → “begun”"),
    "reject": ("reject", State.REJECTED, None, "Rejected: “began”"),
    "here": ("not_here", State.NOT_AN_ERROR, Scope.PAGE, "Not an error here: “began”"),
    "nowhere": ("nowhere", State.NOT_AN_ERROR, Scope.EVERYWHERE, "Never an error: “began”"),
}


@pytest.mark.parametrize("case", DECISIONS)
def test_deciding_leads_to_the_next_one(store: Store, visitor: Visitor, case: str) -> None:
    queued(store)
    what, state, scope, said = DECISIONS[case]
    answer = visitor.post("/finding/1?rule=verb_form&after=0&view=page", what=what)
    assert answer.headers["Location"] == "/?rule=verb_form&view=page"
    assert (found(store, 1).state, decisions_of(store, 1)[0].scope) == (state, scope)
    shown = words(visitor.get("/"))
    assert said in shown
    assert "1 of 2 decided" in shown
    assert "“began” →" not in words(visitor.get("/"))


def test_edits_the_replacement(store: Store, visitor: Visitor) -> None:
    queued(store, "By then the war had «begun\nbegun|begun». They had «went|gone» home.")
    visitor.post("/finding/1", what="edit", replacement="started\r\nanew ")
    assert found(store, 1).edited == "started\nanew "
    answer = visitor.post("/finding/2", what="edit", replacement="went")
    assert answer.status_code == 409
    assert "what stands there already" in words(answer)


REFUSED = {
    "gone ~~~~": "it adds a signature",
    "gone [https://spam.example]": "it adds a link",
    "gone\nhome": "it adds a line end",
    "[[gone]]": "it adds markup",
    "__NOTOC__": "it adds a magic word",
}


@pytest.mark.parametrize("replacement", REFUSED)
def test_says_at_once_why_a_replacement_cannot_be_taken(
    store: Store, visitor: Visitor, replacement: str
) -> None:
    queued(store)
    answer = visitor.post("/finding/2", what="edit", replacement=replacement)
    assert answer.status_code == 409
    assert REFUSED[replacement] in words(answer)
    assert found(store, 2).state is State.OPEN


def test_undo_leads_back(store: Store, visitor: Visitor) -> None:
    queued(store)
    visitor.post("/finding/1?after=0", what="accept")
    answer = visitor.post("/undo?rule=verb_form")
    assert answer.headers["Location"] == "/finding/1?rule=verb_form"
    assert "Taken back: “began” → “begun”" in words(visitor.get("/finding/1"))
    assert visitor.post("/undo").headers["Location"] == "/"
    assert "There is nothing to undo" in words(visitor.get("/"))


def test_undo_that_comes_too_late_says_so(store: Store, visitor: Visitor) -> None:
    queued(store)
    visitor.post("/finding/1", what="accept")
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE copyedit_finding SET state = 'saving' WHERE id = 1")
    answer = visitor.post("/undo")
    assert answer.status_code == 409
    assert "Too late to undo" in words(answer)


def test_skipping_and_the_end_of_the_queue(store: Store, visitor: Visitor) -> None:
    queued(store)
    assert 'href="/?after=1"' in visitor.get("/").text
    assert "went" in words(visitor.get("/?after=1"))
    ended = words(visitor.get("/?after=2"))
    assert "That was the last one" in ended
    assert "2 are left further up" in ended


def test_all_of_a_rule_asks_first(store: Store, visitor: Visitor) -> None:
    queued(store, "One« ,|,» two« ,|,» three.", "A", COMMA)
    queued(store)
    answer = visitor.get("/all?rule=space_before_comma&back=")
    assert "Accept 2 changes of space_before_comma?" in words(answer)
    last = re.findall(r'name="last" value="(\d+)"', answer.text)[0]
    assert found(store, 1).state is State.OPEN
    done = visitor.post("/all?rule=space_before_comma", last=last, rule="")
    assert done.headers["Location"] == "/"
    assert [found(store, number).state.value for number in (1, 2, 3)] == [
        "accepted", "accepted", "open"
    ]  # fmt: skip
    assert "Accepted 2 of space_before_comma" in words(visitor.get("/"))


def test_a_whole_page_of_changes(store: Store, visitor: Visitor) -> None:
    queued(store)
    queued(store, title="Pond")
    shown = visitor.get("/?view=page")
    assert re.findall(r'data-change="(\d+)"', shown.text) == ["1", "2"]
    assert "2 changes to decide on this page" in words(shown)
    assert visitor.get("/finding/1/past?view=page").headers["Location"] == "/?after=2&view=page"
    assert re.findall(r'data-change="(\d+)"', visitor.get("/?view=page&after=2").text) == ["3", "4"]


def test_the_whole_text(store: Store) -> None:
    queued(store)
    visitor = Visitor(Review(store, "Ann", lambda _: text_of(MILL)))
    shown = visitor.get("/finding/1/page").text
    assert '<mark id="change"><del>began</del><ins>begun</ins></mark>' in shown
    assert "They had <del>went</del><ins>gone</ins> home." in shown


def test_the_whole_text_that_cannot_be_had(store: Store) -> None:
    def fails(_: Item) -> str:
        raise NoTextError("the wiki is on <holiday>")

    queued(store)
    shown = words(Visitor(Review(store, "Ann", fails)).get("/finding/1/page"))
    assert "The whole page cannot be shown: the wiki is on <holiday>" in shown
    assert "By then the war had" in shown


def test_what_is_doubtful_says_so_and_is_accepted_by_itself(store: Store, visitor: Visitor) -> None:
    queued(store, "a «-|–» b", rule=REPORT)
    shown = visitor.get("/")
    assert "doubtful long_dash" in words(shown)
    assert "All of this rule" not in words(shown)
    assert "Nothing to accept of long_dash" in words(visitor.get("/all?rule=long_dash"))
    visitor.post("/finding/1", what="accept")
    assert found(store, 1).state is State.ACCEPTED


WILL = "They will «qualified|qualify» and «gone|go»."
OTHERS = ("be qualified", "be & stay so")
CHOICES = {
    "the first": ("choice1", "qualify", "Accepted: “qualified” → “qualify”"),
    "another": ("choice2", "be qualified", "Accepted: “qualified” → “be qualified”"),
    "a third": ("choice3", OTHERS[1], "Accepted: “qualified” → “be & stay so”"),
}


@pytest.mark.parametrize("case", CHOICES)
def test_one_of_several_is_accepted(store: Store, visitor: Visitor, case: str) -> None:
    what, text, said = CHOICES[case]
    queued(store, WILL, alternatives=OTHERS)
    shown = visitor.get("/")
    assert "Accept as qualify 1 be qualified 2 be & stay so 3" in words(shown)
    assert "“qualified” → “qualify”, or “be qualified”, or “be &amp; stay so”" in shown.text
    visitor.post("/finding/1", what=what)
    assert (found(store, 1).state, found(store, 1).replacement) == (State.ACCEPTED, text)
    assert said in words(visitor.get("/"))


@pytest.mark.parametrize("which", ["0", "4", "", "-1", "٢", "9999", "1" * 100])
def test_a_choice_that_is_not_there_is_none(store: Store, visitor: Visitor, which: str) -> None:
    queued(store, WILL, alternatives=OTHERS)
    answer = visitor.post("/finding/1", what=f"choice{which}")
    assert answer.status_code == 409
    assert "There is no such choice" in words(answer)
    assert found(store, 1).state is State.OPEN


def test_without_alternatives_there_is_no_choice(store: Store, visitor: Visitor) -> None:
    queued(store)
    shown = visitor.get("/").text
    assert "Accept as" not in shown
    assert 'data-key="a" data-also="1"' in shown


def test_what_is_accepted_together_shows_its_alternatives(store: Store, visitor: Visitor) -> None:
    queued(store, WILL, alternatives=OTHERS)
    queued(store, "a «-|–» b", rule=REPORT)
    shown = words(visitor.get("/all?rule=verb_form"))
    assert "or: be qualified · be & stay so" in shown
    assert "If a change has several choices, the first is accepted" in shown


def test_a_stale_finding_says_why(store: Store, visitor: Visitor) -> None:
    queued(store)
    with store.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE copyedit_finding SET state = 'stale', reason = 'the page changed' WHERE id = 1"
        )
    assert "Back in review: the page changed" in words(visitor.get("/finding/1"))


EMPTY = {
    "nothing queued": ("/", [], "The queue is empty"),
    "all done": ("/", [1, 2], "All done"),
    "filtered": ("/?rule=other", [], "Nothing matches these filters"),
}


@pytest.mark.parametrize("case", EMPTY)
def test_nothing_left_says_what_is_next(store: Store, review: Review, case: str) -> None:
    path, accepted, said = EMPTY[case]
    visitor = Visitor(review)
    if accepted or "rule" in path:
        queued(store)
    for number in accepted:
        review.decide(number, ACCEPT)
    shown = words(visitor.get(path))
    assert said in shown
    assert "pwb copyedit" in shown or "Show everything" in shown


def test_others_at_work(store: Store, visitor: Visitor) -> None:
    queued(store)
    Review(store, "Bob").next_page(ReviewFilter())
    assert "Other reviewers have the rest" in words(visitor.get("/"))


def test_filters_stay_in_every_address(store: Store, visitor: Visitor) -> None:
    queued(store)
    shown = visitor.get("/?rule=verb_form&age=7&applicability=review").text
    actions = re.findall(r'action="([^"?]*\?[^"]*)"', shown)
    assert actions
    assert all("rule=verb_form" in one and "age=7" in one for one in actions)
    assert "7 days" in words(visitor.get("/?age=7"))
    assert "within 12 days" in words(visitor.get("/?age=12"))


@pytest.mark.parametrize("query", ["run=x", "age=-1", "after=1.5", "run=" + "9" * 30, "age=99999"])
def test_nonsense_in_an_address_is_said(visitor: Visitor, query: str) -> None:
    answer = visitor.get(f"/?{query}")
    assert answer.status_code == 400
    assert "The address is wrong" in words(answer)


def test_arabic_reads_from_the_right(store: Store, visitor: Visitor) -> None:
    queued(store, "كان «قريبا|قريبًا» منها", "طاحونة", site="wiki:ar")
    assert '<p class="text" dir="rtl" lang="ar">' in visitor.get("/").text


def test_the_page_names_every_key(visitor: Visitor) -> None:
    shown = words(visitor.get("/help"))
    assert "Accept the change" in shown
    assert "confirmation" in shown
