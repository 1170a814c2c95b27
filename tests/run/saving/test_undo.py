"""``pwb copyedit_undo`` on a real wiki: what is undone, what is not and why, and never twice."""

from __future__ import annotations

import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot_plugins.run.saving.recognising import stored_sha1
from bot_plugins.store.database import Store, open_store
from bot_plugins.store.saves import next_page
from bot_plugins.store.saving import Intent, confirm, intend
from bot_plugins.store.tasks import start_run
from bot_plugins.store.undoing import UndoSelection, left_undoing, undoable
from tests.frameworks.pywikibot.command import PWB, Pwb, Terminal
from tests.harness.wiki import Client, Wiki, accounts
from tests.harness.wiki.bot_config import add_wiki, pwb_folder
from tests.run.saving.conftest import Commands
from tests.run.saving.queued import FERRY, MENDED, items, queue_pages, state_names

pytestmark = pytest.mark.usefixtures("fresh")

EDITED = MENDED.replace("in the north,", "in the far north,").replace("begun", "started")
ELSEWHERE = MENDED.replace("The ferry is old", "The ferry is very old")


@pytest.fixture
def bot(wiki: Wiki) -> Client:
    """Return an API client logged in as CopyBot."""
    return wiki.client(accounts.COPY_BOT)


def saved(client: Client, bot: Client, store: Store, titles: list[str]) -> int:
    """Save some pages as a run does, but quicker; return the run's number."""
    queue_pages(store, client, titles)
    run = start_run(store, "copyedit_save", "CopyBot")
    while page := next_page(store, "CopyBot@host:1"):
        base = page.findings[0].revid
        numbers = tuple(item.id for item in page.findings)
        intent = Intent(page.page_id, run, base, stored_sha1(MENDED), "Copyedit", numbers)
        number = intend(store, "CopyBot@host:1", intent)
        confirm(store, number, bot.edit(page.title, MENDED, summary="Copyedit", bot=1))
    return run


def texts(client: Client, titles: list[str]) -> dict[str, str]:
    """Return the texts of up to 50 pages, in one request."""
    answer = client.call(
        "query", titles="|".join(titles), prop="revisions", rvprop="content", rvslots="main"
    )
    pages = answer["query"]["pages"]
    return {page["title"]: page["revisions"][0]["slots"]["main"]["content"] for page in pages}


def users(client: Client, title: str) -> list[str]:
    return [entry.user for entry in client.history(title)]


@pytest.mark.slow
def test_fifty_saves_of_which_ten_were_edited_since(
    client: Client, bot: Client, store: Store, commands: Commands
) -> None:
    titles = [f"Ferry {number:02}" for number in range(50)]
    run = saved(client, bot, store, titles)
    inside, elsewhere, reverted = titles[:3], titles[3:7], titles[7:10]
    for title in inside:
        client.edit(title, EDITED)
    for title in elsewhere:
        client.edit(title, ELSEWHERE)
    for title in reverted:
        client.edit(title, None, undo=client.history(title)[0].revid)
    done = commands.undo(f"-run:{run}", "-yes")
    assert done.code == 1, done.said
    assert "50 saves to undo on copywiki:en" in done.said
    assert "44 saves undone." in done.totals
    assert "3 saves no longer to be undone: reverted already by Author." in done.totals
    assert "3 saves could not be undone:" in done.totals
    now = texts(client, titles)
    for title in inside:
        assert f"  {title}: later edits changed the same place" in done.totals
        assert now[title] == EDITED
    for title in elsewhere:
        assert now[title] == FERRY.replace("The ferry is old", "The ferry is very old")
    assert {now[title] for title in titles[7:]} == {FERRY}
    newest, ours, _ = client.history(titles[-1])
    assert newest.comment == f"Undid own copyedit [[Special:Diff/{ours.revid}]]"
    assert "mw-undo" in newest.tags
    assert users(client, reverted[0]) == ["Author", "CopyBot", "Author"]
    assert state_names(store) == [
        state for title in titles for state in 3 * ["saved" if title in inside else "undone"]
    ]
    assert [save.title for save in undoable(store, UndoSelection(run=run))] == inside[::-1]
    before = client.revision_ids()
    again = commands.undo(f"-run:{run}", "-yes")
    assert "0 saves undone." in again.totals
    assert client.revision_ids() == before


def test_what_was_undone_is_never_proposed_there_again(
    client: Client, bot: Client, store: Store, commands: Commands
) -> None:
    saved(client, bot, store, ["Ferry"])
    assert commands.undo("-page:Ferry", "-yes").code == 0
    queue_pages(store, client, ["Ferry"], f"{FERRY} It is deep.")
    assert [item.state.value for item in items(store, "Ferry")] == ["undone"] * 3


