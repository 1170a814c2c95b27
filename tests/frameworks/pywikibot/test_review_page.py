"""The whole way on the review page alone: pages, judge, save, undo, on a real wiki."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from bot_plugins.store.database import open_store
from tests.frameworks.pywikibot.command import PWB, Pwb, entrance
from tests.frameworks.pywikibot.pages import ALL, MILL
from tests.harness.warm import Process
from tests.harness.wiki import Client, accounts
from tests.harness.wiki.bot_config import CODE, FAMILY

pytestmark = pytest.mark.usefixtures("fresh")

SITE = f"{FAMILY}:{CODE}"
HURRY = "[copyedit_save]\nevery = 0.1\ngrace = 1\n"
MILLS = f"{MILL}\n\n[[Category:Mills]]"


@contextmanager
def reviewed(
    pwb: Pwb, browser: Browser, *arguments: str, settings: str = HURRY
) -> Iterator[tuple[Page, Process]]:
    """Start ``pwb copyedit_review``, open the address it prints, and end it with Ctrl-C."""
    (pwb.folder / "scripts.ini").write_text(settings)
    command = [*PWB, "copyedit_review", "-nobrowser", "-queue:q.sqlite3", *arguments]
    with open_store(pwb.folder / "q.sqlite3"), pwb.begin(command) as process:
        address, _ = entrance(process)
        context = browser.new_context()
        try:
            page = context.new_page()
            page.goto(address)
            yield page, process
        finally:
            context.close()
            process.send_signal(signal.SIGINT)
        done = pwb.ended(process)
    assert "Traceback" not in done.said, done.said


def step(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Steps").get_by_role("link", name=name).click()


def read_category(page: Page, name: str, most: int = 500) -> None:
    """Choose the pages of a category, and read them."""
    step(page, "Pages")
    page.get_by_label("Name of the category").fill(name)
    page.get_by_label("Read at most").fill(str(most))
    page.get_by_role("button", name="Count these pages").click()
    page.get_by_role("button", name="Read up to").click()
    expect(page.locator("h1").first).to_have_text("Pages were read")


def accept_all(page: Page, number: int) -> None:
    for _ in range(number):
        page.keyboard.press("a")
        expect(page.locator("[data-notice]")).to_contain_text("Accepted")


def test_from_a_category_to_a_saved_edit_and_back(
    client: Client, pwb: Pwb, browser: Browser
) -> None:
    client.edit("Mill", MILLS)
    client.edit("Pond", "No mistake is here.\n\n[[Category:Mills]]")
    with reviewed(pwb, browser) as (page, _):
        page.get_by_role("link", name="Choose pages").click()
        read_category(page, "Mills")
        expect(page.locator(".job")).to_contain_text("2 of 2 pages read, 4 changes found")
        page.get_by_role("link", name="Judge 4 changes").click()
        expect(page.locator("h1")).to_contain_text("Mill")
        for decided in range(1, 5):
            page.keyboard.press("a")
            expect(page.locator("body")).to_contain_text(re.compile(rf"\b{decided}\s+of 4 decided"))
        page.get_by_role("link", name="Save what was accepted").click()
        expect(page.locator(".previews")).to_contain_text("Copyedit: began → begun (verb form)")
        page.get_by_label("It begins with").fill("Small slips:")
        page.get_by_role("button", name="Show it").click()
        expect(page.locator(".previews")).to_contain_text("Mill: Small slips: began → begun")
        page.get_by_role("button", name="Save 4 changes on 1 page").click()
        expect(page.locator("h1").first).to_have_text("Saving has ended")
        expect(page.locator(".job")).to_contain_text("1 page saved, 4 changes")
        newest, *_ = client.history("Mill")
        assert client.text("Mill") == MILLS.replace(MILL, ALL)
        assert newest.user == accounts.COPY_BOT.name
        assert newest.comment.startswith("Small slips: began → begun (verb form)")
        link = page.get_by_role("link", name="Saved: see the difference").get_attribute("href")
        assert link is not None and link.endswith(f"?diff={newest.revid}")
        page.get_by_role("button", name="Undo this edit").click()
        expect(page.locator("body")).to_contain_text("Undone by CopyBot")
        assert client.text("Mill") == MILLS
