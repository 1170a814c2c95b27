"""Progress in a real browser: it moves by itself, and never takes a person to another page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from bot_plugins.store.database import Store
from bot_plugins.ui.review import Review
from bot_plugins.ui.review.jobs.desk import Desk
from tests.ui.review.chromium import PATIENCE
from tests.ui.review.jobs.bench import SECONDS, Gate, MemoryBench, MemoryWiki
from tests.ui.review.jobs.desks import MILLS, SLIP
from tests.ui.review.site import served


@pytest.fixture
def wiki() -> MemoryWiki:
    return MemoryWiki({"A": SLIP, "B": SLIP})


@pytest.fixture
def gate(wiki: MemoryWiki) -> Iterator[Gate]:
    wiki.on_read = gate = Gate()
    yield gate
    gate.open()


@pytest.fixture
def page(store: Store, wiki: MemoryWiki, gate: Gate, browser: Browser) -> Iterator[Page]:
    """Yield the page *Pages* while the first page is read."""
    desk = Desk(store, MemoryBench(wiki))
    with served(Review(store, "Ann"), desk) as site:
        desk.read(MILLS, "the category Mills")
        assert gate.reached.wait(SECONDS)
        context = browser.new_context()
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(site.entrance)
        page.get_by_role("link", name="Pages", exact=True).click()
        expect(page.locator("h1")).to_have_text("Reading pages")
        yield page
        context.close()
        gate.open()
        desk.close()


@pytest.mark.wide
def test_the_end_comes_by_itself_and_is_spoken(page: Page, gate: Gate) -> None:
    expect(page.locator(".job")).to_contain_text("1 of 2 pages read")
    expect(page.get_by_role("progressbar", name="Pages read")).to_be_visible()
    gate.open()
    expect(page.locator("h1")).to_have_text("Pages were read")
    expect(page.locator("#live")).to_contain_text("Pages were read. 2 of 2 pages read")
    expect(page.get_by_role("link", name="Judge 2 changes")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("A")


@pytest.mark.wide
def test_an_answer_that_comes_late_changes_no_other_page(page: Page) -> None:
    late: list[Route] = []
    page.route("**/pages", lambda route: late.append(route))  # noqa: PLW0108 - Playwright marks it
    while not late:
        page.wait_for_timeout(50)
    page.get_by_role("link", name="Judge", exact=True).click()
    expect(page.locator("h1")).to_have_text("The queue is empty")
    late[0].continue_()
    page.wait_for_timeout(500)
    expect(page.locator("h1")).to_have_text("The queue is empty")


@pytest.mark.wide
def test_a_program_that_has_ended_is_an_error(page: Page) -> None:
    page.route("**/*", lambda route: route.abort())
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("The program that shows this page does not answer.")
    page.get_by_role("link", name="Save", exact=True).click()
    expect(alert).to_contain_text("Nothing was done.")
