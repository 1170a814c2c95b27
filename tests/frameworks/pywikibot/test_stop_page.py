"""The stop page on a real wiki: every way to save obeys it, and what was saved can be undone."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Browser, expect

from bot_plugins.core import exit_codes
from bot_plugins.store.database import open_store
from tests.frameworks.pages import ALL, MILL, TRUSTED
from tests.frameworks.pywikibot.command import PWB, QUEUE, SECONDS, Ended, Pwb
from tests.frameworks.pywikibot.test_review_page import (
    HURRY,
    MILLS,
    accept_all,
    read_category,
    reviewed,
    step,
)
from tests.harness.wiki import Client, Wiki
from tests.kin import kin

pytestmark = pytest.mark.usefixtures("fresh")

STOP = "User:CopyBot/Stop"
WORDS = "Please stop: see the talk page."
TOLD = f'the stop page "{STOP}" says "{WORDS}"; the bot continues when its whole text is "run"'
OPTION = f"-stoppage:{STOP}"


def run(pwb: Pwb, command: str, *arguments: str) -> Ended:
    """Run a command that saves or undoes, hurrying."""
    return pwb.run([*PWB, command, f"-queue:{QUEUE}", "-every:0", *arguments], {})


def accepted(pwb: Pwb, client: Client, *titles: str) -> None:
    """Write pages, propose their changes and accept all of them."""
    for title in titles:
        client.edit(title, MILL)
    done = pwb.copyedit(*(f"-page:{title}" for title in titles), f"-queue:{QUEUE}", "-noreport")
    assert done.code == 0, done.said
    accept_all(pwb.folder / QUEUE)


@pytest.mark.wide
def test_accepted_changes_wait_while_it_says_stop(pwb: Pwb, client: Client, wiki: Wiki) -> None:
    accepted(pwb, client, "Mill", "Pond")
    client.edit(STOP, WORDS)
    before = len(wiki.log())
    done = run(pwb, "copyedit_save", OPTION)
    assert done.code == exit_codes.STOPPED, done.said
    assert f"Stopped early: {TOLD}." in done.totals
    assert wiki.log()[before:][-1]["params"]["titles"] == STOP  # nothing is read in vain
    assert client.text("Mill") == client.text("Pond") == MILL
    client.edit(STOP, "run")
    done = run(pwb, "copyedit_save", OPTION)
    assert done.code == 0, done.said
    assert client.text("Mill") == client.text("Pond") == ALL


@pytest.mark.wide
def test_a_run_is_stopped_between_two_edits(pwb: Pwb, client: Client) -> None:
    accepted(pwb, client, "Mill", "Pond")
    client.edit(STOP, "go on")
    command = [*PWB, "copyedit_save", f"-queue:{QUEUE}", "-every:4", OPTION, "-stoptext:go on"]
    with pwb.begin(command) as process:
        until = time.monotonic() + SECONDS
        while client.text("Mill") == MILL and time.monotonic() < until:
            time.sleep(0.1)
        client.edit(STOP, WORDS)
        done = pwb.ended(process)
    assert done.code == exit_codes.STOPPED, done.said
    assert f'says "{WORDS}"; the bot continues when its whole text is "go on"' in done.totals
    assert (client.text("Mill"), client.text("Pond")) == (ALL, MILL)


@pytest.mark.wide
def test_it_costs_one_request_for_the_whole_run(pwb: Pwb, client: Client, wiki: Wiki) -> None:
    client.edit(STOP, "run")
    sent = []
    for title, options in (("Ford", []), ("Weir", []), ("Mill", [OPTION])):
        accepted(pwb, client, title, f"Old {title}")
        before = len(wiki.log())
        assert run(pwb, "copyedit_save", *options).code == 0
        actions = [row["params"]["action"] for row in wiki.log()[before:]]
        sent.append(len(actions) - actions.count("paraminfo"))  # which Pywikibot caches
    _, without, with_it = sent  # the first run logs in
    assert with_it == without + 1


@pytest.mark.parametrize("mode", kin(["-ask", "-always"], ["-ask"]))
def test_nobody_is_asked_and_nothing_is_read(
    pwb: Pwb, client: Client, wiki: Wiki, mode: str
) -> None:
    client.edit("Mill", MILL)
    pages = ("-page:Mill", mode, "-noreport")
    (pwb.folder / "scripts.ini").write_text(f"[copyedit]\nstoppage = {STOP}\n")
    done = pwb.copyedit(*pages)
    assert done.code == exit_codes.STOPPED, done.said
    assert f'the stop page "{STOP}" is missing' in done.totals
    client.edit(STOP, WORDS)
    done = pwb.copyedit(*pages)
    assert done.code == exit_codes.STOPPED, done.said
    assert TOLD in done.totals
    assert "What now?" not in done.said
    assert client.text("Mill") == MILL
    if mode == "-always":
        client.edit(STOP, "run")
        assert pwb.copyedit(*pages).code == 0
        assert client.text("Mill") == TRUSTED


def test_a_dry_run_does_not_need_it(pwb: Pwb, client: Client) -> None:
    client.edit("Mill", MILL)
    assert pwb.copyedit("-page:Mill", OPTION, "-noreport").code == 0


def test_a_title_that_no_page_can_have(pwb: Pwb) -> None:
    with open_store(pwb.folder / QUEUE):
        done = run(pwb, "copyedit_save", "-stoppage:User:CopyBot|Stop")
    assert done.code == exit_codes.USAGE
    assert "-stoppage: no title contains '|': User:CopyBot|Stop" in done.said


@pytest.mark.wide
def test_the_review_page_says_it_and_still_undoes(
    pwb: Pwb, client: Client, browser: Browser
) -> None:
    client.edit("Mill", MILLS)
    client.edit(STOP, WORDS)
    with reviewed(pwb, browser, settings=f"{HURRY}stoppage = {STOP}\n") as (page, _):
        read_category(page, "Mills")
        accept_all(pwb.folder / "q.sqlite3")
        step(page, "Save")
        button = page.get_by_role("button", name="Save 4 changes")
        expect(page.locator("form")).to_contain_text([f"the page {STOP} stops the saving"])
        button.click()
        expect(page.locator("h1").first).to_have_text("Saving stopped")
        expect(page.get_by_role("alert")).to_have_text(f"It could not go on: {TOLD}.")
        assert client.text("Mill") == MILLS
        client.edit(STOP, "run")
        button.click()
        expect(page.locator("h1").first).to_have_text("Saving has ended")
        assert client.text("Mill") == MILLS.replace(MILL, ALL)
        client.edit(STOP, WORDS)
        page.get_by_role("button", name="Undo this edit").click()
        expect(page.locator("body")).to_contain_text("Undone by CopyBot")
        assert client.text("Mill") == MILLS
