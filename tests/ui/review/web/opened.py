"""The review page of two wiki pages' changes, opened in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bot_plugins.store.database import Store
from bot_plugins.ui.review import Review
from tests.ui.display.build import COMMA
from tests.ui.review.build import MILL, found, queued, text_of
from tests.ui.review.chromium import PATIENCE
from tests.ui.review.site import Site, served


@pytest.fixture
def site(store: Store) -> Iterator[Site]:
    """Serve Ann's review of two pages: the mill, with two verbs, and three spaces elsewhere."""
    queued(store)
    queued(store, "One« ,|,» two« ,|,» three« ,|,» four.", "Numbers", COMMA)
    with served(Review(store, "Ann", lambda _: text_of(MILL))) as site:
        yield site


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """Yield the page, opened; what the browser complains about fails the test."""
    context = browser.new_context(viewport={"width": 1200, "height": 850})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda one: complaints.append(one.text))
    page.on("pageerror", lambda one: complaints.append(str(one)))
    page.set_default_timeout(PATIENCE)
    page.goto(site.entrance)
    yield page
    context.close()
    meant = ("409", "net::ERR_FAILED")  # what a test brings about itself
    assert [one for one in complaints if not any(text in one for text in meant)] == []


def title(page: Page) -> str:
    return page.locator("h1").inner_text().replace(" ↗", "").split("(")[0].strip()


def notice(page: Page, text: str) -> None:
    expect(page.locator("[data-notice]")).to_contain_text(text)


def states(store: Store) -> list[str]:
    return [found(store, number).state.value for number in range(1, 6)]
