"""Texts, control pages and what became of revisions, many at a time; and no edit of a dry pass."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot_plugins.core import exit_codes
from bot_plugins.core.engine import propose_revision
from bot_plugins.core.proposal import Revision
from bot_plugins.core.registry import rules_for
from bot_plugins.ports import (
    EditConflict,
    Listed,
    MaintainedWiki,
    PageGone,
    PageSkipped,
    RunStopped,
    SaveFlags,
    Stored,
)
from tests.frameworks.contract.maintenance.conftest import Opened
from tests.frameworks.pages import MILL
from tests.harness.wiki import Client, Wiki
from tests.kin import kin

pytestmark = pytest.mark.usefixtures("fresh")
STOP = "User:CopyBot/stop"

Wanted = MaintainedWiki[Any]


def listed(client: Client, *titles: str) -> list[Listed]:
    """Return pages as a list would show them."""
    answer = client.call("query", titles="|".join(titles), prop="info")["query"]["pages"]
    return [Listed(one["pageid"], one["title"], one["ns"], one["lastrevid"]) for one in answer]


def test_every_page_comes_back_once(maintained: Wanted, client: Client, admin: Client) -> None:
    for title in ("Kept", "Moved", "Deleted", "Alias", "Empty", "Elsewhere"):
        client.edit(title, f"{title}.")
    client.edit("Alias", "#REDIRECT [[Kept]]")
    client.edit("Empty", "")
    pages = listed(client, "Kept", "Moved", "Deleted", "Alias", "Empty", "Elsewhere")
    admin.move("Moved", "New name")
    admin.move("Elsewhere", "Project:Elsewhere")
    admin.delete("Deleted")
    pages += [Listed(0, "kept", 0, 0), pages[0], Listed(987654, "Never", 0, 5)]
    list(maintained.texts(pages[:1]))  # what marks a disambiguation page is asked for only once
    before = maintained.requests
    found = [(one, maintained.title(page), what) for one, page, what in maintained.texts(pages)]
    assert maintained.requests - before == 2  # one by page ids, one by titles
    assert sorted(map(repr, (one for one, _, _ in found))) == sorted(map(repr, pages))
    outcomes = {one.title: (title, what) for one, title, what in found}
    assert {
        title: what.text for title, what in outcomes.values() if isinstance(what, Revision)
    } == {"Kept": "Kept.", "New name": "Moved."}
    skipped = {name: str(what) for name, (_, what) in outcomes.items()
               if isinstance(what, PageSkipped)}  # fmt: skip
    assert skipped == {
        "Deleted": "the page does not exist",
        "Never": "the page does not exist",
        "Alias": "a redirect",
        "Empty": "an empty page",
        "Elsewhere": "not in the task's namespaces (4)",
    }
    assert isinstance(outcomes["Deleted"][1], PageGone)


def test_revisions_are_as_a_reader_reads_them(maintained: Wanted, client: Client) -> None:
    client.edit("Mill", MILL)
    client.edit("Closed", f"{MILL} {{{{nobots}}}}")
    mill, closed = maintained.texts(listed(client, "Mill", "Closed"))
    assert mill[2] == maintained.read(mill[1], fresh=True)
    assert str(closed[2]) == "closed to bots ({{bots}} or {{nobots}})"


def test_what_is_no_wikitext(maintained: Wanted, admin: Client) -> None:
    admin.edit("Data", "{}", contentmodel="json")
    [(_, _, found)] = maintained.texts(listed(admin, "Data"))
    assert str(found) == "not wikitext (json)"


@pytest.mark.wide
def test_answers_too_large_for_one_come_in_pieces(
    maintained: Wanted, wiki: Wiki, client: Client
) -> None:
    wiki.configure("$wgAPIMaxResultSize = is_file( __DIR__ . '/ctl/small' ) ? 20000 : 8388608;")
    titles = [f"Long {number}" for number in range(12)]
    for title in titles:
        client.edit(title, f"{title} " + "and on " * 1000)
    (wiki.folder / "ctl/small").touch()
    found = {one.title: what for one, _, what in maintained.texts(listed(client, *titles))}
    assert sorted(found) == sorted(titles)
    for title, what in found.items():
        assert isinstance(what, Revision)
        assert what.text.startswith(f"{title} and on")


@pytest.mark.slow
def test_more_pages_than_one_request_may_name(
    maintained: Wanted, wiki: Wiki, client: Client, admin: Client
) -> None:
    """Also where the bot flag was taken away and nobody told the bot."""
    titles = [f"Leaf {number}" for number in range(60)]
    for title in titles:
        client.edit(title, "A leaf.")
    pages = listed(client, *titles[:30]) + listed(client, *titles[30:])
    list(maintained.texts(pages[:1]))  # what marks a disambiguation page is asked for only once
    before = maintained.requests
    assert len(list(maintained.texts(pages))) == 60
    assert maintained.requests - before == 1
    admin_rights(admin, remove="bot")
    assert len(list(maintained.texts(pages))) == 60
    assert len(maintained.latest([one.revid for one in pages])) == 60
    admin_rights(admin, add="bot")


def admin_rights(admin: Client, **change: str) -> None:
    token = admin.call("query", meta="tokens", type="userrights")
    admin.call("userrights", user="CopyBot",
               token=token["query"]["tokens"]["userrightstoken"], **change)  # fmt: skip


def test_latest(maintained: Wanted, client: Client, admin: Client) -> None:
    old = client.edit("Mill", "One.")
    new = client.edit("Mill", "Two.")
    moved = client.edit("Pond", "Three.")
    gone = client.edit("Field", "Four.")
    admin.move("Pond", "Lake")
    admin.delete("Field")
    before = maintained.requests
    latest = maintained.latest({old, new, moved, gone, 987654})
    assert maintained.requests - before == 1
    assert (latest[old], latest[new], latest[gone], latest[987654]) == (new, new, None, None)
    assert latest[moved] == client.history("Lake")[0].revid
    assert maintained.latest(()) == {}


def test_control_pages(maintained: Wanted, client: Client, admin: Client) -> None:
    assert maintained.control_page("User:CopyBot/settings.json") is None
    revid = admin.edit("User:CopyBot/settings.json", "{}")
    page = maintained.control_page("User:CopyBot/settings.json")
    assert page
    assert (page.revid, page.text, page.protection, page.is_own) == (revid, "{}", (), True)
    client.edit("Project:Settings", "{}")
    page = maintained.control_page("project:settings")
    assert page
    assert (page.title, page.protection, page.is_own) == ("Project:Settings", (), False)
    admin.protect("Project:Settings", "edit=autoconfirmed")
    assert (maintained.control_page("Project:Settings") or page).protection == ("autoconfirmed",)
    admin.edit("Project:Cascade", "{{Project:Settings}}")
    admin.protect("Project:Cascade", "edit=sysop", cascade=1)
    page = maintained.control_page("Project:Settings")
    assert page
    assert set(page.protection) == {"autoconfirmed", "sysop"}
    for title in ("User:Author/settings.json", "User:CopyBot", "User:CopyBot/notes"):
        admin.edit(title, "{}")
        assert not (maintained.control_page(title) or page).is_own
    admin.edit("MediaWiki:Copyedit.json", "{}")
    assert (maintained.control_page("MediaWiki:Copyedit.json") or page).protection == ("sysop",)


def saving(maintained: Wanted, title: str = "Mill") -> Stored | None:
    """Save what the rules propose for a page."""
    page = maintained.page(title)
    proposal = propose_revision(maintained.read(page, fresh=True), rules_for("en"))
    return maintained.save(page, proposal, "test", SaveFlags())


def test_a_guarded_edit_takes_no_request_more(
    maintained: Wanted, wiki: Wiki, client: Client
) -> None:
    client.edit(STOP, "run")
    maintained.guard(STOP, "run")
    maintained.check_guard()
    for title in ("Mill", "Pond"):
        client.edit(title, MILL)
        asked, looked = maintained.requests, len(wiki.log(intestactions="edit"))
        [(_, page, found)] = maintained.texts(listed(client, title))
        assert isinstance(found, Revision)
        proposal = propose_revision(found, rules_for("en"))
        assert maintained.save(page, proposal, "test", SaveFlags())
        assert len(wiki.log(intestactions="edit")) == looked + 1
        asked = maintained.requests - asked
    assert asked == 3  # the text, the look, the edit


@pytest.mark.parametrize(
    "change", kin(["other words", "blanked", "missing", "redirect"], ["other words", "missing"])
)
def test_the_stop_page_stops_the_next_edit(
    maintained: Wanted, client: Client, admin: Client, change: str
) -> None:
    client.edit(STOP, "run")
    for title in ("Mill", "Pond"):
        client.edit(title, MILL)
    maintained.guard(STOP, "run")
    assert saving(maintained)
    if change == "missing":
        admin.delete(STOP)
    elif change == "redirect":
        admin.move(STOP, "Project:Elsewhere")
    else:
        client.edit(STOP, "" if change == "blanked" else "please stop")
    for act in (saving, lambda wiki: wiki.check_guard(), report):
        with pytest.raises(RunStopped, match="stop page") as stopped:
            act(maintained)
        assert stopped.value.code == exit_codes.STOPPED
    assert client.text("Mill") != MILL
    assert client.text("Pond") == MILL
    assert not client.exists("User:CopyBot/report")


def report(maintained: Wanted) -> int:
    """Write a new report page."""
    return maintained.publish("User:CopyBot/report", "Read.", 0, "report")


def test_a_stop_page_put_back_lets_it_go_on(maintained: Wanted, client: Client) -> None:
    client.edit(STOP, "no")
    client.edit("Mill", MILL)
    with pytest.raises(RunStopped, match="stop page"):
        maintained.guard(STOP, "run")
    with pytest.raises(RunStopped, match="stop page"):
        saving(maintained)
    client.edit(STOP, "run\n")
    assert saving(maintained)
    client.edit(STOP, " run ")  # another revision, the same content
    client.edit("Pond", MILL)
    assert saving(maintained, "Pond")


BROKEN = {
    "HTML": "<!DOCTYPE html><p>Back at noon.",
    "half an answer": '{"curtimestamp": "2026-01-01T00:00:00Z", "query": {"pages": [{"pag',
    "an empty answer": "{}",
    "no pages": '{"batchcomplete": true, "query": {}}',
    "strange pages": '{"curtimestamp":"2026-01-01T00:00:00Z","query":{"pages":[{"ns":2}]}}',
}


@pytest.mark.wide
@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize("which", ["the look", "the stop page"])
def test_an_unreadable_answer_stops_it(
    maintained: Wanted, wiki: Wiki, client: Client, broken: str, which: str
) -> None:
    client.edit(STOP, "run")
    client.edit("Mill", MILL)
    maintained.guard(STOP, "run")
    page = maintained.page("Mill")
    proposal = propose_revision(maintained.read(page, fresh=True), rules_for("en"))
    maintained.check_guard()
    if which == "the stop page":
        client.edit(STOP, "run \n ")
        client.edit(STOP, "run still")
    wiki.fault(200, body=BROKEN[broken], headers={"Content-Type": "application/json"})
    with pytest.raises(RunStopped) as stopped:
        maintained.save(page, proposal, "test", SaveFlags())
    wiki.clear()
    assert stopped.value.code in {exit_codes.STOPPED, exit_codes.UNAVAILABLE}
    assert client.text("Mill") == MILL


def test_a_pass_that_saves_nothing_saves_only_its_own_pages(opened: Opened, client: Client) -> None:
    client.edit("Mill", MILL)
    with opened(False) as maintained:
        assert maintained.simulated
        assert not maintained.is_told_to_simulate
        assert saving(maintained) is None
        with pytest.raises(PageSkipped, match="not in the user"):
            maintained.publish("Mill", "Text.", 0, "report")
        revid = report(maintained)
        assert revid == client.history("User:CopyBot/report")[0].revid
        assert maintained.publish("User:CopyBot/report", "More.", revid, "report") > revid
        assert client.text("User:CopyBot/report") == "More."
    assert client.text("Mill") == MILL
    with opened(True) as maintained:
        assert saving(maintained)


def test_a_report_page_that_somebody_else_wrote(maintained: Wanted, client: Client) -> None:
    revid = report(maintained)
    with pytest.raises(EditConflict):
        report(maintained)
    assert maintained.publish("User:CopyBot/report", "Read.", revid, "report") == revid
    client.edit("User:CopyBot/report", "Mine.")
    with pytest.raises(EditConflict):
        maintained.publish("User:CopyBot/report", "Bot's.", revid, "report")


def test_now_is_the_wikis_time(maintained: Wanted, wiki: Wiki) -> None:
    wiki.clock(-7200)
    maintained.control_page("Main Page")
    before = maintained.requests
    here = datetime.now(UTC)
    assert abs((here - maintained.now()).total_seconds() - 7200) < 30
    assert maintained.requests == before
