"""Proposals in a bot of one's own: the same guards, the same queue, the same way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import mwclient
import pytest

from bot_plugins.frameworks.mwclient import copyedits
from bot_plugins.ports import RunStopped
from bot_plugins.store.database import Store, open_store
from bot_plugins.store.filters import EVERYTHING
from bot_plugins.store.findings import every
from bot_plugins.store.states import State
from bot_plugins.store.undoing import UndoSelection, undoable
from tests.frameworks.contract.proxy import cutting
from tests.frameworks.mwclient.command import MwclientBot
from tests.frameworks.pages import ALL, MILL, TRUSTED, TRUSTED_SUMMARY
from tests.harness.wiki import Client, Wiki, accounts, ports
from tests.trusting import trusting

pytestmark = pytest.mark.usefixtures("fresh")


@pytest.fixture
def site(wiki: Wiki) -> mwclient.Site:
    """Return a site as somebody's own bot has it, logged in as CopyBot."""
    return logged_in(wiki.port)


def logged_in(port: int) -> mwclient.Site:
    site = mwclient.Site(f"{ports.HOST}:{port}", scheme="http")
    site.clientlogin(username=accounts.COPY_BOT.name, password=accounts.COPY_BOT.password)
    site.site_init()
    return site


@pytest.fixture
def queue(tmp_path: Path) -> str:
    """Return the path of a new queue."""
    return str(tmp_path / "queue.sqlite3")


@pytest.fixture
def store(queue: str) -> Iterator[Store]:
    """Yield the queue, open."""
    with open_store(queue) as store:
        yield store


@pytest.fixture(autouse=True)
def _trusted() -> Iterator[None]:
    with trusting():
        yield


def test_three_lines_show_and_save(client: Client, bot: MwclientBot) -> None:
    client.edit("Mill", MILL)
    done = bot.run(["-m", "tests.frameworks.mwclient.own_bot", str(bot.port), "Mill"], {})
    assert done.code == 0, done.said
    assert TRUSTED_SUMMARY in done.said
    assert done.said.rstrip().endswith("saved"), done.said
    assert client.text("Mill") == TRUSTED
    undo = bot.command("copyedit_undo", "-queue:q.sqlite3", "-page:Mill", "-yes")
    assert bot.run(undo, {}).code == 0
    assert client.text("Mill") == MILL


@pytest.mark.wide
def test_what_is_shown_is_what_is_saved(
    client: Client, site: mwclient.Site, store: Store, queue: str
) -> None:
    revid = client.edit("Mill", MILL)
    [saved] = [
        (proposal, proposal.save())
        for proposal in copyedits(site.pages["Mill"], queue=queue, every=0)
    ]
    proposal, is_saved = saved
    assert is_saved, proposal.reason
    assert (proposal.title, proposal.revid, proposal.text) == ("Mill", revid, TRUSTED)
    assert proposal.summary == TRUSTED_SUMMARY == client.history("Mill")[0].comment
    assert proposal.dry.count("space_after_full_stop") == 2
    assert "had began" not in proposal.dry.replace("had began to grind", "")
    [save] = undoable(store, UndoSelection())
    assert save.revid == client.history("Mill")[0].revid


@pytest.mark.wide
def test_a_loop_that_does_not_save_saves_nothing(
    client: Client, site: mwclient.Site, store: Store, queue: str
) -> None:
    client.edit("Mill", MILL)
    before = client.revision_ids()
    assert len([*copyedits(site.pages["Mill"], queue=queue)]) == 1
    assert client.revision_ids() == before
    assert {item.state for item in every(store, EVERYTHING)} == {State.OPEN}


@pytest.mark.wide
def test_the_operator_decides_and_the_queue_says_so(
    client: Client, site: mwclient.Site, queue: str
) -> None:
    client.edit("Mill", MILL)
    for proposal in copyedits(site.pages["Mill"], queue=queue, every=0, accept=lambda _: True):
        assert proposal.save(), proposal.reason
    assert client.text("Mill") == ALL
    assert not [*copyedits(site.pages["Mill"], queue=queue)]


