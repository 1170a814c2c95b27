"""The page as readers see it, rendered by a real wiki and shown in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.frameworks.pages import MILL
from tests.frameworks.pywikibot.command import Pwb
from tests.frameworks.pywikibot.test_review_page import read_category, reviewed
from tests.harness.wiki import Client, Wiki

pytestmark = pytest.mark.usefixtures("fresh")

HOSTILE = """
{| class="wikitable"
| A cell
|}
<script>top.document.title = "owned"</script><img src=x onerror="alert(1)">
<form action="/undo"><button>Press</button></form> [[Nowhere]]
<span onclick="alert(1)" style="background:url(//evil.example)">span</span>
== A heading ==
"""
PAGE = f"{MILL}\n{HOSTILE}\n[[Category:Mills]]"


def seen(page: Page) -> FrameLocator:
    return page.frame_locator(".preview iframe")


def judge(page: Page) -> None:
    read_category(page, "Mills")
    page.get_by_role("link", name="Judge 4 changes").click()
    expect(page.locator("h1")).to_contain_text("Mill")


@pytest.mark.wide
def test_a_page_with_its_changes_as_readers_see_it(
    client: Client, pwb: Pwb, browser: Browser
) -> None:
    client.edit("Mill", PAGE)
    with reviewed(pwb, browser) as (page, _):
        judge(page)
        page.keyboard.press("a")
        expect(page.locator("body")).to_contain_text("1 of 4 decided")
        page.keyboard.press("w")
        expect(page.locator("h1")).to_contain_text("Mill")
        paragraph = seen(page).locator("p").first
        expect(paragraph).to_contain_text("The mill had begun to grind in 1911. The town grew")
        assert seen(page).locator("mark").all_inner_texts() == ["begun"]
        page.get_by_role("link", name="The whole page").click()
        expect(seen(page).get_by_role("heading", name="A heading")).to_be_visible()
        cell = seen(page).get_by_role("cell", name="A cell")
        expect(cell).to_have_css("border-top-width", "1px")  # by the wiki's own style sheet
        expect(seen(page).locator("body")).to_contain_text('<script>top.document.title = "owned"')
        assert seen(page).locator("script, form, button, [onclick], [onerror]").count() == 0
        assert "owned" not in page.title()
        page.keyboard.press("w")
        expect(page.get_by_role("button", name="Accept", exact=True)).to_be_visible()
    assert client.text("Mill") == PAGE


@pytest.mark.wide
def test_a_wiki_that_fails_is_said_on_the_page(
    wiki: Wiki, client: Client, pwb: Pwb, browser: Browser
) -> None:
    client.edit("Mill", PAGE)
    with reviewed(pwb, browser) as (page, _):
        judge(page)
        page.keyboard.press("w")
        expect(seen(page).locator("p").first).to_contain_text("The mill had begun")
        alert = seen(page).get_by_role("alert")
        wiki.fault(500, count=1, action="parse")
        page.reload()
        expect(alert).to_contain_text("The wiki cannot show this now.")
        wiki.stop()
        page.reload()
        expect(alert).to_contain_text("does not answer as it should")
        wiki.start()
        page.reload()
        expect(seen(page).locator("p").first).to_contain_text("The mill had begun")


@pytest.mark.slow
def test_a_silent_wiki_is_given_up(wiki: Wiki, client: Client, pwb: Pwb, browser: Browser) -> None:
    """It takes 20 seconds; meanwhile one can go back and decide."""
    client.edit("Mill", PAGE)
    with reviewed(pwb, browser) as (page, _):
        judge(page)
        wiki.hold(action="parse")
        page.keyboard.press("w")
        wiki.wait_for_held()
        alert = seen(page).get_by_role("alert")
        expect(alert).to_contain_text("The wiki cannot show this now.", timeout=40_000)
        wiki.release()
        page.keyboard.press("w")
        page.keyboard.press("a")
        expect(page.locator("body")).to_contain_text("1 of 4 decided")


@pytest.mark.wide
def test_a_deleted_page_is_said_on_the_page(
    admin: Client, client: Client, pwb: Pwb, browser: Browser
) -> None:
    client.edit("Mill", PAGE)
    with reviewed(pwb, browser) as (page, _):
        judge(page)
        admin.delete("Mill")
        page.keyboard.press("w")
        expect(seen(page).get_by_role("alert")).to_contain_text("has no revision")
