"""``python -m bot_plugins run`` by mwclient: lists of pages, options, logins and mistakes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.frameworks.contract.proxy import cutting
from tests.frameworks.mwclient.command import MwclientBot
from tests.frameworks.pages import MILL, TRUSTED, TRUSTED_SUMMARY
from tests.harness.wiki import Client, Wiki, accounts
from tests.harness.wiki.bot_config import mwclient_folder

pytestmark = pytest.mark.usefixtures("fresh")


@pytest.fixture
def mills(wiki: Wiki, client: Client) -> list[str]:
    """Return the titles of pages in lists of several kinds."""
    titles = ["Mill", "Pond, the", "Weir"]
    for title in titles:
        client.edit(title, f"{MILL}\n\n[[Category:Mills]]")
    client.edit("Talk:Mill", f"{MILL}\n\n[[Category:Mills]]")
    wiki.jobs()
    return titles


CONSUMER: dict[str, Any] = {
    "username": None,
    "password": None,
    "consumer_token": "key-1",
    "consumer_secret": "hidden-1",
    "access_token": "key-2",
    "access_secret": "hidden-2",
}
LISTS = {
    "page": ["-page:Mill", "-page:Pond, the"],
    "category": ["-category:Mills"],
    "category, whole": ["-category:Category:Mills"],
    "search": ["-search:grind 1911"],
    "recentchanges": ["-recentchanges:4"],
    "file": ["-file:pages.txt"],
    "limit": ["-category:Mills", "-limit:2"],
    "ns": ["-category:Mills", "-ns:Talk"],
}
FOUND = {
    "page": ["Mill", "Pond, the"], "limit": ["Mill", "Pond, the"], "file": ["Weir"],
    "ns": ["Talk:Mill"],
}  # fmt: skip


@pytest.mark.wide
@pytest.mark.parametrize("kind", LISTS)
def test_lists_of_pages(bot: MwclientBot, mills: list[str], kind: str) -> None:
    (bot.folder / "pages.txt").write_text("* [[Weir]]\n", encoding="utf-8")
    done = bot.copyedit(*LISTS[kind])
    assert done.code == 0, done.said
    assert sorted(title for title, _ in done.outcomes()) == sorted(FOUND.get(kind, mills))
    assert "Nothing was saved: this was a dry run." in done.totals


@pytest.mark.wide
def test_a_dry_run_logs_in_nowhere_and_tells_what_is_next(
    wiki: Wiki, client: Client, bot: MwclientBot
) -> None:
    client.edit("Mill", MILL)
    logged = len(wiki.log())
    done = bot.copyedit("-page:Mill")
    assert done.code == 0, done.said
    asked = {line["params"].get("action") for line in wiki.log()[logged:]}
    assert asked == {"query"}
    assert f"Next: pwb copyedit_review -queue:{bot.config / 'copyedit.sqlite3'}" in done.totals


def test_what_is_saved_is_marked_as_asked_for(client: Client, bot: MwclientBot) -> None:
    client.edit("Mill", MILL)
    done = bot.copyedit("-page:Mill", "-always", f"-tag:{accounts.TAG}", "-notminor", "-notbot")
    assert done.code == 0, done.said
    newest = client.history("Mill")[0]
    assert (newest.user, newest.minor, newest.tags) == ("CopyBot", False, (accounts.TAG,))
    assert newest.comment == TRUSTED_SUMMARY
    assert f"python -m bot_plugins undo --site http://{bot.wiki} --queue q.sqlite3 --run" in (
        done.totals
    )


@pytest.mark.wide
def test_ask_saves_what_is_accepted(client: Client, bot: MwclientBot) -> None:
    client.edit("Mill", "Three , four.\n\nFive , six.")
    with bot.at_terminal("-page:Mill", "-ask") as terminal:
        assert "Three" in terminal.answer("a")
        assert "Five" in terminal.answer("r")
        done = terminal.end()
    assert done.code == 0, done.said
    assert client.text("Mill") == "Three, four.\n\nFive , six."


@pytest.mark.wide
def test_ctrl_c_at_the_question_ends_the_run(client: Client, bot: MwclientBot) -> None:
    client.edit("Mill", MILL)
    with bot.at_terminal("-page:Mill", "-ask") as terminal:
        terminal.expect("What now?")
        done = terminal.interrupt()
    assert done.code == 130, done.said
    assert "Traceback" not in done.said
    assert client.text("Mill") == MILL


@pytest.mark.wide
def test_a_login_from_the_environment(wiki: Wiki, client: Client, tmp_path: Path) -> None:
    client.edit("Mill", MILL)
    bot = MwclientBot(tmp_path / "nothing", tmp_path, port=wiki.port)
    account = accounts.COPY_BOT
    given = {"COPYEDIT_USERNAME": account.name, "COPYEDIT_PASSWORD": account.password}
    done = bot.copyedit("-page:Mill", "-always", **given)
    assert done.code == 0, done.said
    assert client.text("Mill") == TRUSTED
    assert account.password not in done.said


def test_a_lost_session_is_begun_anew(wiki: Wiki, client: Client, bot: MwclientBot) -> None:
    client.edit("Mill", MILL)
    wiki.hold(action="edit")
    process = bot.start("-page:Mill", "-always")
    wiki.wait_for_held()
    wiki.end_sessions()
    wiki.release()
    done = bot.ended(process)
    assert done.code == 0, done.said
    assert client.text("Mill") == TRUSTED
    assert [entry.user for entry in client.history("Mill")] == ["CopyBot", "Author"]


@pytest.mark.wide
def test_the_keys_of_a_consumer_sign_every_request_after_the_login(
    wiki: Wiki, client: Client, tmp_path: Path
) -> None:
    """This wiki has no OAuth, and takes who signs for a stranger."""
    client.edit("Mill", MILL)
    with cutting(wiki.port) as proxy:
        config = mwclient_folder(proxy, tmp_path / "config", **CONSUMER)
        bot = MwclientBot(config, tmp_path, port=proxy.port)
        done = bot.copyedit("-page:Mill", "-always")
        signed = [b"oauth_consumer_key" in request for request in proxy.seen]
    assert done.code == 3, done.said
    assert signed[-1]
    assert "hidden" not in done.said
    assert client.text("Mill") == MILL


MISTAKES = {
    "no pages": ([], "say which pages to read: --page"),
    "ask and always": (["-page:Mill", "-ask", "-always"], "--ask and --always contradict"),
    "no number": (["-page:Mill", "-maxedits:abc"], "--maxedits needs a whole number"),
    "a misspelt rule": (["-page:Mill", "-rules:use_too"], "did you mean"),
    "no such page": (["-page:Mlil"], "--page: there is no page Mlil"),
    "no such category": (["-category:Mlils"], "--category: there is no category Mlils"),
    "no such namespace": (["-page:Mill", "-ns:Nowhere"], "--ns: there is no namespace nowhere"),
    "no such file": (["-file:missing.txt"], "there is no file missing.txt"),
    "no such language": (["-page:Mill", "-language:xx"], "there is no language 'xx'"),
    "an impossible title": (["-page:[["], "[["),
    "an unknown option": (["-page:Mill", "-bogus"], "--bogus"),
}


@pytest.mark.wide
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_on_the_command_line(client: Client, bot: MwclientBot, mistake: str) -> None:
    client.edit("Mill", MILL)
    arguments, said = MISTAKES[mistake]
    done = bot.copyedit(*arguments)
    assert done.code == 2, done.said
    assert said in done.said
    assert "Traceback" not in done.said


def test_a_file_of_logins_that_others_can_read(client: Client, bot: MwclientBot) -> None:
    client.edit("Mill", MILL)
    (bot.config / "wikis.toml").chmod(0o644)
    done = bot.copyedit("-page:Mill", "-always")
    assert done.code == 2, done.said
    assert "chmod 600" in done.said
    assert client.text("Mill") == MILL
