"""The page in a real browser in every language: it is chosen by a click, and everything fits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bot_plugins.core.messages import catalogue
from bot_plugins.store.database import Store
from bot_plugins.ui.review import Review
from bot_plugins.ui.review.jobs.desk import Desk
from bot_plugins.ui.review.web.texts import BUNDLE
from tests.ui.review.build import queued, text_of
from tests.ui.review.chromium import PATIENCE
from tests.ui.review.jobs.bench import MemoryBench, MemoryWiki
from tests.ui.review.site import Site, served

SIZES = ((390, 740), (1366, 650), (1200, 900))
LONG = "The mill stands near the river and its wheel was turning. " * 8
LONGEST = ("de", "fr")
"""Languages whose words take the most room."""
PATHS = (
    "/pages", "/save", "/?view=list", "/?view=page", "/finding/1/page?as=side",
    "/finding/1/preview", "/",
)  # fmt: skip
"""Pages to look at, that of one change last."""
LINES = 12
"""Lines of text that a telephone shows."""


@pytest.fixture
def site(store: Store) -> Iterator[Site]:
    """Serve a review of one long paragraph, with the pages Pages and Save."""
    text = f"{LONG}It had «began|begun». {LONG}"
    queued(store, text, "Long")
    desk = Desk(store, MemoryBench(MemoryWiki({})))
    with served(Review(store, "Ann", lambda _: text_of(text)), desk) as site:
        yield site
    desk.close()


def rows(page: Page) -> int:
    """Return in how many rows the buttons stand."""
    boxes = [one.bounding_box() for one in page.locator(".decide .buttons > *").all()]
    return len({round(box["y"]) for box in boxes if box})


def lines(page: Page) -> float:
    """Return how many lines of text are in view above the buttons."""
    text, buttons = page.locator(".text").bounding_box(), page.locator(".decide").bounding_box()
    assert text and buttons
    height = page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('.text')).lineHeight)"
    )
    return (min(text["y"] + text["height"], buttons["y"]) - text["y"]) / float(height)


@pytest.mark.wide
@pytest.mark.parametrize(
    "language",
    [
        pytest.param(code, marks=[] if code in LONGEST else [pytest.mark.slow])
        for code in catalogue(BUNDLE)
    ],
)
def test_everything_fits(browser: Browser, site: Site, language: str) -> None:
    context = browser.new_context(locale=language)
    page = context.new_page()
    page.goto(site.entrance)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for path in PATHS:
            page.goto(f"{site.url}{path}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("html").get_attribute("lang") == language
        assert rows(page) == 1
        assert page.locator(".reason").is_visible()
        if width == SIZES[0][0]:
            assert lines(page) >= LINES
    context.close()


@pytest.mark.wide
def test_a_language_is_chosen_by_a_click(browser: Browser, site: Site) -> None:
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(site.entrance)
    page.goto(f"{site.url}/?rule=verb_form")
    page.get_by_role("button", name="Deutsch").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    assert page.url == f"{site.url}/?rule=verb_form"
    page.wait_for_load_state()  # keys act once the script has run
    page.keyboard.press("2")
    notice = page.locator("[data-notice]")
    expect(notice).to_have_text("Nicht ausgeführt: es gibt keine zweite Möglichkeit.")
    page.keyboard.press("a")
    expect(notice).to_have_text("Angenommen: „began“ → „begun“")
    context.close()
