"""Keys typed fast, and the next change in view before the answer to a decision has come."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, decisions_of
from bot_plugins.ui.review import Review
from tests.ui.review.web.opened import notice, states


@pytest.mark.slow
def test_who_was_quicker_is_said(page: Page, store: Store) -> None:
    store.claim *= 0
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE copyedit_finding SET claimed_by = NULL")
    Review(store, "Bob").at(1)
    with store.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE copyedit_finding SET claimed_until ="
            " strftime('%Y-%m-%d %H:%M:%f000', 'now', '+5 minutes') WHERE id = 1"
        )
    page.keyboard.press("a")
    expect(page.locator("h1")).to_have_text("Nothing was changed")
    expect(page.locator("#live")).to_contain_text("Bob is looking at this finding now")
    assert decisions_of(store, 1) == []
    page.keyboard.press("s")
    expect(page.locator("[data-change]")).to_have_attribute("data-change", "2")


@pytest.mark.wide
def test_keys_typed_fast_are_queued(page: Page, store: Store) -> None:
    page.evaluate("""() => {
        for (const key of "arns") {
            document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        }
    }""")
    expect(page.locator("[data-change]")).to_have_attribute("data-change", "5")
    assert states(store) == ["accepted", "rejected", "not_an_error", "open", "open"]


@pytest.mark.wide
def test_a_refusal_ends_the_queue_of_keys(page: Page, store: Store) -> None:
    Review(store, "Ann").decide(1, ACCEPT)
    page.evaluate("""() => {
        for (const key of "aaa") {
            document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        }
    }""")
    expect(page.locator("h1")).to_have_text("Nothing was changed")
    assert states(store) == ["accepted", "open", "open", "open", "open"]


def on_decisions(page: Page, handle: Callable[[Route], object]) -> None:
    """Hand the browser's decisions to `handle` from the next opening of the page on.

    Chromium tells a page that is open already of a new route without waiting until it knows.
    """

    def route(one: Route) -> None:
        if one.request.method == "POST":
            handle(one)
        else:
            one.continue_()

    page.route("**/finding/*", route)


def is_fetched(page: Page) -> None:
    """Open the page anew, and wait until what follows its change has been fetched."""
    with page.expect_response("**/following"):
        page.reload(wait_until="networkidle")


@pytest.mark.wide
def test_the_next_change_is_there_before_the_answer(page: Page, store: Store) -> None:
    answers: list[Route] = []
    on_decisions(page, answers.append)
    is_fetched(page)
    page.keyboard.press("a")
    expect(page.locator("[data-change]")).to_have_attribute("data-change", "2")
    assert states(store)[0] == "open"
    [answer] = answers
    answer.continue_()
    notice(page, "Accepted: “began” → “begun”")
    expect(page.locator("[data-change]")).to_have_attribute("data-change", "2")
    assert states(store)[0] == "accepted"
    expect(page.locator(".beside .past li")).to_have_count(1)
    expect(page.locator(".progress")).to_contain_text("1")


@pytest.mark.wide
def test_a_decision_that_is_lost_comes_back(page: Page, store: Store) -> None:
    on_decisions(page, lambda route: route.abort())
    is_fetched(page)
    page.keyboard.press("a")
    notice(page, "does not answer")
    expect(page.locator("[data-change]")).to_have_attribute("data-change", "1")
    page.unroute("**/finding/*")
    page.keyboard.press("r")
    notice(page, "Rejected")
    assert states(store)[:2] == ["rejected", "open"]


@pytest.mark.wide
def test_what_somebody_else_took_meanwhile_is_not_shown_for_long(page: Page, store: Store) -> None:
    is_fetched(page)
    Review(store, "Bob").at(2)
    page.keyboard.press("a")
    expect(page.locator("[data-change]")).to_have_attribute("data-change", "3")


@pytest.mark.wide
def test_what_follows_is_free_for_others_until_it_is_shown(page: Page, store: Store) -> None:
    is_fetched(page)
    assert Review(store, "Bob").at(2).id == 2