@pytest.mark.wide
def test_many_pages_and_a_category(
    wiki: Wiki, client: Client, site: mwclient.Site, queue: str
) -> None:
    for title in ("Mill", "Pond"):
        client.edit(title, f"{MILL}\n\n[[Category:Mills]]")
    client.edit("Weir", f"{{{{nobots}}}}\n{MILL}\n\n[[Category:Mills]]")
    wiki.jobs()
    found = [one.title for one in copyedits(site.categories["Mills"], queue=queue)]
    assert found == ["Mill", "Pond"]
    listed = copyedits(["Pond", "Weir", "Missing"], site=site, queue=queue)
    assert [one.title for one in listed] == ["Pond"]


GUARDS: dict[str, tuple[Callable[[Client, Client], object], str]] = {
    "edited": (lambda client, _: client.edit("Mill", f"{MILL} More."), "edited meanwhile"),
    "deleted": (lambda _, admin: admin.delete("Mill"), "deleted or moved away meanwhile"),
    "protected": (lambda _, admin: admin.protect("Mill"), "edited meanwhile"),
}


@pytest.mark.wide
@pytest.mark.parametrize("guard", GUARDS)
def test_the_guards_are_those_of_every_save(  # noqa: PLR0913, PLR0917 - fixtures
    client: Client, admin: Client, site: mwclient.Site, store: Store, queue: str, guard: str
) -> None:
    meanwhile, reason = GUARDS[guard]
    client.edit("Mill", MILL)
    for proposal in copyedits(site.pages["Mill"], queue=queue):
        meanwhile(client, admin)
        assert not proposal.save()
        assert reason in proposal.reason
    assert not undoable(store, UndoSelection())
    assert State.ACCEPTED not in {item.state for item in every(store, EVERYTHING)}


@pytest.mark.wide
def test_a_message_stops_the_bot(client: Client, site: mwclient.Site, queue: str) -> None:
    client.edit("Mill", MILL)
    with pytest.raises(RunStopped, match="new message on CopyBot's talk page"):
        for proposal in copyedits(site.pages["Mill"], queue=queue):
            client.edit("User talk:CopyBot", "Please stop.")
            proposal.save()
    assert client.text("Mill") == MILL


def test_a_cut_connection_is_no_second_edit(
    wiki: Wiki, client: Client, store: Store, queue: str
) -> None:
    client.edit("Mill", MILL)
    with cutting(wiki.port) as proxy:
        site = logged_in(proxy.port)
        proxy.cuts = 1
        for proposal in copyedits(site.pages["Mill"], queue=queue, grace=1):
            assert proposal.save(), proposal.reason
    assert proxy.cut == 1
    assert client.text("Mill") == TRUSTED
    assert len(client.history("Mill")) == 2
    assert len(undoable(store, UndoSelection())) == 1


def test_simulate_sends_nothing(client: Client, site: mwclient.Site, queue: str) -> None:
    client.edit("Mill", MILL)
    for proposal in copyedits(site.pages["Mill"], queue=queue, simulate=True):
        assert not proposal.save()
        assert proposal.reason == "edits are simulated"
    assert client.text("Mill") == MILL


def test_nobody_is_logged_in(wiki: Wiki, client: Client, queue: str) -> None:
    client.edit("Mill", MILL)
    site = mwclient.Site(f"{ports.HOST}:{wiki.port}", scheme="http")
    with pytest.raises(RunStopped, match="no account has logged in"):
        next(copyedits(site.pages["Mill"], queue=queue))


@pytest.mark.wide
def test_after_the_loop_nothing_is_saved(client: Client, site: mwclient.Site, queue: str) -> None:
    client.edit("Mill", MILL)
    [proposal] = [*copyedits(site.pages["Mill"], queue=queue)]
    with pytest.raises(RuntimeError, match="inside the loop"):
        proposal.save()
    with pytest.raises(TypeError, match="not a title"):
        next(copyedits("Mill", site=site, queue=queue))
    with pytest.raises(TypeError, match="need a site"):
        next(copyedits(["Mill"], queue=queue))
    assert not [*copyedits([], queue=queue)]
