"""The page's ways: what is shown, where a form leads, what is said."""

from __future__ import annotations

import re

import pytest
from werkzeug.test import TestResponse

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
    assert said not in words(visitor.get("/"))


def test_our_script_gets_the_next_change_at_once(store: Store, visitor: Visitor) -> None:
    queued(store)
    answer = visitor.send("/finding/1?rule=verb_form", {"what": "accept"}, X_Swap="1")
    assert (answer.status_code, answer.headers["X-Address"]) == (200, "/?rule=verb_form")
    assert "Accepted: “began” → “begun”" in words(answer)
    assert 'data-change="2"' in answer.text


def edit(visitor: Visitor, number: int, sentence: str) -> TestResponse:
    return visitor.post(f"/finding/{number}", what="sentence", sentence=sentence)


def test_the_sentence_is_edited(store: Store, visitor: Visitor) -> None:
    queued(store, "Then they\nhad «begun|began» it. They had «went|gone» home.")
    shown = visitor.get("/finding/2").text
    assert re.findall(r"<textarea[^>]*>\n([^<]*)</textarea>", shown) == ["They had gone home."]
    assert 'data-from="9" data-to="13"' in shown
    edit(visitor, 2, "They had all left home.")
    assert found(store, 2).edited == "all left"
    assert "Accepted as edited: “went” → “all left”" in words(visitor.get("/"))


def test_other_words_of_the_sentence_are_changes_of_their_own(
    store: Store, visitor: Visitor
) -> None:
    queued(store)
    edit(visitor, 2, "They had gone back.")
    made = found(store, 3)
    assert (found(store, 2).state, made.state) == (State.ACCEPTED, State.ACCEPTED)
    assert (made.change.before, made.replacement, made.change.rule) == ("home", "back", "by_hand")
    assert "2 of 3 decided" in words(visitor.get("/"))


def test_the_whole_paragraph_is_edited(store: Store, visitor: Visitor) -> None:
    queued(store)
    shown = visitor.get("/finding/2?edit=paragraph").text
    [text] = re.findall(r"<textarea[^>]*>\n([^<]*)</textarea>", shown)
    assert text == "The mill was old. By then the war had began. They had gone home."
    assert '<details class="edit" open>' in shown
    typed = text.replace("The mill", "A mill")
    visitor.post("/finding/2", what="paragraph", sentence=typed)
    assert [found(store, number).state.value for number in (1, 2, 3)] == [
        "open", "accepted", "accepted"
    ]  # fmt: skip
    assert (found(store, 3).change.before, found(store, 3).replacement) == ("The", "A")


def test_a_line_end_is_one_character(store: Store, visitor: Visitor) -> None:
    queued(store, "By then the war had «begun\nbegun|begun». They went.")
    edit(visitor, 1, "By then the war had started\r\nanew.")
    assert found(store, 1).edited == "started\nanew"


def test_what_stood_there_is_a_rejection(store: Store, visitor: Visitor) -> None:
    queued(store)
    edit(visitor, 2, "They had went home.")
    assert found(store, 2).state is State.REJECTED


REFUSED = {
    "gone ~~~~ home": "it adds a signature",
    "gone [https://spam.example] home": "it adds a link",
    "gone\nhome": "it adds a line end",
    "[[gone]] home": "it adds markup",
    "__NOTOC__ home": "it adds a magic word",
    "gone ~~~~": "it adds a signature",
    "gone home " + "x" * 400: "it changes more than 300 characters",
}


@pytest.mark.wide
@pytest.mark.parametrize("words_of_it", REFUSED)
def test_says_at_once_why_a_sentence_cannot_be_taken(
    store: Store, visitor: Visitor, words_of_it: str
) -> None:
    queued(store)
    answer = edit(visitor, 2, f"They had {words_of_it}.")
    assert answer.status_code == 409
    assert REFUSED[words_of_it] in words(answer)
    assert [found(store, number).state for number in (1, 2)] == [State.OPEN] * 2


def test_the_words_of_another_change_are_left_to_it(store: Store, visitor: Visitor) -> None:
    queued(store, "They had «went|gone» and «came|come» home.")
    answer = edit(visitor, 1, "They had gone and left home.")
    assert answer.status_code == 409
    assert "Another change is about “came”: decide on that one by itself" in words(answer)


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


