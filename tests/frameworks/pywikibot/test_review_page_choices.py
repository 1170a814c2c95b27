"""What the review page's form offers beside the kinds of pages, on a real wiki."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from bot_plugins.store.decisions import REJECT
from tests.frameworks.pages import MILL
from tests.frameworks.pywikibot.command import Pwb
from tests.frameworks.pywikibot.conftest import PwbAs
from tests.frameworks.pywikibot.test_queueing import decide
from tests.frameworks.pywikibot.test_review_page import MILLS, SITE, reviewed, step
from tests.frameworks.pywikibot.test_typos import LIST
from tests.harness.wiki import Client, Wiki, accounts

pytestmark = pytest.mark.usefixtures("fresh")


def count(page: Page) -> None:
    page.get_by_role("button", name="Count these pages").click()


def read(page: Page) -> None:
    page.get_by_role("button", name="Read up to").click()
    expect(page.locator("h1").first).to_have_text("Pages were read")


@pytest.mark.wide
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


SOURCES = {
    "Pages that link to a page": ("Title of the page they link to", "Hub", "to Hub: 2 pages"),
    "Pages with a template": ("Name of the template", "Box", "the template Box: 1 page"),
    "Pages that somebody edited": ("Name of the account", "Author", "edited by Author: "),
    "Random pages": ("How many", "2", "2 random pages: 2 pages"),
}


@pytest.mark.wide
def test_more_ways_to_choose_pages(client: Client, pwb: Pwb, browser: Browser) -> None:
    client.edit("Hub", "A hub.")
    client.edit("Mill 1", f"See [[Hub]]. {MILLS}")
    client.edit("Mill 2", "See [[Hub]]. {{Box}}\n[[Category:Watermills]]")
    client.edit("Category:Watermills", "[[Category:Mills]]")
    client.edit("Category:Mills", "[[Category:Watermills]]")  # a circle
    with reviewed(pwb, browser) as (page, _):
        step(page, "Pages")
        page.get_by_label("Name of the category").fill("Mills")
        page.get_by_label("Also its subcategories").check()
        count(page)
        expect(page.locator("h1").first).to_contain_text("Mills and its subcategories: ")
        read(page)
        expect(page.locator(".job")).to_contain_text("2 of 2 pages read, 4 changes")
        for kind, (label, value, said) in SOURCES.items():
            page.get_by_text(kind, exact=True).click()
            page.get_by_label(label).fill(value)
            count(page)
            expect(page.locator("h1").first).to_contain_text(said)
            read(page)
        for kind, label, value, said in (
            ("Pages that somebody edited", "Name of the account", "Nobody", "no account Nobody"),
            ("Pages with a template", "Name of the template", "A[B", "not a page title"),
            ("Random pages", "How many", "0", "whole number of pages, from 1 to 100,000"),
            ("Pages in a category", "Name of the category", "Talk:Mill", "not a page title"),
        ):
            page.get_by_text(kind, exact=True).click()
            page.get_by_label(label).fill(value)
            count(page)
            expect(page.get_by_role("alert")).to_contain_text(said)


@pytest.mark.wide
def test_the_wikis_own_typo_list(client: Client, pwb: Pwb, browser: Browser) -> None:
    """It is used if that is ticked, without its rules that people rejected."""
    text = "\n\n".join(f"The {name} myll was old." for name in "ABCDEFGHIJ")
    client.edit("Mill", f"{text}\n\n[[Category:Mills]]")
    client.edit("Project:AutoWikiBrowser/Typos", LIST)
    with reviewed(pwb, browser) as (page, _):
        for ticked, said in ((False, "0 changes found"), (True, "10 changes found")):
            read_with_list(page, ticked=ticked)
            expect(page.locator(".job")).to_contain_text(said)
        expect(page.get_by_role("link", name="Judge 10 changes")).to_be_visible()
        decide(pwb, *[REJECT] * 10)
        client.edit("Pond", "The myll was new.\n\n[[Category:Mills]]")
        read_with_list(page, ticked=True)
        job = page.locator(".job")
        expect(job).to_contain_text("2 of 2 pages read, 0 changes found")
        expect(job).to_contain_text("typos:mill: 0 of 10 changes were right")


def read_with_list(page: Page, *, ticked: bool) -> None:
    """Read a category, with the wiki's typo list or without."""
    step(page, "Pages")
    page.get_by_label("Name of the category").fill("Mills")
    count(page)
    page.get_by_label("typo list of this wiki").set_checked(ticked)
    read(page)


