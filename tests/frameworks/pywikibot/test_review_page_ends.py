"""The review page told to end, gone, or killed while it reads; and what a scan found."""

from __future__ import annotations

import json
import signal

import pytest
from playwright.sync_api import Browser, Error, expect

from bot_plugins.store.claims import next_items
from bot_plugins.store.database import open_store
from bot_plugins.store.filters import Filters
from bot_plugins.store.tasks import latest_runs
from tests.frameworks.pywikibot.command import SECONDS, Pwb
from tests.frameworks.pywikibot.test_review_page import (
    MILLS,
    SITE,
    read_category,
    reviewed,
    step,
)
from tests.harness.wiki import Client, Wiki

pytestmark = pytest.mark.usefixtures("fresh")


@pytest.mark.wide
def test_told_to_end_it_frees_what_it_showed_and_its_absence_is_said(
    client: Client, pwb: Pwb, browser: Browser
) -> None:
    """By a script as a notice; without scripts, by the browser itself."""
    client.edit("Mill", MILLS)
    with reviewed(pwb, browser) as (page, process):
        read_category(page, "Mills")
        page.get_by_role("link", name="Judge 4 changes").click()
        expect(page.locator("h1")).to_contain_text("Mill")
        with open_store(pwb.folder / "q.sqlite3") as store:
            assert [item.id for item in next_items(store, "Bob", Filters())] == [2]
        process.send_signal(signal.SIGTERM)
        process.wait(SECONDS)
        page.keyboard.press("a")
        notice = page.locator("[data-notice]")
        expect(notice).to_contain_text("does not answer. Nothing was done. Start it again")
        expect(notice).to_have_class("notice failed")
        plain = browser.new_context(java_script_enabled=False).new_page()
        with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
            plain.goto(page.url)
        plain.context.close()
    with open_store(pwb.folder / "q.sqlite3") as store:
        assert [item.id for item in next_items(store, "Cleo", Filters())] == [1]


@pytest.mark.wide
def test_killed_while_reading_it_is_no_work_of_others(
    wiki: Wiki, client: Client, pwb: Pwb, browser: Browser
) -> None:
    client.edit("Mill", MILLS)
    with reviewed(pwb, browser) as (page, process):
        read_category(page, "Mills")
        page.get_by_label("Name of the category").fill("Mills")
        page.get_by_role("button", name="Count these pages").click()
        expect(page.get_by_role("button", name="Read up to")).to_be_visible()
        wiki.hold(action="query", rvslots="main")
        page.get_by_role("button", name="Read up to").click()
        wiki.wait_for_held()
        expect(page.locator(".job")).to_contain_text("0 of 1 page read")
        page.wait_for_timeout(1000)  # the run is recorded meanwhile
        process.kill()
        process.wait(SECONDS)
    wiki.release()
    with open_store(pwb.folder / "q.sqlite3") as store:
        assert [run.is_killed for run in latest_runs(store)] == [True, False]
    with reviewed(pwb, browser) as (page, _):
        step(page, "Pages")
        assert "Other work" not in page.locator("main").inner_text()
        read_category(page, "Mills")


@pytest.mark.wide
def test_the_findings_of_a_scan_are_read_live(client: Client, pwb: Pwb, browser: Browser) -> None:
    """Only what the pages say now counts; a page that is not named is not read."""
    for title in ("Mill", "Other mill"):
        client.edit(title, MILLS)
    client.edit("Pond", "It was mended since.")
    rows: list[dict[str, object]] = [
        {"site": SITE, "title": title, "findings": [{}]} for title in ("Mill", "Pond", "Nowhere")
    ]
    file = pwb.folder / "found.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    with reviewed(pwb, browser, f"-findings:{file}") as (page, _):
        step(page, "Pages")
        page.get_by_text("Pages where a scan found something").click()
        page.get_by_role("button", name="Count these pages").click()
        expect(page.locator("h1").first).to_have_text("The findings of found.jsonl: 3 pages")
        page.get_by_role("button", name="Read up to 3 pages").click()
        expect(page.locator("h1").first).to_have_text("Pages were read")
        expect(page.locator(".job")).to_contain_text("3 of 3 pages read, 4 changes found")
        expect(page.locator(".job")).to_contain_text("1 page: the page does not exist")
