"""Whatever the wiki does: an end in good time, with the right code and words for people."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pywikibot import config

from bot_plugins.core import exit_codes
from bot_plugins.core.engine import propose_revision
from bot_plugins.core.registry import rules_for
from bot_plugins.frameworks.pywikibot.client.transport import (
    OutOfMemoryError,
    transport,
)
from bot_plugins.frameworks.pywikibot.errors import bound_waiting, run_stopped
from bot_plugins.frameworks.pywikibot.maintenance.maintained import MaintainedSite
from bot_plugins.ports import Listed, RunStopped, SaveFlags, Stored
from tests.frameworks.pages import MILL
from tests.frameworks.pywikibot.maintenance import bot
from tests.frameworks.pywikibot.maintenance.reading import source, through
from tests.harness.wiki import Client, Wiki
from tests.kin import kin

pytestmark = pytest.mark.usefixtures("fresh")
STOP = "User:CopyBot/stop"
HTML = "<!DOCTYPE html><title>Maintenance</title><p>We are back at noon.</p>"
HALF = '{"batchcomplete": true, "query": {"pages": [{"pageid": 1, "ns": 0, "ti'
TROUBLE: dict[str, Callable[[Wiki], None]] = {
    "500": lambda wiki: wiki.fault(500),
    "503": lambda wiki: wiki.fault(503, headers={"Retry-After": "0"}),
    "429": lambda wiki: wiki.fault(429, headers={"Retry-After": "0"}),
    "404": lambda wiki: wiki.fault(404, body=HTML),
    "HTML": lambda wiki: wiki.fault(200, body=HTML, headers={"Content-Type": "text/html"}),
    "half an answer": lambda wiki: wiki.fault(200, body=HALF),
    "empty": lambda wiki: wiki.fault(200, body=""),
    "another answer": lambda wiki: wiki.fault(200, body='{"ok": 1}'),
    "hanging": lambda wiki: wiki.fault(sleep=0.3),
    "killed": lambda wiki: wiki.kill(),
}
ACTS: dict[str, Callable[[MaintainedSite], object]] = {
    "recent changes": lambda it: source(it, "recentchanges").batch("", 50),
    "a category": lambda it: source(it, "category", title="Stones").batch("", 50),
    "texts": lambda it: list(it.texts([Listed(1, "Main Page", 0, 1)])),
    "a control page": lambda it: it.control_page(STOP),
    "latest revisions": lambda it: it.latest([1]),
    "the stop page": lambda it: it.check_guard(),
    "the report": lambda it: it.publish("User:CopyBot/report", "Text.", 0, "report"),
}


def saving(maintained: MaintainedSite) -> Stored | None:
    """Save what the rules propose for the mill."""
    page = maintained.page("Mill")
    proposal = propose_revision(maintained.read(page, fresh=True), rules_for("en"))
    return maintained.save(page, proposal, "test", SaveFlags())


ACTS["an edit"] = saving


@pytest.fixture
def guarded(maintained: MaintainedSite, client: Client) -> MaintainedSite:
    """Return a wiki with little patience and a stop page that was seen already."""
    transport()._logins.clear()  # of other tests
    client.edit(STOP, "run")
    client.edit("Mill", MILL)
    maintained.guard(STOP, "run")
    maintained.check_guard()
    maintained.site.tokens["csrf"]
    bot.settings(**{**bot.QUICK, "max_retries": 0})
    return maintained


@pytest.mark.wide
@pytest.mark.parametrize("trouble", kin(TROUBLE, ["500", "killed"]))
def test_every_trouble_ends_every_act(guarded: MaintainedSite, wiki: Wiki, trouble: str) -> None:
    before = wiki.client().revision_ids()
    if trouble == "hanging":
        bot.settings(socket_timeout=(1, 0.1))
    TROUBLE[trouble](wiki)
    for name, act in ACTS.items():
        if (trouble, name) == ("another answer", "an edit"):
            continue  # Pywikibot's own reading takes it for a page that is none
        started, sent = time.monotonic(), guarded.requests
        with pytest.raises(RunStopped) as stopped:
            act(guarded)
        assert stopped.value.code == exit_codes.UNAVAILABLE, name
        assert guarded.name in str(stopped.value)
        assert "try again later" in str(stopped.value)
        assert time.monotonic() - started < 10, name
        assert guarded.requests > sent, name  # what fails is counted too
    wiki.clear()
    if not wiki.pid:
        wiki.start()
    bot.settings(**bot.PATIENT)
    assert wiki.client().revision_ids() == before
    assert saving(guarded)


def test_one_failure_is_got_over(guarded: MaintainedSite, wiki: Wiki) -> None:
    bot.settings(max_retries=1)
    for name, act in ACTS.items():
        if name not in {"an edit", "the report"}:
            wiki.fault(503, count=1)
            act(guarded)


def test_a_read_only_wiki_is_read_and_not_written(guarded: MaintainedSite, wiki: Wiki) -> None:
    wiki.readonly("the disk is being changed")
    for name, act in ACTS.items():
        if name in {"an edit", "the report"}:
            with pytest.raises(RunStopped, match="read-only: the disk is being") as stopped:
                act(guarded)
            assert stopped.value.code == exit_codes.UNAVAILABLE
        else:
            act(guarded)


@pytest.mark.wide
def test_a_lost_session_is_taken_up_again(
    guarded: MaintainedSite, wiki: Wiki, client: Client
) -> None:
    for name, act in ACTS.items():
        wiki.end_sessions()
        act(guarded)
        assert name
    assert {entry.user for entry in client.history("Mill")} == {"Author", "CopyBot"}


@pytest.mark.slow
def test_a_session_lost_between_look_and_edit(guarded: MaintainedSite, wiki: Wiki) -> None:
    wiki.hold(action="edit")
    with ThreadPoolExecutor() as pool:
        saved = pool.submit(saving, guarded)
        wiki.wait_for_held()
        wiki.end_sessions()
        wiki.release()
        assert saved.result(30)
    assert [entry.user for entry in wiki.client().history("Mill")] == ["CopyBot", "Author"]


@pytest.mark.parametrize(
    "act", kin(["an edit", "recent changes", "texts", "the report"], ["an edit"])
)
def test_a_session_that_cannot_be_taken_up(
    guarded: MaintainedSite, wiki: Wiki, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    wrong = tmp_path / "password.py"
    wrong.touch(mode=0o600)
    wrong.write_text("('CopyBot', 'not the password')\n")
    monkeypatch.setattr(config, "password_file", str(wrong))
    wiki.end_sessions()
    with pytest.raises(RunStopped, match="cannot log in") as stopped:
        ACTS[act](guarded)
    assert stopped.value.code == exit_codes.LOGIN
    assert {entry.user for entry in wiki.client().history("Mill")} == {"Author"}
    assert not wiki.client().exists("User:CopyBot/report")
    monkeypatch.undo()
    guarded.site.login()


def test_without_the_bot_right_an_edit_is_an_ordinary_one(
    guarded: MaintainedSite, client: Client, admin: Client
) -> None:
    token = admin.call("query", meta="tokens", type="userrights")["query"]["tokens"]
    admin.call("userrights", user="CopyBot", remove="bot", token=token["userrightstoken"])
    assert saving(guarded)
    assert client.history("Mill")[0].user == "CopyBot"


def test_a_blocked_bot(guarded: MaintainedSite, admin: Client, client: Client) -> None:
    admin.block("CopyBot", reason="too eager")
    for name in ("the stop page", "an edit", "the report"):
        with pytest.raises(RunStopped, match="is blocked on") as stopped:
            ACTS[name](guarded)
        assert stopped.value.code == exit_codes.LOGIN
    assert client.text("Mill") == MILL


def test_a_message_on_the_talk_page(guarded: MaintainedSite, client: Client) -> None:
    client.edit("User talk:CopyBot", "Please stop.")
    for name in ("the stop page", "an edit", "the report"):
        with pytest.raises(RunStopped, match="there is a new message") as stopped:
            ACTS[name](guarded)
        assert stopped.value.code == exit_codes.STOPPED
    assert client.text("Mill") == MILL


SLOW: dict[str, Callable[[Wiki], None]] = {
    "503": lambda wiki: wiki.fault(503, headers={"Retry-After": "3600"}),
    "429": lambda wiki: wiki.fault(429, headers={"Retry-After": "3600"}),
    "429 till a date": lambda wiki: wiki.fault(
        429, headers={"Retry-After": "Wed, 21 Oct 2065 07:28:00 GMT"}
    ),
    "HTML": TROUBLE["HTML"],
    "hanging": lambda wiki: wiki.fault(sleep=60),
    "lag": lambda wiki: wiki.lag(600),
}


@pytest.mark.slow
@pytest.mark.parametrize("trouble", SLOW)
def test_the_longest_wait_is_about_two_minutes(
    guarded: MaintainedSite, wiki: Wiki, trouble: str
) -> None:
    """With Pywikibot's own defaults, as far as ``bound_waiting`` leaves them."""
    bot.settings(max_retries=15, retry_wait=5, retry_max=120, socket_timeout=(6.05, 45))
    bound_waiting()
    SLOW[trouble](wiki)
    started = time.monotonic()
    with pytest.raises(RunStopped, match="try again later") as stopped:
        through(source(guarded, "recentchanges"))
    took = time.monotonic() - started
    print(f"{trouble}: {took:.0f} s, {stopped.value}")
    assert stopped.value.code == exit_codes.UNAVAILABLE
    assert 30 < took < 150


def test_a_lack_of_memory_is_no_trouble_of_the_wiki() -> None:
    with pytest.raises(MemoryError, match="not enough"):
        run_stopped(None, OutOfMemoryError("there is not enough memory for its answer"))
