"""The whole way on a real wiki, by real keys: propose, review, save, look, take back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.frameworks.pages import ALL, MILL, RULES, TRUSTED
from tests.frameworks.pywikibot.command import PWB, Ended, Pwb
from tests.frameworks.pywikibot.reviewing import reviewing
from tests.harness.wiki import Client, accounts

pytestmark = pytest.mark.usefixtures("fresh")

POND = "A pond lies there , near the the mill."
REVIEWED = (
    "The mill had started to grind in 1911. The town grew around it.\n\n"
    "Its wheel was broken.The owner sold it soon after the war."
)
"""MILL as the reviewer wants it: one change in her own words, one refused."""


def run(pwb: Pwb, command: str, *arguments: str) -> Ended:
    done = pwb.run([*PWB, command, "-queue:q.sqlite3", *arguments], {})
    assert done.code == 0, done.said
    return done


def press(page: Page, key: str, decided: int) -> None:
    """Press a key, and wait until so many changes of six are decided."""
    page.keyboard.press(key)
    expect(page.locator("body")).to_contain_text(re.compile(rf"\b{decided}\s+of 6 decided"))


def test_what_is_accepted_is_saved_and_nothing_else(
    client: Client, pwb: Pwb, browser: Browser
) -> None:
    before = {"Mill": client.edit("Mill", MILL), "Pond": client.edit("Pond", POND)}
    run(pwb, "copyedit", "-page:Mill", "-page:Pond", "-noreport")
    command = [*PWB, "copyedit_review", "-nobrowser", "-queue:q.sqlite3"]
    with reviewing(pwb, browser, command) as (page, _):
        expect(page.locator("h1")).to_contain_text("Mill")
        page.keyboard.press("e")
        page.keyboard.type("started")
        for decided, key in enumerate(["Enter", "a", "r", "a", "n", "n"], 1):
            press(page, key, decided)
        press(page, "u", 5)
        press(page, "r", 6)
    done = run(pwb, "copyedit_save", "-every:0.1", "-runid")
    newest, *older = client.history("Mill")
    assert (newest.user, older[0].revid) == (accounts.COPY_BOT.name, before["Mill"])
    assert newest.comment.startswith("Copyedit: began → started (verb form); ")
    assert client.text("Mill") == REVIEWED
    assert client.revision_ids()["Pond"] == before["Pond"]
    number = re.search(r"run (\d+)", newest.comment)
    assert number, done.said
    again = run(pwb, "copyedit", "-page:Mill", "-page:Pond", "-noreport")
    assert "0 changes added for review" in again.totals
    run(pwb, "copyedit_undo", f"-run:{number[1]}", "-yes", "-every:0.1")
    assert client.text("Mill") == MILL
    assert len(client.history("Mill")) == 3
    states = run(pwb, "copyedit_queue").said
    assert all(rule in states for rule in RULES)
    saved_directly(client, pwb)


def saved_directly(client: Client, pwb: Pwb) -> None:
    """Save at once, asking and not: what was refused or taken back above stays as it is."""
    pages = ("-page:Mill", "-page:Pond")
    for mode in ("-always", "-ask"):
        done = run(pwb, "copyedit", *pages, mode, "-noreport")
        assert "0 pages saved." in done.totals
        assert "What now?" not in done.said
    client.edit("Weir", MILL)
    done = run(pwb, "copyedit", "-page:Weir", "-always", "-noreport")
    assert client.text("Weir") == TRUSTED
    with pwb.at_terminal("-page:Weir", "-ask", "-noreport") as terminal:
        terminal.answer("a")
        terminal.answer("a")
        asked = terminal.end()
    assert asked.code == 0, asked.said
    assert client.text("Weir") == ALL
    for ended, text in ((asked, TRUSTED), (done, MILL)):
        number = re.search(r"copyedit_undo (-run:\d+)", ended.totals)
        assert number, ended.said
        run(pwb, "copyedit_undo", number[1], "-yes", "-every:0.1")
        assert client.text("Weir") == text
