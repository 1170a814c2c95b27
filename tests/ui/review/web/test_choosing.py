"""The form that chooses pages, in a real browser: the next step is where a person looks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bot_plugins.store.database import Store
from bot_plugins.ui.review import Review
from bot_plugins.ui.review.jobs.desk import Desk
from tests.ui.review.jobs.bench import MemoryBench, MemoryWiki
from tests.ui.review.site import served

KEYS = ("Shift+Tab", *["ArrowDown"] * 11, *["Tab"] * 4)
"""From the category's name to the last choice, and on to the field before the button."""


@pytest.fixture
def page(store: Store, browser: Browser) -> Iterator[Page]:
    """Yield the page *Pages* of an empty queue, on a phone."""
    desk = Desk(store, MemoryBench(MemoryWiki({})))
    with served(Review(store, "Ann"), desk) as site:
        context = browser.new_context(viewport={"width": 390, "height": 740})
        page = context.new_page()
        page.goto(site.entrance)
        expect(page.get_by_label("Name of the category")).to_be_focused()
        yield page
        context.close()
    desk.close()


def test_the_button_that_is_always_in_sight_hides_nothing_that_has_the_focus(page: Page) -> None:
    field = page.get_by_label("Read at most")
    for key in KEYS:
        page.keyboard.press(key)
    expect(field).to_be_focused()
    button = page.get_by_role("button", name="Count these pages").bounding_box()
    box = field.bounding_box()
    assert box and button
    assert box["y"] + box["height"] <= button["y"]
    assert button["y"] + button["height"] <= 740