def test_how_many_wait_of_each_rule(store: Store, visitor: Visitor) -> None:
    queued(store)
    queued(store, "One« ,|,» two« ,|,» three« ,|,» four.", "Numbers", COMMA)
    options = re.findall(r"<option[^>]*>([^<]* \(\d\))</option>", visitor.get("/").text)
    assert [one.rpartition(" ")[2] for one in options] == ["(3)", "(2)"]
    for number in (1, 2):
        visitor.post(f"/finding/{number}", what="accept")
    shown = visitor.get("/?rule=verb_form")
    assert "What waits, by rule" in words(shown)
    assert "A space before a comma3" in words(shown)
    assert 'href="/?rule=space_before_comma"' in shown.text


def test_all_of_a_rule_asks_first(store: Store, visitor: Visitor) -> None:
    queued(store, "One« ,|,» two« ,|,» three.", "A", COMMA)
    queued(store)
    answer = visitor.get("/all?rule=space_before_comma&back=")
    assert "Accept 2 changes of “A space before a comma”?" in words(answer)
    last = re.findall(r'name="last" value="(\d+)"', answer.text)[0]
    assert found(store, 1).state is State.OPEN
    done = visitor.post("/all?rule=space_before_comma", last=last, rule="")
    assert done.headers["Location"] == "/"
    assert [found(store, number).state.value for number in (1, 2, 3)] == [
        "accepted", "accepted", "open"
    ]  # fmt: skip
    assert "Accepted 2: A space before a comma" in words(visitor.get("/"))


def test_all_of_a_rule_is_rejected_after_a_question(store: Store, visitor: Visitor) -> None:
    queued(store, "a «-|–» b", "A", rule=REPORT)
    queued(store)
    assert "what=reject&amp;back=&amp;rule=long_dash" in visitor.get("/").text
    answer = visitor.get("/all?what=reject&rule=long_dash&back=")
    assert "Reject 1 change of “Long dash”?" in words(answer)
    last = re.findall(r'name="last" value="(\d+)"', answer.text)[0]
    visitor.post("/all?rule=long_dash", last=last, rule="", what="reject")
    states = [found(store, number).state for number in (1, 2, 3)]
    assert states == [State.REJECTED, State.OPEN, State.OPEN]
    assert "Rejected 1: Long dash" in words(visitor.get("/"))
    assert "Nothing to reject" in words(visitor.get("/all?what=reject&rule=long_dash"))
    visitor.post("/undo")
    assert found(store, 1).state is State.OPEN


def test_the_choice_about_keys_is_kept(store: Store, visitor: Visitor) -> None:
    queued(store)
    assert "data-no-keys" not in visitor.get("/").text
    answer = visitor.post("/keys", keys="off", back="/help?rule=verb_form")
    assert answer.headers["Location"] == "/help?rule=verb_form"
    assert "HttpOnly" in answer.headers["Set-Cookie"]
    shown = visitor.get("/")
    assert "data-no-keys" in shown.text
    assert "Accept Reject" in words(shown)
    visitor.post("/keys", keys="on")
    assert "data-no-keys" not in visitor.get("/").text


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
    assert "doubtful Not checked yet" in words(shown)
    assert "Accept all of this rule" not in words(shown)
    assert "Reject all of this rule" in words(shown)
    assert "Nothing to accept of “Long dash”" in words(visitor.get("/all?rule=long_dash"))
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


@pytest.mark.wide
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


def test_the_reason_comes_before_the_text(store: Store, visitor: Visitor) -> None:
    queued(store)
    shown = words(visitor.get("/"))
    assert "Mill ↗ (live page, in a new tab) Verb form: a reason Not checked yet The mill" in shown
    assert "needs review" not in shown


def test_other_changes_of_the_paragraph_are_marked(store: Store, visitor: Visitor) -> None:
    queued(store, "It «a|b» and «c|d» and «e|f» so.")
    visitor.post("/finding/1", what="accept")
    shown = visitor.get("/finding/2").text
    assert '<span class="accepted"><del>a</del><ins>b</ins></span>' in shown
    assert "<mark><del>c</del><ins>d</ins></mark>" in shown
    assert 'href="/finding/3" data-swap data-key="j"' in shown
    visitor.post("/finding/2", what="reject")
    assert '<span class="kept">c</span>' in visitor.get("/finding/3").text


def test_by_page_each_paragraph_is_there_once(store: Store, visitor: Visitor) -> None:
    queued(store, "It «a|b» and «c|d» so.\n\nThe «e|f» mill.")
    shown = visitor.get("/?view=page").text
    assert len(re.findall(r'<p class="text"', shown)) == 2
    assert re.findall(r'data-change="(\d+)"', shown) == ["1", "2", "3"]
    assert re.findall(r'data-mark="(\d+)"', shown) == ["1", "2", "3"]


def test_what_is_remembered_is_shown_in_full(store: Store, visitor: Visitor) -> None:
    queued(store)
    assert "Remembers had began they on every page" in words(visitor.get("/"))
