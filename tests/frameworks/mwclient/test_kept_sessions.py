"""The session of a run is kept for the next one, for its owner and its account alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from tests.frameworks.mwclient.command import MwclientBot
from tests.frameworks.pages import MILL, TRUSTED
from tests.harness.wiki import Client, Wiki, accounts
from tests.harness.wiki.bot_config import mwclient_folder

pytestmark = pytest.mark.usefixtures("fresh")
NUMBERS = count(1)
VALUE = re.compile("(?<==)[^;=]+(?=; path)")
"""The value of a cookie in a file of sessions."""


def logins(wiki: Wiki) -> int:
    """Return how many times programs have logged in with a password."""
    return sum(len(wiki.log(action=action)) for action in ("clientlogin", "login"))


def save(client: Client, bot: MwclientBot) -> None:
    title = f"Mill {next(NUMBERS)}"  # what the client took back would not be saved again
    client.edit(title, MILL)
    done = bot.copyedit(f"-page:{title}", "-always", "-noreport")
    assert done.code == 0, done.said
    assert client.text(title) == TRUSTED


@pytest.fixture
def own(wiki: Wiki, tmp_path: Path) -> MwclientBot:
    """The commands with a folder of their own, as no other test has used."""
    return MwclientBot(mwclient_folder(wiki, tmp_path / "own"), tmp_path, port=wiki.port)


def kept(bot: MwclientBot) -> Path:
    [file] = bot.config.glob("session-*")
    return file


@pytest.mark.wide
def test_a_second_run_goes_on_with_the_session(
    client: Client, wiki: Wiki, own: MwclientBot
) -> None:
    save(client, own)
    assert kept(own).stat().st_mode & 0o777 == 0o600
    assert accounts.COPY_BOT.password not in kept(own).read_text("utf-8")
    before = logins(wiki)
    save(client, own)
    assert logins(wiki) == before


SPOILT: dict[str, Callable[[Path], object]] = {
    "no cookies": lambda file: file.write_text("", "utf-8"),
    "of no session": lambda file: file.write_text(VALUE.sub("spoilt", file.read_text("utf-8"))),
    "readable by others": lambda file: file.chmod(0o644),
}


@pytest.mark.wide
@pytest.mark.parametrize("kind", SPOILT)
def test_a_session_that_is_no_good_is_replaced(
    client: Client, wiki: Wiki, own: MwclientBot, kind: str
) -> None:
    save(client, own)
    SPOILT[kind](kept(own))
    before = logins(wiki)
    save(client, own)
    assert logins(wiki) > before
    assert kept(own).stat().st_mode & 0o777 == 0o600
    before = logins(wiki)
    save(client, own)
    assert logins(wiki) == before


@pytest.mark.wide
def test_a_login_has_a_session_of_its_own(
    client: Client, wiki: Wiki, own: MwclientBot, tmp_path: Path
) -> None:
    save(client, own)
    mwclient_folder(wiki, tmp_path / "own", login="botpassword")
    before = logins(wiki)
    save(client, own)
    assert logins(wiki) > before
    assert len([*own.config.glob("session-*")]) == 2