@pytest.mark.wide
def test_the_accounts_watchlist(
    client: Client, wiki: Wiki, pwb_as: PwbAs, browser: Browser
) -> None:
    for title in ("Mill", "Pond", "Lake"):
        client.edit(title, MILLS)
    account = wiki.client(accounts.COPY_BOT)
    token = account.call("query", meta="tokens", type="watch")["query"]["tokens"]["watchtoken"]
    account.call("watch", titles="Lake|Mill|Nowhere|User:Somebody", token=token)
    client.edit("Mill", f"{MILLS} It is wide.")
    with reviewed(pwb_as(login="botpassword"), browser) as (page, _):
        step(page, "Pages")
        page.get_by_text("Pages on the watchlist").click()
        expect(page.locator(".kinds")).to_contain_text("The watchlist of CopyBot")
        count(page)
        expect(page.get_by_role("alert")).to_contain_text("tick “View your watchlist”")
        wiki.configure("$wgGrantPermissions['basic']['viewmywatchlist'] = true;")
        count(page)
        expect(page.locator("h1").first).to_have_text("The watchlist: 3 pages")
        read(page)
        expect(page.locator(".job")).to_contain_text("3 of 3 pages read, 8 changes")
        expect(page.locator(".job")).to_contain_text("1 page: the page does not exist")
        page.get_by_role("link", name="Judge 8 changes").click()
        expect(page.locator("h1")).to_contain_text("Mill")


@pytest.mark.wide
def test_words_that_a_person_types(client: Client, pwb: Pwb, browser: Browser) -> None:
    client.edit("Mill", "The gristmyll was old.The Gristmyll stands.\n\n[[Category:Mills]]")
    with reviewed(pwb, browser) as (page, _):
        step(page, "Pages")
        page.get_by_label("Name of the category").fill("Mills")
        page.get_by_text("Find and replace", exact=True).click()
        page.get_by_label("Find", exact=True).first.fill("gristmyll")
        page.get_by_role("button", name="More rows").click()
        row = page.get_by_role("group", name="Row 10")
        row.get_by_label("Find", exact=True).fill("Gristmyll")
        page.get_by_label("Look for these only").check()
        row.get_by_label("Find", exact=True).press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("“Gristmyll” is in row 1 already")
        row.get_by_label("Find", exact=True).fill("")
        first = page.get_by_role("group", name="Row 1", exact=True)
        first.get_by_label("Replace with").fill("grist mill")
        count(page)
        page.get_by_role("button", name="Choose others").click()
        expect(first.get_by_label("Find", exact=True)).to_have_value("gristmyll")
        count(page)
        expect(page.locator(".ask")).to_contain_text("“gristmyll” by “grist mill”")
        read(page)
        expect(page.locator(".job")).to_contain_text("1 of 1 page read, 2 changes found")
        page.get_by_role("link", name="Judge 2 changes").click()
        for decided in (1, 2):
            page.keyboard.press("a")
            expect(page.locator("body")).to_contain_text(re.compile(rf"\b{decided}\s+of 2 decided"))
        page.get_by_role("link", name="Save what was accepted").click()
        page.get_by_role("button", name="Save 2 changes on 1 page").click()
        expect(page.locator("h1").first).to_have_text("Saving has ended")
        expect(page.locator(".job")).to_contain_text("1 page saved, 2 changes")
        assert client.text("Mill").startswith("The grist mill was old.The Grist mill stands.")
        assert "typos" in client.history("Mill")[0].comment
