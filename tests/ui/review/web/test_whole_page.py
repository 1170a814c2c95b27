"""The whole page and its changed lines, in a browser: side by side, or one below the other."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from bot_plugins.store.database import Store
from bot_plugins.ui.review import Review
from tests.ui.review.build import queued, text_of
from tests.ui.review.site import served
from tests.ui.review.test_line_diff import LONG
from tests.ui.review.web.client import Visitor, words


def test_the_choice_is_kept(store: Store) -> None:
    queued(store, LONG)
    visitor = Visitor(Review(store, "Ann", lambda _: text_of(LONG)))
    assert "Line 3" not in words(visitor.get("/finding/1/page"))
    answer = visitor.get("/finding/1/page?as=side")
    assert "copyedit_look=side" in answer.headers["Set-Cookie"]
    assert "Line 3Two." in words(answer)
    assert "Line 11Five." in words(visitor.get("/finding/2/page"))
    assert "Line 3" not in words(visitor.get("/finding/1/page?as=<b>"))


@pytest.mark.wide
@pytest.mark.parametrize("width", [1366, 390])
def test_side_by_side_where_there_is_room(browser: Browser, store: Store, width: int) -> None:
    queued(store, LONG)
    context = browser.new_context(viewport={"width": width, "height": 740})
    with served(Review(store, "Ann", lambda _: text_of(LONG))) as site:
        page = context.new_page()
        page.goto(site.entrance)
        page.keyboard.press("d")
        page.get_by_role("link", name="Side by side").click()
        changed = page.locator(".row.changed").first
        is_wide = width > 1000
        expect(changed.locator(".new")).to_be_visible(visible=is_wide)
        expect(changed.locator(".both")).to_be_visible(visible=not is_wide)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        if is_wide:
            old, new = (changed.locator(name).bounding_box() for name in (".old", ".new"))
            assert old and new and old["x"] < new["x"] and old["y"] == new["y"]
            assert changed.locator(".old ins").count() == changed.locator(".new del").count() == 0
        page.get_by_role("link", name="Changed lines").click()
        expect(changed.locator(".both")).to_be_visible()
        page.keyboard.press("d")
        page.keyboard.press("d")
        expect(page.get_by_role("link", name="Changed lines")).to_have_attribute(
            "aria-current", "true"
        )
    context.close()
