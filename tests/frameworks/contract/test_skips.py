"""Pages and accounts that must not edit, or must not be edited: each with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.frameworks.contract.conftest import FRAMEWORKS, BotAs
from tests.frameworks.pages import MILL, TRUSTED
from tests.frameworks.pywikibot.command import Ended, Pwb
from tests.harness.wiki import Client, Wiki, accounts

SLIP, MENDED = "Four came.Five went.", "Four came. Five went."
LEFT_ALONE = {
    "No bots": (f"{{{{nobots}}}}\n{SLIP}", "closed to bots"),
    "Denied": (f"{{{{bots|deny=CopyBot}}}}\n{SLIP}", "closed to bots"),
    "Others allowed": (f"{{{{bots|allow=OtherBot}}}}\n{SLIP}", "closed to bots"),
    "No bots in words": (f"{{{{Template:Nobots<!-- please -->}}}}\n{SLIP}", "closed to bots"),
    "In use": (f"{{{{in use}}}}\n{SLIP}", "somebody is working on it"),
    "Under construction": (f"{{{{ Under_construction |x=1}}}}\n{SLIP}", "somebody is working"),
    "Redirect": ("#REDIRECT [[Mill]]\n" + SLIP, "a redirect"),
    "Disambiguation": (f"{SLIP}\n{{{{disambig}}}}", "a disambiguation page"),
    "Wiki's own disambiguation": (f"{SLIP}\n{{{{Several}}}}", "a disambiguation page"),
    "Talk:Mill": (SLIP, "in namespace 1, which is left alone without -"),
    "Project:Mill": (SLIP, "in namespace 4, which is left alone without -"),
    "Protected": (SLIP, "protected: this account may not edit it"),
}
EDITED = {
    "Allowed": f"{{{{bots|allow=CopyBot}}}}\n{SLIP}",
    "Others denied": f"{{{{bots|deny=OtherBot}}}}\n{SLIP}",
    "Robots": f"{{{{nobotsever}}}}\n{SLIP}",
}
EMPTY, MISSING = "Empty", "No such page"


@pytest.fixture(scope="module")
def done(wiki: Wiki, framework: str, tmp_path_factory: pytest.TempPathFactory) -> Ended:
    """Return one run with ``-always`` over all these pages."""
    wiki.reset()
    admin = wiki.client(accounts.ADMIN)
    admin.edit("MediaWiki:Disambiguationspage", "* [[Template:Several]]")
    texts = {title: text for title, (text, _) in LEFT_ALONE.items()} | EDITED
    texts |= {EMPTY: SLIP, "Template:Several": "One of several."}
    for title, text in texts.items():
        admin.edit(title, text)
    admin.edit(EMPTY, "")
    admin.protect("Protected")
    folder = tmp_path_factory.mktemp("skips")
    titles = [*LEFT_ALONE, *EDITED, EMPTY, MISSING]
    (folder / "pages.txt").write_text("\n".join(titles), encoding="utf-8")
    return FRAMEWORKS[framework](wiki, folder).copyedit("-file:pages.txt", "-always")


@pytest.mark.parametrize("title", LEFT_ALONE)
def test_the_page_is_left_alone_and_the_reason_counted(
    done: Ended, client: Client, title: str
) -> None:
    text, reason = LEFT_ALONE[title]
    assert client.text(title) == text
    assert len(client.history(title)) == 1 + (title == "Protected")
    assert reason in done.totals


def test_reasons_are_counted_page_by_page(done: Ended) -> None:
    plain = done.totals.replace("--ns ", "-ns:")  # each framework names its own option
    counts = [line.split(maxsplit=1) for line in plain.splitlines() if line[:1] == " "]
    reasons = {reason: int(number) for number, reason in counts}
    assert reasons == {
        "space_after_full_stop": len(EDITED) + 1,
        "closed to bots ({{bots}} or {{nobots}})": 4,
        "somebody is working on it ({{in use}})": 2,
        "a disambiguation page": 2,
        "a redirect": 1,
        "an empty page": 1,
        "in namespace 1, which is left alone without -ns:1": 1,
        "in namespace 4, which is left alone without -ns:4": 1,
        "protected: this account may not edit it": 1,
        "the page does not exist": 1,
    }


@pytest.mark.parametrize("title", EDITED)
def test_the_page_is_edited(done: Ended, client: Client, title: str) -> None:
    assert done.code == 1, done.said  # the protected page could not be saved
    assert client.text(title) == EDITED[title].replace(SLIP, MENDED)


def test_neither_a_missing_nor_an_empty_page_is_written(done: Ended, client: Client) -> None:
    assert f"{len(EDITED)} pages saved." in done.totals
    assert not client.exists(MISSING)
    assert client.text(EMPTY) == ""


@pytest.mark.wide
def test_only_wikitext_is_read(wiki: Wiki, bot: Pwb) -> None:
    member = wiki.client(accounts.COPY_BOT)
    texts = {
        "User:CopyBot/x.json": f'{{\n\t"text": "{SLIP}"\n}}',
        "User:CopyBot/x.js": f"// {SLIP}",
        "User:CopyBot/x.css": f"/* {SLIP} */",
        "User:CopyBot/x": SLIP,
    }
    for title, text in texts.items():
        member.edit(title, text)
    done = bot.copyedit(*(f"-page:{title}" for title in texts), "-ns:User", "-always")
    assert done.code == 0, done.said
    for model in ("json", "javascript", "css"):
        assert f"1  not wikitext ({model})" in done.totals
    after = {title: member.text(title) for title in texts}
    assert after == {**texts, "User:CopyBot/x": MENDED}


def test_a_protected_page_is_still_shown_by_a_dry_run(admin: Client, bot: Pwb, fresh: Wiki) -> None:
    admin.edit("Mill", MILL)
    admin.protect("Mill")
    done = bot.copyedit("-page:Mill")
    assert done.code == 0, done.said
    assert done.outcomes() == [("Mill", "proposed")]


def test_a_blocked_account(fresh: Wiki, client: Client, bot_as: BotAs) -> None:
    client.edit("Mill", MILL)
    bot = bot_as(account=accounts.BLOCKED_BOT)
    done = bot.copyedit("-page:Mill", "-always")
    assert done.code == 3, done.said
    assert f"BlockedBot is blocked on {bot.wiki}: tests" in done.said
    assert "Traceback" not in done.said
    assert client.text("Mill") == MILL


def test_a_block_in_the_middle_of_a_run(
    fresh: Wiki, client: Client, admin: Client, bot: Pwb
) -> None:
    client.edit("Mill", MILL)
    client.edit("Pond", MILL)
    fresh.hold(action="edit", title="Pond")
    process = bot.start("-page:Mill", "-page:Pond", "-always")
    fresh.wait_for_held()
    admin.block("CopyBot", reason="too fast")
    fresh.release()
    done = bot.ended(process)
    assert done.code == 3, done.said
    assert "blocked" in done.totals
    assert (client.text("Mill"), client.text("Pond")) == (TRUSTED, MILL)
    assert done.outcomes() == [("Mill", "saved"), ("Pond", "not saved")]


def test_a_talk_page_message_stops_before_anything_is_saved(
    fresh: Wiki, client: Client, bot: Pwb
) -> None:
    client.edit("Mill", MILL)
    client.edit("User talk:CopyBot", "Please stop.")
    done = bot.copyedit("-page:Mill", "-always")
    assert done.code == 5, done.said
    assert f"there is a new message on CopyBot's talk page on {bot.wiki}" in done.said
    assert client.text("Mill") == MILL


@pytest.mark.slow
def test_a_talk_page_message_stops_a_run_that_goes_on(
    fresh: Wiki, client: Client, bot: Pwb
) -> None:
    client.edit("Mill", MILL)
    client.edit("Pond", MILL)
    fresh.hold(action="edit", title="Mill")
    process = bot.start("-page:Mill", "-page:Pond", "-always")
    fresh.wait_for_held()
    client.edit("User talk:CopyBot", "Please stop.")
    fresh.release()
    done = bot.ended(process)
    assert done.code == 5, done.said
    assert "there is a new message on CopyBot's talk page" in done.totals
    assert (client.text("Mill"), client.text("Pond")) == (TRUSTED, MILL)
    assert "1 page saved." in done.totals


def test_an_account_that_is_no_bot_may_edit(
    fresh: Wiki, client: Client, bot_as: BotAs, tmp_path: Path
) -> None:
    client.edit("Mill", MILL)
    done = bot_as(account=accounts.PLAIN_USER).copyedit("-page:Mill", "-always")
    assert done.code == 0, done.said
    assert client.text("Mill") == TRUSTED
    assert client.history("Mill")[0].user == "PlainUser"


@pytest.mark.wide
def test_conditions_on_pages_and_proposals(fresh: Wiki, client: Client, bot: Pwb) -> None:
    two, spaces = "The goverment fell. They recieved it.", "It was old , and grey."
    client.edit("Mill", f"{two}\n[[Category:Rivers]]")
    client.edit("Pond", two)
    client.edit("Weir", spaces)
    client.edit("Lake", two + " It was so." * 50)
    titles = [f"-page:{title}" for title in ("Mill", "Pond", "Weir", "Lake")]
    skips = ["-skipcat:Rivers,Category:Lakes", "-maxsize:300", "-minchanges:1", "-substantive"]
    client.edit("Category:Lakes", "Lakes.")
    done = bot.copyedit(*titles, *skips, "-always")
    assert done.code == 0, done.said
    assert "1  longer than 300 bytes" in done.totals
    assert "1  nothing to change but spaces and marks" in done.totals
    saved = {title: client.text(title) for title in ("Mill", "Pond", "Weir", "Lake")}
    assert saved["Pond"] == "The government fell. They received it."
    assert [title for title in saved if len(client.history(title)) > 1] == ["Pond"]


def test_a_category_to_skip_must_exist(client: Client, bot: Pwb) -> None:
    client.edit("Mill", f"{MILL}\n[[Category:Rivers]]")
    done = bot.copyedit("-page:Mill", "-skipcat:Riverss")
    assert done.code == 2, done.said
    assert "-skipcat: there is no category Riverss on " in done.said
