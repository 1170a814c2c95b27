"""``pwb copyedit_save`` on a real wiki: what is saved, what is not and why, and never twice."""

from __future__ import annotations

import signal
import time

import pytest

from bot_plugins.store.database import Store
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import listed
from bot_plugins.store.saves import left_pending
from bot_plugins.store.states import State
from bot_plugins.store.tasks import latest_runs
from tests.frameworks.pywikibot.command import Terminal
from tests.harness.wiki import Client, Wiki, accounts
from tests.kin import kin
from tests.run.saving.accounting import account_for
from tests.run.saving.conftest import Commands
from tests.run.saving.queued import FERRY, MENDED, items, queue_page, queue_pages, state_names

pytestmark = pytest.mark.usefixtures("fresh")

SUMMARY = "Copyedit: began → begun (verb form); wrote → written (verb form); space before comma"
LOOK = {"intestactions": "edit"}
SAVE = {"action": "edit"}


def authors(client: Client, title: str) -> list[str]:
    """Return who edited a page, the newest first."""
    return [entry.user for entry in client.history(title)]


def states(store: Store, title: str) -> list[str]:
    """Return the states of a page's findings, in the order of the text."""
    return [item.state.value for item in items(store, title)]


MEANWHILE = {
    "before": ("The ferry is", "That ferry is", "saved saved saved", MENDED),
    "behind": ("The river is", "That river is", "saved saved saved", MENDED),
    "between": ("Nobody went", "Hardly anybody went", "saved saved saved", MENDED),
    "inside": ("they said", "people said", "stale stale saved", None),
    "mended": ("was wrote", "was written", "saved saved vanished", MENDED),
}


@pytest.mark.wide
def test_others_edit_pages_before_they_are_saved(
    client: Client, store: Store, commands: Commands
) -> None:
    queue_pages(store, client, ["Unchanged", *MEANWHILE])
    for title, (old, new, _, _) in MEANWHILE.items():
        client.edit(title, FERRY.replace(old, new))
    done = commands.save()
    assert done.code == 0, done.said
    assert client.text("Unchanged") == MENDED
    assert client.history("Unchanged")[0].comment == SUMMARY
    for title, (old, new, wanted, text) in MEANWHILE.items():
        assert " ".join(states(store, title)) == wanted
        assert authors(client, title) == ["CopyBot", "Author", "Author"]
        if text:
            assert client.text(title) == text.replace(old, new)
    inside = FERRY.replace("they said", "people said").replace("was wrote", "was written")
    assert client.text("inside") == inside
    assert "6 pages saved: 15 changes." in done.totals
    assert "2 changes no longer match the page: back to review." in done.totals
    assert "its sentence was changed after the proposal" in done.said
    assert account_for(store, client, ["Unchanged", *MEANWHILE]).wrong == ()


@pytest.mark.wide
def test_pages_that_cannot_be_saved_are_left_alone_with_the_reason(
    client: Client, admin: Client, store: Store, commands: Commands
) -> None:
    closed = f"{{{{nobots}}}}\n{FERRY}"
    queue_pages(store, client, ["Kept out", "Fine"])
    queue_page(store, "Closed", closed, client.edit("Closed", closed))
    admin.protect("Kept out")
    done = commands.save()
    assert done.code == 1, done.said
    assert states(store, "Fine") == ["saved"] * 3
    assert states(store, "Kept out") == states(store, "Closed") == ["accepted"] * 3
    for reason in ("protected: this account may not edit it", "closed to bots"):
        assert reason in done.totals


@pytest.mark.parametrize("gap", kin([LOOK, SAVE], [SAVE]))
def test_a_page_edited_at_the_last_moment_is_fetched_again(
    wiki: Wiki, client: Client, store: Store, commands: Commands, gap: dict[str, str]
) -> None:
    queue_pages(store, client, ["Ferry"])
    foreign = FERRY.replace("they said", "people said")
    wiki.hold(**gap)
    process = commands.pwb.begin(commands.command("copyedit_save"))
    wiki.wait_for_held()
    client.edit("Ferry", foreign)
    wiki.release()
    done = commands.pwb.ended(process)
    assert done.code == 0, done.said
    assert "Ferry was edited meanwhile: reading it again." in done.said
    assert client.text("Ferry") == foreign.replace("was wrote", "was written")
    assert states(store, "Ferry") == ["stale", "stale", "saved"]