@pytest.mark.wide
def test_it_asks_first(client: Client, bot: Client, store: Store, commands: Commands) -> None:
    saved(client, bot, store, ["Ferry"])
    done = commands.undo("-rule:participle_after_have")
    assert done.code == 1
    assert "Nobody answered; -yes undoes without asking." in done.said
    with Terminal(commands.pwb, commands.command("copyedit_undo", "-since:1h"), {}) as terminal:
        shown = terminal.expect("Undo all of these?")
        assert "1 save to undo" in shown
        assert "Ferry (revision" in shown
        assert client.text("Ferry") == MENDED
        terminal.press("y\n")
        assert terminal.end().code == 0
    assert client.text("Ferry") == FERRY


@pytest.mark.slow
def test_simulate_undoes_nothing(
    client: Client, bot: Client, store: Store, commands: Commands
) -> None:
    saved(client, bot, store, ["Ferry"])
    before = client.revision_ids()
    done = commands.undo("-page:Ferry", "-yes", "-simulate")
    assert "1 save to undo on copywiki:en (simulate is on: nothing will be undone)" in done.said
    assert "1 save would have been undone: simulate is on." in done.totals
    assert client.revision_ids() == before
    assert state_names(store) == ["saved"] * 3


def test_an_undo_that_was_killed_is_found_and_not_made_twice(
    wiki: Wiki, client: Client, bot: Client, store: Store, commands: Commands
) -> None:
    run = saved(client, bot, store, ["Ferry", "Pond"])
    wiki.hold(action="edit")
    first = commands.pwb.begin(commands.command("copyedit_undo", f"-run:{run}", "-yes"))
    wiki.wait_for_held()
    first.send_signal(signal.SIGKILL)
    commands.pwb.ended(first)
    assert [save.title for save in left_undoing(store)] == ["Pond"]
    second = commands.pwb.begin(commands.command("copyedit_undo", f"-run:{run}", "-yes"))
    wiki.release()
    done = commands.pwb.ended(second)
    assert done.code == 0, done.said
    for title in ("Ferry", "Pond"):
        assert users(client, title) == ["CopyBot", "CopyBot", "Author"]
        assert client.text(title) == FERRY
    assert left_undoing(store) == []
    assert state_names(store) == ["undone"] * 6


@pytest.mark.wide
def test_a_lost_answer_is_found_by_the_next_run(
    wiki: Wiki, client: Client, bot: Client, store: Store, commands: Commands
) -> None:
    run = saved(client, bot, store, ["Ferry"])
    wiki.fault(500, action="edit", count=1, late=True)
    commands.undo(f"-run:{run}", "-yes")
    done = commands.undo(f"-run:{run}", "-yes")
    assert done.code == 0, done.said
    assert users(client, "Ferry") == ["CopyBot", "CopyBot", "Author"]
    assert state_names(store) == ["undone"] * 3


@pytest.mark.slow
def test_pages_that_are_gone_or_moved(
    client: Client, bot: Client, admin: Client, store: Store, commands: Commands
) -> None:
    run = saved(client, bot, store, ["Deleted", "Moved", "Kept out"])
    admin.delete("Deleted")
    admin.move("Moved", "Elsewhere")
    admin.protect("Kept out")
    done = commands.undo(f"-run:{run}", "-yes", f"-tag:{accounts.TAG}")
    assert done.code == 1, done.said
    assert "Deleted: the wiki does not show the revision" in done.totals
    assert "Kept out: protected: this account may not edit it" in done.totals
    assert client.text("Elsewhere") == FERRY
    assert accounts.TAG in client.history("Elsewhere")[0].tags


@pytest.mark.slow
def test_only_articles_are_undone_unless_others_are_named(
    client: Client, bot: Client, store: Store, commands: Commands
) -> None:
    own, talk = "User:CopyBot/Ferry", "Talk:Ferry"
    run = saved(client, bot, store, ["Ferry", own, talk])
    done = commands.undo(f"-run:{run}", "-yes")
    assert done.code == 1, done.said
    assert f"  {own}: in namespace 2, which is left alone without -ns:2" in done.totals
    assert f"  {talk}: in namespace 1, which is left alone without -ns:1" in done.totals
    assert texts(client, ["Ferry", own, talk]) == {"Ferry": FERRY, own: MENDED, talk: MENDED}
    done = commands.undo(f"-run:{run}", "-yes", "-ns:2,talk")
    assert done.code == 0, done.said
    assert texts(client, [own, talk]) == {own: FERRY, talk: FERRY}
    done = commands.undo(f"-run:{run}", "-ns:nowhere")
    assert (done.code, "-ns: " in done.said, "nowhere" in done.said) == (2, True, True), done.said


