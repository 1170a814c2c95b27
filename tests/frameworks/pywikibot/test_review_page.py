"""The whole way on the review page alone: pages, judge, save, undo, on a real wiki."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot_plugins.store.claims import next_items
from bot_plugins.store.database import open_store
from bot_plugins.store.decisions import ACCEPT, decide
from bot_plugins.store.findings import listed
from bot_plugins.store.saves import next_page
from bot_plugins.store.tasks import latest_runs
from tests.frameworks.pages import ALL, MILL
from tests.frameworks.pywikibot.command import PWB, SECONDS, Pwb
from tests.frameworks.pywikibot.conftest import PwbAs
from tests.frameworks.pywikibot.reviewing import reviewing
from tests.harness.warm import Process
from tests.harness.wiki import Client, Wiki, accounts
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
    with open_store(pwb.folder / "q.sqlite3"), reviewing(pwb, browser, command) as opened:
        yield opened


def step(page: Page, name: str) -> None:
    """Go to a step, unless it is shown: a second page of it would empty what is being filled in."""
    link = page.get_by_role("navigation", name="Steps").get_by_role("link", name=name)
    if link.get_attribute("aria-current") is None:
        link.click()
        expect(link).to_have_attribute("aria-current", "page")


def read_category(page: Page, name: str, most: int = 500) -> None:
    """Choose the pages of a category, and read them."""
    if not page.url.endswith("/pages"):
        step(page, "Pages")
    expect(page.locator("h1")).to_have_text("Which pages are to be read?")
    page.get_by_label("Name of the category").fill(name)
    page.get_by_label("Read at most").fill(str(most))
    page.get_by_role("button", name="Count these pages").click()
    page.get_by_role("button", name="Read up to").click()
    expect(page.locator("h1").first).to_have_text("Pages were read")


def accept_all(queue: Path) -> None:
    """Accept what is in the queue, as another reviewer does meanwhile."""
    with open_store(queue) as store:
        for item in listed(store):
            next_items(store, "Ann", after=item.id - 1)
            decide(store, "Ann", item.id, ACCEPT)


def test_words_of_ones_own_in_the_summary_and_back(
    client: Client, pwb: Pwb, browser: Browser
) -> None:
    client.edit("Mill", MILLS)
    client.edit("Pond", "No mistake is here.\n\n[[Category:Mills]]")
    with reviewed(pwb, browser) as (page, _):
        expect(page.locator("h1")).to_have_text("Which pages are to be read?")
        read_category(page, "Mills")
        expect(page.locator(".job")).to_contain_text("2 of 2 pages read, 4 changes found")
        accept_all(pwb.folder / "q.sqlite3")
        step(page, "Save")
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


KINDS = {
    "Pages that a search finds": ("Words to search for", "grind", "The search grind: 2 pages"),
    "Pages by the beginning": ("The title begins with", "Mill ", "Titles that begin with Mill"),
    "Pages changed recently": ("Within the last hours", "1", "Pages changed within 1 hours: "),
    "Pages that a page links to": ("Title of the page with the links", "Hub", ": 2 pages"),
    "My own list": ("Titles, one on each line", "Mill 1\n[[Nowhere]]", "Your own list: 1 page"),
}


@pytest.mark.wide
def test_every_way_to_choose_pages(client: Client, pwb: Pwb, browser: Browser) -> None:
    for number in (1, 2):
        client.edit(f"Mill {number}", MILLS)
    client.edit("Hub", "See [[Mill 1]] and [[Mill 2]].")
    with reviewed(pwb, browser) as (page, _):
        step(page, "Pages")
        for kind, (label, value, said) in KINDS.items():
            page.get_by_text(kind).click()
            page.get_by_label(label).fill(value)
            page.get_by_role("button", name="Count these pages").click()
            expect(page.locator("h1").first).to_contain_text(said)
            page.get_by_role("button", name="Read up to").click()
            expect(page.locator("h1").first).to_have_text("Pages were read")
        expect(page.locator(".job")).to_contain_text("1 page: the page does not exist")
        page.get_by_text("Pages where the wiki's search").click()
        page.get_by_role("button", name="Count these pages").click()
        expect(page.get_by_role("alert")).to_contain_text("has no CirrusSearch")
        page.get_by_text("Pages in a category").click()
        page.get_by_label("Name of the category").fill("Mils")
        page.get_by_role("button", name="Count these pages").click()
        expect(page.get_by_role("alert")).to_contain_text(f"There is no category Mils on {SITE}")


SLOWLY = "[copyedit_save]\nevery = 3600\n"


@pytest.mark.wide
def test_stopped_reloaded_and_in_a_second_tab(client: Client, pwb: Pwb, browser: Browser) -> None:
    """Saving waits an hour after the first edit, unless it is stopped, or the program ended."""
    for number in (1, 2, 3):
        client.edit(f"Mill {number}", MILLS)
    queue = pwb.folder / "q.sqlite3"
    with reviewed(pwb, browser, settings=SLOWLY) as (page, process):
        read_category(page, "Mills")
        accept_all(queue)
        step(page, "Save")
        page.get_by_role("button", name="Save 12 changes on 3 pages").click()
        expect(page.locator(".job")).to_contain_text("1 page saved, 4 changes")
        page.reload()
        expect(page.locator("h1").first).to_have_text("Saving")
        other = page.context.new_page()
        other.goto(page.url)
        expect(other.locator(".job")).to_contain_text("1 page saved, 4 changes")
        other.get_by_role("button", name="Stop").click()
        for tab in (other, page):
            expect(tab.locator("h1").first).to_have_text("Saving has ended")
        expect(page.locator(".job")).to_contain_text("It ended early: you stopped it.")
        page.get_by_role("button", name="Save 8 changes on 2 pages").click()
        expect(page.locator("h1").first).to_have_text("Saving")
        expect(page.locator(".job")).to_contain_text("1 page saved, 4 changes")
        process.send_signal(signal.SIGTERM)
        process.wait(SECONDS)
        expect(page.locator("[data-notice]")).to_contain_text("does not answer")
    assert sum(len(client.history(f"Mill {number}")) for number in (1, 2, 3)) == 5
    with open_store(queue) as store:
        assert next_page(store, "another saver") is not None
        assert [run.ended is None for run in latest_runs(store)] == [False] * 3


@pytest.mark.wide
def test_killed_while_saving_it_says_so_and_goes_on(
    wiki: Wiki, client: Client, pwb: Pwb, browser: Browser
) -> None:
    titles = ["Mill 1", "Mill 2", "Mill 3"]
    for title in titles:
        client.edit(title, MILLS)
    with reviewed(pwb, browser) as (page, process):
        read_category(page, "Mills")
        accept_all(pwb.folder / "q.sqlite3")
        step(page, "Save")
        wiki.hold(action="edit")
        page.get_by_role("button", name="Save 12 changes on 3 pages").click()
        wiki.wait_for_held()
        process.kill()
        process.wait(SECONDS)
    wiki.release()
    with reviewed(pwb, browser) as (page, _):
        step(page, "Save")
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("The last saving was ended before it was done.")
        expect(alert).to_contain_text("whether the wiki stored this edit: Mill 1.")
        page.get_by_role("button", name="Go on saving").click()
        expect(page.locator("h1").first).to_have_text("Saving has ended")
        expect(page.get_by_role("button", name="Go on saving")).to_have_count(0)
        expect(page.get_by_role("alert")).to_have_count(0)
    for title in titles:
        assert [entry.user for entry in client.history(title)] == ["CopyBot", "Author"]
        assert client.text(title) == MILLS.replace(MILL, ALL)


@pytest.mark.wide
def test_a_wrong_password_is_said_on_the_page(
    client: Client, pwb_as: PwbAs, browser: Browser
) -> None:
    client.edit("Mill", MILLS)
    pwb = pwb_as(login="wrong")
    with reviewed(pwb, browser) as (page, _):
        read_category(page, "Mills")
        accept_all(pwb.folder / "q.sqlite3")
        step(page, "Save")
        page.get_by_role("button", name="Save 4 changes").click()
        expect(page.locator("h1").first).to_have_text("Saving stopped")
        expect(page.get_by_role("alert")).to_contain_text(f"cannot log in to {SITE}")
    assert client.text("Mill") == MILLS


@pytest.mark.wide
def test_simulate_is_said_and_saves_nothing(
    client: Client, pwb_as: PwbAs, browser: Browser
) -> None:
    client.edit("Mill", MILLS)
    pwb = pwb_as(simulate=True)  # which set-up did not write
    lines = (pwb.config / "user-config.py").read_text().splitlines()
    number = lines.index("simulate = True") + 1
    with reviewed(pwb, browser) as (page, _):
        read_category(page, "Mills")
        accept_all(pwb.folder / "q.sqlite3")
        step(page, "Save")
        note = page.get_by_role("note")
        expect(note).to_contain_text(f"Line {number} of {pwb.config / 'user-config.py'} says")
        page.get_by_role("button", name="Rehearse").click()
        expect(page.locator(".job")).to_contain_text("1 page would have been saved")
    assert client.text("Mill") == MILLS
