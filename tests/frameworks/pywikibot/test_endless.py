"""A wiki that never comes to an end: each command does, soon, with a reason and nothing lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from bot_plugins.store.database import open_store
from tests.frameworks.pages import MILL
from tests.frameworks.pywikibot.command import PWB, Ended, Pwb
from tests.harness.wiki import Client, Wiki
from tests.harness.wiki.bot_config import pwb_folder
from tests.kin import kin

pytestmark = pytest.mark.usefixtures("fresh")

IN_TIME = 20
"""Seconds; a command that is not held up takes three."""
SETTINGS: dict[str, Any] = {
    "max_retries": 1, "retry_wait": 0.1, "retry_max": 0.1, "socket_timeout": (3, 15),
}  # fmt: skip
SHORT = {**SETTINGS, "socket_timeout": (3, 0.25)}
"""With these a whole answer may take a second and a half."""
COMMANDS = {
    "a dry run": ("copyedit", "-page:Mill"),
    "-always": ("copyedit", "-cat:Stones", "-always"),
    "a save": ("copyedit_save", "-queue:queue.sqlite", "-every:0"),
    "an undo": ("copyedit_undo", "-queue:queue.sqlite", "-since:1h", "-yes"),
    "a list on the wiki": ("copyedit_queue", "-queue:queue.sqlite", "-listpage:User:CopyBot/list"),
    "a pass": ("copyedit_maintenance", "-conf:copyedit.toml"),
}
TASK = """\
queue = "queue.sqlite"
[[task]]
name = "stones"
wiki = "copywiki:en"
[[task.source]]
kind = "category"
title = "Stones"
"""
ENDLESS: dict[str, Callable[[Wiki], None]] = {
    "a drip": lambda wiki: wiki.fault(drip=0.1),
    "a bomb": lambda wiki: wiki.fault(bomb=1024),
}
ODD = (
    "null",
    '{"error": "x"}',
    '{"query": []}',
    '{"query": {"pages": null}}',
    "[1]",
    "[[[[" * 10_000,
)


@pytest.fixture
def known(wiki: Wiki, acquainted: Path, tmp_path: Path, client: Client) -> Pwb:
    """Return what runs ``pwb``, with little patience; there are three pages and an empty queue."""
    for title in ("Mill", "Pond", "Weir"):
        client.edit(title, f"{MILL}\n[[Category:Stones]]")
    (tmp_path / "copyedit.toml").write_text(TASK)
    open_store(str(tmp_path / "queue.sqlite")).close()
    pwb_folder(wiki, acquainted, **SETTINGS)
    return Pwb(acquainted, tmp_path)


def ended(known: Pwb, *command: str) -> Ended:
    """Run a command, which is to end in time, in one line for a person."""
    started = time.monotonic()
    done = known.run([*PWB, *command], {})
    assert time.monotonic() - started < IN_TIME, done.said
    assert "Traceback" not in done.said
    assert done.code == 4, done.said
    assert "copywiki:en does not answer as it should" in done.said
    return done


QUICK = [("a bomb", "a dry run")]
"""What every run of the tests waits for; a drip takes 3 s, and all come the same way."""


@pytest.mark.wide
@pytest.mark.parametrize(
    ("endless", "name"),
    kin(product(ENDLESS, COMMANDS), QUICK),
)
def test_no_answer_keeps_a_command(
    wiki: Wiki, client: Client, known: Pwb, endless: str, name: str
) -> None:
    before = client.revision_ids()
    pwb_folder(wiki, known.config, **SHORT)
    ENDLESS[endless](wiki)
    ended(known, *COMMANDS[name])
    wiki.clear()
    assert client.revision_ids() == before


@pytest.mark.wide
@pytest.mark.parametrize(("body", "name"), [*zip(ODD, COMMANDS, strict=True)])
def test_no_answer_leaves_a_traceback(wiki: Wiki, known: Pwb, body: str, name: str) -> None:
    wiki.fault(200, body=body)
    ended(known, *COMMANDS[name])


LISTS = {
    "-cat": ("generator", "categorymembers", ("copyedit", "-cat:Stones")),
    "-start": ("generator", "allpages", ("copyedit", "-start:!")),
    "a pass's category": ("generator", "categorymembers", COMMANDS["a pass"]),
    "texts": ("prop", "revisions", ("copyedit", "-page:Mill")),
}


@pytest.mark.wide
@pytest.mark.parametrize("name", kin(LISTS, ["-cat", "texts"]))
def test_no_list_goes_on_for_ever(wiki: Wiki, known: Pwb, name: str) -> None:
    kind, module, command = LISTS[name]
    key = {"-cat": "gcmcontinue", "-start": "gapcontinue"}.get(name, "continue")
    wiki.fault(params={kind: module}, values={f"continue.{key}": "-||"})
    ended(known, *command)


@pytest.mark.wide
def test_no_login_is_made_for_ever(wiki: Wiki, known: Pwb) -> None:
    for cookies in known.config.glob("*.lwp"):
        cookies.unlink()
    wiki.fault(200, body='{"clientlogin": {"status": "WrongToken"}}', action="clientlogin")
    ended(known, *COMMANDS["-always"])
    assert len(wiki.log(action="clientlogin")) <= 30


@pytest.mark.wide
@pytest.mark.parametrize("code", ["assertuserfailed", "badtoken", "notloggedin"])
def test_no_session_is_begun_for_ever(wiki: Wiki, known: Pwb, code: str) -> None:
    said = {"code": code, "info": "@"}
    wiki.fault(params={"prop": "info"}, values={"error": said})
    done = known.run([*PWB, *COMMANDS["-always"]], {})
    assert done.code in {3, 4}, done.said
    assert "Traceback" not in done.said
    assert len(wiki.log()) < 300
