"""``pwb copyedit_queue -listpage:`` on a real wiki: written, worked through, and read back."""

from __future__ import annotations

import re

import pytest

from bot_plugins.core import exit_codes
from bot_plugins.store.database import open_store
from bot_plugins.store.decisions import decisions_of
from bot_plugins.store.states import State
from bot_plugins.ui.review.worklist import MARKS
from tests.frameworks.pages import ALL, MILL
from tests.frameworks.pywikibot.command import PWB, Ended, Pwb
from tests.harness.wiki import Client, Wiki, accounts
from tests.run.saving.queued import items, queue_page

pytestmark = pytest.mark.usefixtures("fresh")

LIST = f"User:{accounts.COPY_BOT.name}/Copyedit"
PARTS = f"Lead.\n\n== One ==\nNothing.\n\n== Two ==\n{MILL}"


@pytest.fixture
def filled(client: Client, pwb: Pwb) -> Pwb:
    """A queue with the proposals for one page of the wiki."""
    with open_store(pwb.folder / "q.sqlite3") as store:
        queue_page(store, "Mill", PARTS, client.edit("Mill", PARTS), accept=False)
    return pwb


def publish(pwb: Pwb, *arguments: str) -> Ended:
    done = pwb.run(
        [*PWB, "copyedit_queue", "-queue:q.sqlite3", f"-listpage:{LIST}", *arguments], {}
    )
    assert "Traceback" not in done.said
    return done


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if "copyedit-" in line and line.startswith("* ")]


def states(pwb: Pwb) -> list[State]:
    with open_store(pwb.folder / "q.sqlite3") as store:
        return [item.state for item in items(store, "Mill")]


@pytest.mark.slow
def test_listed_on_the_wiki_in_its_place(filled: Pwb, client: Client) -> None:
    client.edit(LIST, f"My list:\n{MARKS.begin}\n{MARKS.end}\nMine.")
    done = publish(filled)
    assert done.code == 0, done.said
    text = client.text(LIST)
    assert text.startswith(
        f"My list:\n{MARKS.begin}\n4 proposed changes wait for a decision.\n\nIf a change is right"
    )
    assert "\n=== [[:Mill]] ===\n" in text
    assert text.endswith(f"{MARKS.end}\nMine.")
    assert len(lines(text)) == 4
    before = client.revision_ids()
    assert "4 changes, as before" in publish(filled).said
    assert client.revision_ids() == before


def test_the_wiki_shows_colours_and_edits_the_section(filled: Pwb, client: Client) -> None:
    publish(filled)
    shown = client.call("parse", page=LIST, prop="text")["parse"]["text"]
    assert re.search(r'<del style="background:[^"]+">began</del><ins style="back[^>]+>begun', shown)
    assert shown.count("section=2") == 4
    assert re.search(r'<bdi id="copyedit-\d+-[0-9a-f]{8}">', shown)
    [section] = set(re.findall(r"title=Mill&amp;action=edit&amp;section=(\d+)", shown))
    edited = client.call("parse", page="Mill", section=section, prop="wikitext")
    assert edited["parse"]["wikitext"].startswith("== Two ==\nThe mill had began")


def test_a_removed_line_is_rejected_and_a_fixed_one_is_done(
    filled: Pwb, client: Client, wiki: Wiki
) -> None:
    publish(filled)
    text = client.text(LIST)
    first, second, *_, last = lines(text)
    editor = wiki.client(accounts.PLAIN_USER)
    editor.edit(LIST, text.replace(f"{first}\n", "").replace(f"{second}\n", ""))
    editor.edit("Mill", PARTS.replace("1911.The", "1911. The"))
    done = publish(filled)
    assert done.code == 0, done.said
    assert f"{LIST}: 1 change rejected by removing a line" in " ".join(done.said.split())
    assert states(filled) == [State.REJECTED, State.VANISHED, State.OPEN, State.OPEN]
    with open_store(filled.folder / "q.sqlite3") as store:
        [entry] = decisions_of(store, items(store, "Mill")[0].id)
    assert entry.reviewer == accounts.PLAIN_USER.name
    assert len(lines(client.text(LIST))) == 2
    assert last in client.text(LIST)


@pytest.mark.wide
def test_what_was_fixed_leaves_the_list(filled: Pwb, client: Client) -> None:
    publish(filled)
    client.edit("Mill", PARTS.replace(MILL, ALL))
    assert "0 changes, revision" in publish(filled).said
    assert lines(client.text(LIST)) == []
    assert states(filled) == [State.VANISHED] * 4


@pytest.mark.wide
def test_blanking_and_undoing_the_list_decide_nothing(
    filled: Pwb, client: Client, wiki: Wiki
) -> None:
    publish(filled, "-rule:repeated_word")
    publish(filled)
    assert len(lines(client.text(LIST))) == 4
    editor = wiki.client(accounts.PLAIN_USER)
    editor.edit(LIST, None, undo=client.history(LIST)[0].revid)
    assert len(lines(client.text(LIST))) == 1
    publish(filled)
    editor.edit(LIST, f"{MARKS.begin}\n{MARKS.end}")
    publish(filled)
    assert states(filled) == [State.OPEN] * 4
    assert len(lines(client.text(LIST))) == 4


@pytest.mark.wide
def test_a_bot_that_removes_lines_decides_nothing(filled: Pwb, client: Client, wiki: Wiki) -> None:
    publish(filled)
    text = client.text(LIST)
    wiki.client(accounts.COPY_BOT).edit(LIST, text.replace(lines(text)[0], ""), summary="tidy")
    publish(filled)
    assert states(filled) == [State.OPEN] * 4


def test_a_list_page_is_made_where_there_is_none(filled: Pwb, client: Client) -> None:
    done = publish(filled)
    assert done.code == 0, done.said
    assert client.text(LIST).startswith(MARKS.begin)


@pytest.mark.wide
@pytest.mark.parametrize(
    ("page", "reason"),
    [("Mill", "not in the user or the project namespace"), (LIST, "it has other text")],
)
def test_other_pages_are_left_alone(filled: Pwb, client: Client, page: str, reason: str) -> None:
    client.edit(LIST, "Mine.")
    client.edit("Mill", f"{PARTS}{MARKS.begin}{MARKS.end}")
    before = client.revision_ids()
    done = filled.run([*PWB, "copyedit_queue", "-queue:q.sqlite3", f"-listpage:{page}"], {})
    assert done.code == exit_codes.USAGE, done.said
    assert reason in " ".join(done.said.split())
    assert "Traceback" not in done.said
    assert client.revision_ids() == before


@pytest.mark.slow
def test_a_dead_wiki_is_said(filled: Pwb, wiki: Wiki) -> None:
    wiki.kill()
    assert publish(filled).code == exit_codes.UNAVAILABLE