@pytest.mark.slow
def test_two_savers_at_once_save_nothing_twice(
    client: Client, store: Store, commands: Commands
) -> None:
    titles = [f"Ferry {number}" for number in range(8)]
    queue_pages(store, client, titles)
    begun = [commands.pwb.begin(commands.command("copyedit_save")) for _ in range(2)]
    done = [commands.pwb.ended(process) for process in begun]
    assert [one.code for one in done] == [0, 0], [one.said for one in done]
    account = account_for(store, client, titles)
    assert account.wrong == ()
    assert account.states == {"saved": 24}
    assert sum(run.saves for run in latest_runs(store)) == 8


def test_a_lost_answer_is_looked_for_and_not_saved_twice(
    wiki: Wiki, client: Client, store: Store, commands: Commands
) -> None:
    queue_pages(store, client, ["Ferry", "Pond"])
    wiki.fault(500, action="edit", count=1, late=True)
    logged = len(wiki.log(action="edit"))
    done = commands.save()
    assert done.code == 0, done.said
    assert len(wiki.log(action="edit")) == logged + 2
    assert "Ferry was saved before, as revision" in done.said
    assert account_for(store, client, ["Ferry", "Pond"]).states == {"saved": 6}
    assert authors(client, "Ferry") == ["CopyBot", "Author"]


@pytest.mark.wide
def test_an_edit_that_never_arrived_is_sent_again_once_that_is_sure(
    wiki: Wiki, client: Client, store: Store, commands: Commands
) -> None:
    queue_pages(store, client, ["Ferry", "Pond"])
    wiki.fault(503, action="edit", count=1)
    done = commands.save("-grace:1")
    assert done.code == 0, done.said
    assert "Ferry was not saved before: its changes will be saved again." in done.said
    assert authors(client, "Ferry") == authors(client, "Pond") == ["CopyBot", "Author"]
    assert client.text("Ferry") == client.text("Pond") == MENDED


@pytest.mark.slow
def test_an_edit_still_under_way_is_waited_for(
    wiki: Wiki, client: Client, store: Store, commands: Commands
) -> None:
    """The first saver is killed; its request goes on at the server, and is stored late."""
    queue_pages(store, client, ["Ferry", "Pond"])
    wiki.hold(**SAVE)
    first = commands.pwb.begin(commands.command("copyedit_save"))
    wiki.wait_for_held()
    first.send_signal(signal.SIGKILL)
    commands.pwb.ended(first)
    second = commands.pwb.begin(commands.command("copyedit_save", "-grace:3"))
    while second.stdout and "Waiting" not in second.stdout.readline():
        pass
    assert authors(client, "Ferry") == ["Author"]
    assert authors(client, "Pond") == ["CopyBot", "Author"]
    wiki.release()
    done = commands.pwb.ended(second)
    assert done.code == 0, done.said
    assert authors(client, "Ferry") == ["CopyBot", "Author"]
    assert state_names(store) == ["saved"] * 6
    assert left_pending(store, "anybody") == []


def test_simulate_changes_neither_wiki_nor_queue(
    wiki: Wiki, client: Client, store: Store, commands: Commands
) -> None:
    queue_pages(store, client, ["Ferry", "Pond"])
    client.edit("Pond", FERRY.replace("they said", "people said"))
    before, logged = client.revision_ids(), len(wiki.log(action="edit"))
    runs = len(latest_runs(store))
    done = commands.save("-simulate")
    assert done.code == 0, done.said
    assert "2 pages would have been saved: simulate is on." in done.totals
    assert client.revision_ids() == before
    assert len(wiki.log(action="edit")) == logged
    assert state_names(store) == ["accepted"] * 6
    assert len(latest_runs(store)) == runs
    done = commands.save("-simulate", "-page:Pond", "-maxedits:1")
    assert "simulate is on." in done.totals, done.said


def test_simulate_is_said_where_there_is_nothing_to_save(store: Store, commands: Commands) -> None:
    assert left_pending(store, "anybody") == []
    done = commands.save("-simulate")
    assert "0 pages would have been saved: simulate is on." in done.totals


@pytest.mark.slow
def test_a_limit_a_tag_a_page_and_the_runs_number(
    client: Client, store: Store, commands: Commands
) -> None:
    queue_pages(store, client, ["A", "B", "C"])
    done = commands.save("-page:C", "-runid", "-summary:Typos:", "-notminor")
    assert done.code == 0, done.said
    [newest, _] = client.history("C")
    number = latest_runs(store)[0].id
    assert newest.comment == f"{SUMMARY.replace('Copyedit:', 'Typos:')} (run {number})"
    assert not newest.minor
    done = commands.save("-maxedits:1", f"-tag:{accounts.TAG}")
    assert done.code == 0, done.said
    assert "the limit of 1 edit is reached" in done.totals
    assert client.history("A")[0].tags == (accounts.TAG,)
    assert client.history("A")[0].minor
    assert states(store, "B") == ["accepted"] * 3