def change(queue: str, statement: str, *values: object) -> None:
    """Change rows of a queue past everything that guards it, as a person with SQLite can."""
    with closing(sqlite3.connect(queue)) as database:
        assert database.execute(statement, values).rowcount == 1
        database.commit()


CHANGED = {
    "Signature": ("~~~~", "it adds a signature"),
    "Link": ("see https://spam.example/pills now", "it adds a link"),
    "Redirect": ("#REDIRECT [[Spam]]", "it adds markup"),
    "Magic word": ("__NOINDEX__", "it adds a magic word"),
    "Other words": ("was writ", ""),
}


@pytest.mark.slow
def test_words_that_the_page_never_had_are_not_given_back(
    client: Client, bot: Client, store: Store, commands: Commands
) -> None:
    run = saved(client, bot, store, ["Ferry", *CHANGED])
    statement = "UPDATE copyedit_finding SET before_text = ? WHERE id = ?"
    for title, (before, _) in CHANGED.items():
        change(commands.queue, statement, before, items(store, title)[2].id)
    for simulating in (["-simulate"], []):
        done = commands.undo(f"-run:{run}", "-yes", *simulating)
        assert done.code == 1, done.said
        for title, (before, guard) in CHANGED.items():
            said = f"  {title}: the queue gives back {before!r}, which the page did not have before"
            assert (f"{said}: {guard}" if guard else said) in done.totals
    assert texts(client, ["Ferry", *CHANGED]) == {"Ferry": FERRY} | dict.fromkeys(CHANGED, MENDED)
    assert left_undoing(store) == []


def test_an_edit_of_somebody_else_is_not_undone(
    client: Client, bot: Client, store: Store, commands: Commands
) -> None:
    run = saved(client, bot, store, ["Ferry"])
    client.edit("Ferry", f"{MENDED} Buy at https://spam.example/pills today.")
    mended = client.edit("Ferry", f"{MENDED} It is deep.", summary="Copyedit")
    change(commands.queue, "UPDATE copyedit_save SET revid = ?", mended)
    done = commands.undo(f"-run:{run}", "-yes")
    assert done.code == 1, done.said
    assert f"  Ferry: revision {mended} is not the edit of the queue" in done.totals
    assert client.text("Ferry") == f"{MENDED} It is deep."


MISTAKES = {
    "no selector": ([], 2, "say what to undo: -run:, -rule:, -page: or -since:"),
    "no time": (["-since:soon"], 2, "-since: needs 3h, 2d"),
    "nothing there": (["-since:1h"], 0, "Nothing to undo on copywiki:en"),
    "no such run": (["-run:99"], 2, "has no run 99; there are none yet"),
    "a run beyond all numbers": ([f"-run:{1 << 64}"], 2, f"has no run {1 << 64}"),
    "no such rule": (["-rule:base_after_d"], 2, "did you mean base_after_do or"),
    "no such page": (["-page:Mill"], 2, "has no page Mill"),
    "a page that was divided": (["-page:The", "mill"], 2, "-page:'The mill'"),
}


@pytest.mark.wide
@pytest.mark.parametrize("case", MISTAKES)
@pytest.mark.usefixtures("store")
def test_mistakes_end_with_a_code_and_a_word(commands: Commands, case: str) -> None:
    arguments, code, said = MISTAKES[case]
    done = commands.undo(*arguments)
    assert (done.code, said in done.said) == (code, True), done.said


@pytest.mark.parametrize("name", ["copyedit_undo", "copyedit_save"])
def test_a_wiki_that_the_queue_has_nothing_of_is_not_done(
    client: Client, wiki: Wiki, queue: str, tmp_path: Path, name: str
) -> None:
    with open_store(queue) as store:
        queue_pages(store, client, ["A"])
    config = pwb_folder(wiki, tmp_path / "config")
    add_wiki(wiki, config, "otherwiki")
    commands = Commands(Pwb(config, tmp_path), queue)
    more = ["-since:1d"] if name == "copyedit_undo" else []
    done = commands.pwb.run(commands.command(name, "-site:otherwiki:en", *more), {})
    assert done.code == 2, done.said
    assert "has no wiki otherwiki:en; did you mean copywiki:en?" in " ".join(done.said.split())


@pytest.mark.parametrize("name", ["copyedit_undo", "copyedit_save"])
def test_a_misspelt_queue_is_not_an_empty_one(commands: Commands, name: str) -> None:
    with open_store(commands.queue):
        pass
    wrong = f"{commands.queue}3"
    done = commands.pwb.run([*PWB, name, f"-queue:{wrong}", *["-run:1"][: "undo" in name]], {})
    assert done.code == 6, done.said
    assert f"there is no file {wrong}; did you mean {commands.queue}?" in done.said
    assert not Path(wrong).exists()
