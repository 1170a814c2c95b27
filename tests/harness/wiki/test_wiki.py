"""The test wiki is a real one, and a copy that comes back whole."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from tests.harness.wiki import Client, Wiki, accounts, dump, ports, storage
from tests.harness.wiki.client import ApiError
from tests.harness.wiki.process import ServerError

pytestmark = pytest.mark.usefixtures("fresh")


def digest(folder: Path) -> dict[str, str]:
    """Return path -> hash of every file below ``folder``, but for what all copies share."""
    shared = {"www", storage.COMPILED}
    files = (path for path in folder.rglob("*") if path.is_file() and shared.isdisjoint(path.parts))
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_is_a_mediawiki_with_the_sample_pages(wiki: Wiki, client: Client) -> None:
    general = client.call("query", meta="siteinfo")["query"]["general"]
    assert general["generator"].startswith("MediaWiki 1.")
    assert wiki.origin == general["server"]
    for title, text in dump.read_pages().items():
        assert client.text(title) == text


def test_an_edit_is_in_the_history(client: Client) -> None:
    client.edit("Mill", "The mill.")
    revid = client.edit("Mill", "The old mill.", summary="add a word", minor=1, tags=accounts.TAG)
    newest, oldest = client.history("Mill")
    assert (newest.revid, newest.parentid) == (revid, oldest.revid)
    assert (newest.user, newest.comment) == ("Author", "add a word")
    assert (newest.minor, newest.tags) == (True, (accounts.TAG,))
    assert (oldest.minor, oldest.tags) == (False, ())
    assert client.text("Mill") == "The old mill."


def test_an_edit_that_changes_nothing_returns_the_old_revision(client: Client) -> None:
    assert client.edit("Mill", "The mill.") == client.edit("Mill", "The mill.")


def test_revision_ids_show_exactly_what_was_saved(client: Client) -> None:
    before = client.revision_ids()
    revid = client.edit("Talk:Mill", "A word.")
    assert client.revision_ids() == {**before, "Talk:Mill": revid}


def test_a_sysop_deletes_moves_protects_and_blocks(client: Client, admin: Client) -> None:
    client.edit("Mill", "The mill.")
    admin.protect("Mill")
    with pytest.raises(ApiError, match="protectedpage"):
        client.edit("Mill", "mine")
    admin.move("Mill", "Old mill", noredirect=1)
    assert (client.exists("Mill"), client.text("Old mill")) == (False, "The mill.")
    admin.delete("Old mill")
    assert not client.exists("Old mill")
    admin.block("Author")
    with pytest.raises(ApiError, match="blocked"):
        client.edit("Pond", "The pond.")
    admin.unblock("Author")
    client.edit("Pond", "The pond.")


def test_blocked_bot_is_blocked_and_nobody_else(wiki: Wiki) -> None:
    with pytest.raises(ApiError, match="blocked"):
        wiki.client(accounts.BLOCKED_BOT).edit("Pond", "The pond.")
    wiki.client(accounts.COPY_BOT).edit("Pond", "The pond.")


def test_a_wrong_password_is_refused(wiki: Wiki) -> None:
    with pytest.raises(ApiError, match="Failed"):
        wiki.client().login("Author", "wrong")


def test_reset_restores_contents_and_keeps_logins(wiki: Wiki, client: Client) -> None:
    before = client.revision_ids()
    client.edit("Main Page", "vandalised")
    client.edit("Mill", "The mill.")
    wiki.fault(500)
    wiki.reset()
    assert wiki.log() == []
    assert client.revision_ids() == before
    client.edit("Mill", "The mill.")


def test_reset_lets_a_request_under_way_come_to_its_end(wiki: Wiki, client: Client) -> None:
    wiki.hold(action="edit")
    with ThreadPoolExecutor() as threads:
        edit = threads.submit(client.edit, "Mill", "The mill.")
        wiki.wait_for_held()
        wiki.reset()
    assert edit.result() > 0
    [page] = client.call("query", titles="Mill")["query"]["pages"]
    assert page["missing"]


def test_a_snapshot_moves_what_reset_returns_to(golden: Path, tmp_path: Path) -> None:
    with Wiki(tmp_path / "wiki", golden) as wiki:
        client = wiki.client(accounts.AUTHOR)
        client.edit("Mill", "The mill.")
        wiki.snapshot()
        client.edit("Mill", "vandalised")
        wiki.reset()
        assert client.text("Mill") == "The mill."


def test_a_killed_server_refuses_connections_and_comes_back(wiki: Wiki, client: Client) -> None:
    client.edit("Mill", "The mill.")
    wiki.kill()
    with pytest.raises(requests.ConnectionError):
        client.text("Mill")
    assert wiki.pid is None
    wiki.start()
    assert client.text("Mill") == "The mill."
    client.edit("Mill", "The old mill.")


def test_reverted_edits_are_tagged_once_the_jobs_ran(
    wiki: Wiki, client: Client, admin: Client
) -> None:
    client.edit("Mill", "The mill.")
    revid = client.edit("Mill", "vandalised")
    admin.edit("Mill", None, undo=revid)
    assert client.history("Mill")[1].tags == ()
    wiki.jobs()
    assert client.history("Mill")[1].tags == ("mw-reverted",)


def test_a_copy_does_not_change_the_golden_wiki(golden: Path, wiki: Wiki, client: Client) -> None:
    before = digest(golden)
    client.edit("Mill", "The mill.")
    wiki.jobs()
    wiki.reset()
    assert digest(golden) == before


def test_two_wikis_know_nothing_of_each_other(golden: Path, client: Client, tmp_path: Path) -> None:
    with Wiki(tmp_path / "other", golden) as other:
        other.client(accounts.AUTHOR).edit("Mill", "The other mill.")
        assert not client.exists("Mill")


def test_a_taken_port_is_an_error_if_named_else_another_is_found(
    wiki: Wiki, golden: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ServerError, match=f"(?s)port {wiki.port}.*in use"):
        Wiki(tmp_path / "named", golden, port=wiki.port).start()
    offers = iter([wiki.port, ports.free_port()])
    monkeypatch.setattr(ports, "free_port", lambda: next(offers))
    with Wiki(tmp_path / "found", golden) as found:
        assert found.port != wiki.port
        assert found.client().exists("Main Page")
