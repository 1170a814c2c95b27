"""What the review page's form offers beside the kinds of pages, on a real wiki."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.frameworks.pywikibot.command import Pwb
from tests.frameworks.pywikibot.pages import MILL
from tests.frameworks.pywikibot.test_review_page import MILLS, SITE, reviewed, step
from tests.harness.wiki import Client

pytestmark = pytest.mark.usefixtures("fresh")


def count(page: Page) -> None:
    page.get_by_role("button", name="Count these pages").click()


def read(page: Page) -> None:
    page.get_by_role("button", name="Read up to").click()
    expect(page.locator("h1").first).to_have_text("Pages were read")


def test_pages_that_are_left_alone(client: Client, pwb: Pwb, browser: Browser) -> None:
    """By the form, and by scripts.ini, which the form cannot weaken."""
    client.edit("Mill", f"{MILLS}\n[[Category:Rivers]]")
    client.edit("Pond", MILLS)
    client.edit("Weir", f"{MILLS} {{{{Sic}}}}")
    client.edit("Lake", f"{MILLS}\n[[Category:Lakes]]")
    client.edit("Brook", f"It has recieved much.\n{MILLS.removeprefix(MILL)}")
    settings = "[copyedit]\nskipcat = Lakes\nminchanges = 2\n"
    with reviewed(pwb, browser, settings=settings) as (page, _):
        step(page, "Pages")
        page.get_by_label("Name of the category").fill("Mills")
        page.get_by_text("Leave alone", exact=True).click()
        expect(page.locator(".leave")).to_contain_text("skipcat:Lakes; minchanges:2")
        page.get_by_label("Pages in these categories").fill("Riverss")
        page.get_by_label("Pages whose text contains").fill("{{sic")
        count(page)
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text(f"There is no category Riverss on {SITE}")
        page.get_by_label("Pages in these categories").fill("Category:Rivers")
        count(page)
        expect(page.locator(".ask")).to_contain_text("text contains “{{sic”")
        read(page)
        job = page.locator(".job")
        expect(job).to_contain_text("3 of 5 pages read, 4 changes found")
        expect(job).to_contain_text("1 page: its text contains “{{sic”")
        expect(job).to_contain_text("1 page: fewer than 2 changes to make")