STOPS = {
    "a message": ("there is a new message on CopyBot's talk page", 5),
    "a block": ("refuses to save: the account is blocked", 3),
    "read-only": ("copywiki:en is read-only: no disk", 4),
}


@pytest.mark.parametrize("stop", kin(STOPS, ["read-only"]))
def test_a_run_stops_with_everything_kept(  # noqa: PLR0913, PLR0917 - fixtures
    wiki: Wiki, client: Client, admin: Client, store: Store, commands: Commands, stop: str
) -> None:
    said, code = STOPS[stop]
    queue_pages(store, client, ["A", "B"])
    wiki.hold(action="edit", title="B")
    process = commands.pwb.begin(commands.command("copyedit_save", "-grace:1"))
    wiki.wait_for_held()
    if stop == "read-only":
        wiki.readonly("no disk")
    elif stop == "a block":
        admin.block("CopyBot")
    else:
        client.edit("User talk:CopyBot", "Please stop.")
    wiki.release()
    done = commands.pwb.ended(process)
    if stop == "a message":  # that edit was under way; the next run sees the message
        queue_pages(store, client, ["C"])
        done = commands.save()
    assert done.code == code, done.said
    assert said in done.said
    kept = "C" if stop == "a message" else "B"
    assert states(store, kept) == ["accepted"] * 3
    assert states(store, "A") == ["saved"] * 3
    assert left_pending(store, "anybody") == []


def test_ctrl_c_ends_the_waiting_and_leaves_the_rest(
    client: Client, store: Store, commands: Commands
) -> None:
    queue_pages(store, client, ["A", "B"])
    process = commands.pwb.begin([*commands.command("copyedit_save"), "-every:60"])
    while process.stdout and "A saved" not in process.stdout.readline():
        pass
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    done = commands.pwb.ended(process)
    assert done.code == 130, done.said
    assert "1 page saved: 3 changes." in done.totals
    assert "Traceback" not in done.said
    assert (states(store, "A"), states(store, "B")) == (["saved"] * 3, ["accepted"] * 3)
    assert listed(store, Filters(states=(State.SAVING,))) == []


def test_a_terminal_shows_how_far_it_is(client: Client, store: Store, commands: Commands) -> None:
    queue_pages(store, client, ["A", "B"])
    with Terminal(commands.pwb, commands.command("copyedit_save"), {}) as terminal:
        terminal.expect("3 of 6 changes")
        terminal.expect("6 of 6 changes")
        done = terminal.end()
    assert done.code == 0
    assert done.totals.rstrip().endswith("2 pages saved: 6 changes.")


@pytest.mark.slow
def test_a_lagging_wiki_is_left_in_peace(
    wiki: Wiki, client: Client, store: Store, commands: Commands
) -> None:
    queue_pages(store, client, ["A"])
    wiki.hold(action="edit")
    process = commands.pwb.begin(commands.command("copyedit_save"))
    wiki.wait_for_held()
    wiki.lag(6)
    wiki.release()
    time.sleep(1)
    assert authors(client, "A") == ["Author"]
    wiki.lag(None)
    done = commands.pwb.ended(process)
    assert done.code == 0, done.said
    assert authors(client, "A") == ["CopyBot", "Author"]


@pytest.mark.wide
def test_only_articles_are_saved_unless_others_are_named(
    client: Client, store: Store, commands: Commands
) -> None:
    queue_pages(store, client, ["User:Author/Ferry", "Talk:Ferry", "Ferry"])
    done = commands.save()
    assert done.code == 1, done.said
    assert "in namespace 2, which is left alone without -ns:2" in done.totals
    assert (client.text("User:Author/Ferry"), client.text("Ferry")) == (FERRY, MENDED)
    done = commands.save("-ns:user")
    assert done.code == 1, done.said
    assert (client.text("User:Author/Ferry"), client.text("Talk:Ferry")) == (MENDED, FERRY)
    done = commands.save("-ns:nowhere")
    assert (done.code, "nowhere" in done.said) == (2, True), done.said


MISTAKES = {
    "an unknown option": (["-evrey:1"], 2, 'unknown option "-evrey:1"'),
    "no number": (["-every:soon"], 2, "-every needs a number"),
    "no queue": (["-queue:/nowhere/queue"], 6, "there is no folder /nowhere"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_mistakes_end_with_a_code_and_a_word(commands: Commands, case: str) -> None:
    arguments, code, said = MISTAKES[case]
    done = commands.save(*arguments)
    assert (done.code, said in done.said) == (code, True), done.said
