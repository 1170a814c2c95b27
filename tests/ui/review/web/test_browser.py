"""The page in a real browser: by keys, by finger, without scripts, and two at a time."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from bot_plugins.store.database import Store
from bot_plugins.store.decisions import decisions_of
from bot_plugins.store.states import State
from bot_plugins.ui.review import Review
from tests.ui.review.build import found, queued
from tests.ui.review.chromium import PATIENCE
from tests.ui.review.site import Site, served
from tests.ui.review.web.opened import notice, states

PHONE = {"width": 390, "height": 844}


@pytest.mark.wide
def test_the_token_has_left_the_address(page: Page, site: Site) -> None:
    assert page.url == f"{site.url}/"
    assert page.evaluate("document.cookie") == ""
    assert [one["httpOnly"] for one in page.context.cookies()] == [True]


def test_through_the_queue_by_keys(page: Page, store: Store) -> None:
    page.keyboard.press("a")
    notice(page, "Accepted: “began” → “begun”")
    expect(page.locator("#live")).to_contain_text("Accepted: “began” → “begun”")
    page.keyboard.press("r")
    notice(page, "Rejected: “went” → “gone”")
    page.keyboard.press("n")
    notice(page, "Not an error here")
    page.keyboard.press("Shift+N")
    notice(page, "Never an error")
    page.keyboard.press("s")
    expect(page.locator("h1")).to_contain_text("That was the last one")
    assert states(store) == ["accepted", "rejected", "not_an_error", "not_an_error", "open"]


@pytest.mark.wide
def test_edit_undo_and_help_by_keys(page: Page, store: Store) -> None:
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.value.trim()") == "By then the war had begun."
    assert page.evaluate("getSelection().toString()") == "begun"
    page.keyboard.type("started")
    page.keyboard.press("Enter")
    notice(page, "Accepted as edited: “began” → “started”")
    assert found(store, 1).edited == "started"
    page.keyboard.press("u")
    notice(page, "Taken back")
    assert (found(store, 1).state, found(store, 1).edited) == (State.OPEN, None)
    page.keyboard.press("e")
    page.keyboard.type("a")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("h1")).to_have_text("Keys")
    page.keyboard.press("?")
    expect(page.locator("h1")).to_contain_text("Mill")
    assert states(store) == ["open"] * 5


@pytest.mark.wide
def test_single_keys_can_be_turned_off_and_on(page: Page, site: Site, store: Store) -> None:
    page.keyboard.press("?")
    page.get_by_role("button", name="Turn single keys off").click()
    expect(page.get_by_text("Single keys are off")).to_be_visible()
    page.get_by_role("link", name="Back to the review").click()
    expect(page.locator("h1")).to_contain_text("Mill")
    assert page.locator("kbd").all_inner_texts().count("a") == 0
    for key in ("a", "r", "n", "Shift+N", "1", "?", "e", "u", "Shift+A"):
        page.keyboard.press(key)
    page.goto(f"{site.url}/?view=list")
    for key in ("t", "a"):
        page.keyboard.press(key)
    page.keyboard.press("Tab")
    assert states(store) == ["open"] * 5
    page.goto(f"{site.url}/help")
    page.get_by_role("button", name="Turn single keys on").click()
    page.get_by_role("link", name="Back to the review").click()
    page.keyboard.press("a")
    notice(page, "Accepted: “began” → “begun”")


WILL = "They will «qualified|qualify» soon. It «goed|went»."


@pytest.mark.slow
def test_one_of_several_by_its_number(page: Page, store: Store) -> None:
    queued(store, "They will «qualified|qualify».", "Will", alternatives=("be qualified", "have"))
    page.goto(f"{page.url}finding/6")
    page.keyboard.press("4")
    page.keyboard.press("2")
    notice(page, "Accepted: “qualified” → “be qualified”")
    assert found(store, 6).edited == "be qualified"
    page.keyboard.press("u")
    notice(page, "Taken back")
    page.get_by_role("button", name="have").click()
    notice(page, "Accepted: “qualified” → “have”")
    page.keyboard.press("?")
    expect(page.locator("dl")).to_contain_text("Accept the first choice")


@pytest.mark.slow
def test_a_number_without_a_choice_says_so_and_decides_nothing(page: Page, store: Store) -> None:
    page.keyboard.press("2")
    notice(page, "Not done: there is no second choice.")
    expect(page.locator("#live")).to_have_text("Not done: there is no second choice.")
    assert states(store) == ["open"] * 5
    page.keyboard.press("1")
    notice(page, "Accepted: “began” → “begun”")
    assert states(store) == ["accepted"] + ["open"] * 4


@pytest.mark.slow
def test_a_number_is_for_the_change_in_view_alone(page: Page, store: Store, site: Site) -> None:
    """On a page with several: the other one has a second choice, this one has not."""
    run = queued(store, WILL, "Will", alternatives=("be qualified",))
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE copyedit_finding SET alternatives = NULL WHERE id = 6")
    page.goto(f"{site.url}/?run={run}&view=page")
    page.keyboard.press("2")
    notice(page, "Not done: there is no second choice.")
    assert [found(store, number).state for number in (6, 7)] == [State.OPEN] * 2
    page.keyboard.press("j")
    page.keyboard.press("2")
    notice(page, "“goed” → “be qualified”")
    assert [found(store, number).state for number in (6, 7)] == [State.OPEN, State.ACCEPTED]


MANY = tuple(f"alternative {number} of many, which is rather long" for number in range(1, 9))


@pytest.mark.wide
@pytest.mark.parametrize(
    ("size", "others"),
    [
        ((390, 844), MANY),
        pytest.param((1366, 768), ("be qualified", "have qualified"), marks=pytest.mark.slow),
        pytest.param((390, 844), ("be qualified", "have qualified"), marks=pytest.mark.slow),
        pytest.param((1366, 768), MANY, marks=pytest.mark.slow),
        pytest.param((1200, 850), MANY, marks=pytest.mark.slow),
    ],
    ids=str,
)
def test_choices_find_room(
    browser: Browser, site: Site, store: Store, size: tuple[int, int], others: tuple[str, ...]
) -> None:
    queued(store, "They will «qualified|qualify».", "Will", alternatives=others)
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(site.entrance)
    page.goto(f"{site.url}/finding/6")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for place in (page.locator(".choices"), *page.locator(".decide .buttons > *").all()):
        box = place.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height
    assert page.locator(".choices button").count() == 1 + len(others)
    page.get_by_role("button", name=others[-1]).click()
    notice(page, "Accepted")
    context.close()
    assert found(store, 6).edited == others[-1]


@pytest.mark.slow
def test_the_whole_text_is_one_key_away_and_back(page: Page) -> None:
    page.keyboard.press("d")
    expect(page.locator("mark del")).to_have_text("began")
    page.keyboard.press("d")
    expect(page.locator("[data-change]")).to_have_attribute("data-change", "1")
    page.go_back()
    expect(page.locator("mark")).to_be_visible()


@pytest.mark.slow
def test_next_page_and_all_of_a_rule_by_keys(page: Page, store: Store) -> None:
    page.keyboard.press("p")
    expect(page.locator("h1")).to_contain_text("Numbers")
    page.keyboard.press("Shift+A")
    expect(page.locator("h1")).to_have_text("Accept 3 changes of “A space before a comma”?")
    page.keyboard.press("Escape")
    expect(page.locator("h1")).to_contain_text("Numbers")
    page.keyboard.press("Shift+A")
    page.locator("[data-key=y]").wait_for()
    assert states(store) == ["open"] * 5
    page.keyboard.press("y")
    notice(page, "Accepted 3: A space before a comma")
    assert states(store) == ["open", "open", "accepted", "accepted", "accepted"]


@pytest.mark.slow
def test_a_whole_page_of_changes_by_keys(page: Page, store: Store) -> None:
    page.keyboard.press("v")
    current = page.locator("[data-change][aria-current]")
    expect(current).to_have_attribute("aria-label", re.compile("Change 1 of 2"))
    page.keyboard.press("j")
    expect(current).to_have_attribute("data-change", "2")
    page.keyboard.press("a")
    notice(page, "“went” → “gone”")
    expect(current).to_have_attribute("data-change", "1")
    page.keyboard.press("r")
    expect(page.locator("h1")).to_contain_text("Numbers")
    assert states(store)[:2] == ["rejected", "accepted"]


@pytest.mark.slow
def test_filters_are_in_the_address(page: Page, site: Site) -> None:
    page.keyboard.press("f")
    page.get_by_label("Rule").select_option("space_before_comma")
    page.get_by_role("button", name="Show these").click()
    expect(page.locator("h1")).to_contain_text("Numbers")
    assert page.url == f"{site.url}/?rule=space_before_comma"
    page.keyboard.press("a")
    notice(page, "Accepted")
    assert page.url == f"{site.url}/?rule=space_before_comma"


@pytest.mark.slow
def test_without_scripts(browser: Browser, site: Site, store: Store) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(site.entrance)
    page.get_by_role("button", name="Accept", exact=False).first.click()
    notice(page, "Accepted: “began” → “begun”")
    page.locator("summary", has_text="Edit the sentence").click()
    page.get_by_role("textbox", name="Edit the sentence").fill("They had left home.")
    page.get_by_role("button", name="Accept this").click()
    notice(page, "Accepted as edited: “went” → “left”")
    page.get_by_role("button", name="Undo").click()
    notice(page, "Taken back")
    page.get_by_text("More").click()
    page.get_by_role("link", name="Next page").click()
    page.get_by_text("More").click()
    page.get_by_role("link", name="Accept all of this rule").click()
    page.get_by_role("button", name="Accept 3").click()
    notice(page, "Accepted 3:")
    context.close()
    assert states(store) == ["accepted", "open", "accepted", "accepted", "accepted"]


@pytest.mark.wide
def test_on_a_phone(browser: Browser, site: Site, store: Store) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(site.entrance)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    for button in page.locator(".decide .buttons > *").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["y"] + box["height"] <= PHONE["height"]
    page.get_by_role("button", name="Reject").tap()
    notice(page, "Rejected")
    context.close()
    assert found(store, 1).state is State.REJECTED


@pytest.mark.slow
def test_the_buttons_stay_where_they_are(page: Page, store: Store) -> None:
    queued(store, "Long words. " * 40 + "«a|b»" + " and more of them" * 20, "Long")
    places = set()
    for number in (1, 3, 6):
        page.goto(f"{page.url.partition('/finding')[0].rstrip('/')}/finding/{number}")
        box = page.locator("[data-key=a]").bounding_box()
        assert box is not None
        places.add(round(box["y"]))
    assert len(places) == 1


@pytest.mark.slow
def test_two_reviewers_get_different_findings(page: Page, browser: Browser, store: Store) -> None:
    with served(Review(store, "Bob")) as others:
        context = browser.new_context()
        bob = context.new_page()
        bob.goto(others.entrance)
        shown = [one.locator("[data-change]").get_attribute("data-change") for one in (page, bob)]
        assert shown == ["1", "2"]
        for one in (page, bob):
            one.keyboard.press("a")
            notice(one, "Accepted")
        context.close()
    assert [decisions_of(store, number)[0].reviewer for number in (1, 2)] == ["Ann", "Bob"]


def test_hostile_text_runs_nothing(page: Page, store: Store) -> None:
    attack = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
    queued(store, f"{attack} «a|b» {attack}", attack, message=attack, url="javascript:alert(1)")
    page.goto(f"{page.url}finding/6")
    page.keyboard.press("e")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    notice(page, "Accepted")
    assert page.title() != "owned"
    assert page.locator("img").count() == 0


@pytest.mark.wide
def test_a_refused_sentence_stays_as_it_was_typed(page: Page, store: Store) -> None:
    page.keyboard.press("e")
    page.keyboard.type("begun ~~~~")
    page.keyboard.press("Enter")
    notice(page, "Not done: The replacement cannot be taken: it adds a signature.")
    assert "begun ~~~~" in page.locator("textarea").input_value()
    page.keyboard.press("Control+a")
    page.keyboard.type("By then a war had begun.")
    page.keyboard.press("Enter")
    notice(page, "Accepted as edited: “began” → “begun”")
    assert [found(store, number).state.value for number in (1, 6)] == ["accepted"] * 2


@pytest.mark.slow
def test_keys_step_between_the_changes_of_a_paragraph(page: Page, store: Store) -> None:
    page.keyboard.press("j")
    expect(page.locator("mark del")).to_have_text("went")
    page.keyboard.press("a")
    notice(page, "“went” → “gone”")
    expect(page.locator(".accepted")).to_contain_text("gone")
    expect(page.locator("mark del")).to_have_text("began")
    assert states(store)[:2] == ["open", "accepted"]


@pytest.mark.slow
def test_the_menu_opens_and_closes_by_keys(page: Page) -> None:
    page.keyboard.press("m")
    never = page.get_by_role("button", name="Never an error")
    expect(never).to_be_focused()
    page.keyboard.press("Escape")
    expect(never).to_be_hidden()


@pytest.mark.slow
def test_a_list_by_keys(page: Page, store: Store) -> None:
    page.keyboard.press("v")
    expect(page.locator("[data-page]")).to_be_visible()
    page.keyboard.press("v")
    expect(page.locator(".lines li")).to_have_count(5)
    page.keyboard.press("j")
    page.keyboard.press("t")
    page.keyboard.press("j")
    page.keyboard.press("Space")
    page.keyboard.press("r")
    notice(page, "Accepted 3, rejected 2.")
    assert states(store) == ["accepted", "rejected", "rejected", "accepted", "accepted"]


@pytest.mark.slow
def test_a_past_decision_is_one_click_away(page: Page, store: Store) -> None:
    page.keyboard.press("a")
    page.get_by_role("button", name="Take back: “began” → “begun”").click()
    notice(page, "Taken back")
    expect(page.locator("mark del")).to_have_text("began")
    page.keyboard.press("Shift+N")
    page.keyboard.press("x")
    expect(page.locator("h1")).to_have_text("Not errors")
    page.get_by_role("button", name=re.compile("^Forget ?: had began they")).click()
    notice(page, "Taken back")
    assert states(store) == ["open"] * 5


def test_a_filter_breaks_no_word_of_the_buttons_beside_it(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 390, "height": 740})
    page.goto(f"{site.url}/?applicability=review")
    box = page.get_by_role("button", name="Undo").bounding_box()
    assert box and box["height"] == ONE_LINE


ONE_LINE = 44
"""Pixels of a small button's height."""
SIZES = {"phone": (390, 740), "laptop": (1366, 650), "window": (1200, 900)}
LONG = "The mill stands near the river and its wheel was turning. " * 5


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_text_reason_and_buttons_are_in_view(
    browser: Browser, site: Site, store: Store, size: str
) -> None:
    queued(store, f"{LONG}It had «began|begun». {LONG}", "Long")
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(site.entrance)
    page.goto(f"{site.url}/finding/6")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    tops = set()
    for place in page.locator(".decide .buttons > *").all():
        box = place.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= height
        tops.add(round(box["y"]))
    assert len(tops) == 1
    reason = page.locator(".reason").bounding_box()
    text, buttons = page.locator(".text").bounding_box(), page.locator(".decide").bounding_box()
    assert reason and text and buttons
    line = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.text')).lineHeight)")
    assert reason["y"] >= 0
    lines = (min(text["y"] + text["height"], buttons["y"]) - text["y"]) / line
    assert lines >= min(12, text["height"] / line) - 0.1
    context.close()
