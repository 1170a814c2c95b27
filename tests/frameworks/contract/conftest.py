"""The wiki, and each framework's commands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import pytest

from tests.frameworks.mwclient.command import MwclientBot
from tests.frameworks.pages import MILL
from tests.frameworks.pywikibot.command import Pwb
from tests.harness.wiki import Wiki, accounts
from tests.harness.wiki.bot_config import Login, ServedAt, mwclient_folder, pwb_folder
from tests.harness.wiki.fixtures import admin, client, fresh, golden, wiki
from tests.kin import first_of
from tests.run.saving.conftest import Commands, queue, store

__all__ = ["BotAs", "admin", "client", "fresh", "golden", "queue", "store", "wiki"]

IMPATIENT: dict[str, dict[str, Any]] = {
    "pywikibot": {"max_retries": 1, "retry_wait": 0.1, "retry_max": 0.1, "socket_timeout": (1, 1)},
    "mwclient": {"retries": 1, "wait": 0.1, "timeout": 1},
}
"""Settings with which a framework soon gives a wiki up."""
NO_LAG: dict[str, dict[str, Any]] = {
    "pywikibot": {"max_retries": 0, "write_maxlag": 1},
    "mwclient": {"retries": 0, "maxlag": 1},
}
"""Settings with which a framework does not wait for a wiki that lags."""
NO_ACCOUNT: dict[str, dict[str, Any]] = {
    "pywikibot": {"usernames": {}},
    "mwclient": {"username": None, "password": None},
}
"""Settings without an account."""


class BotAs(Protocol):
    """Makes a framework's commands, with an account, a login, or little patience."""

    def __call__(
        self,
        account: accounts.Account = accounts.COPY_BOT,
        login: Login = "password",
        *,
        impatient: bool = False,
        at: ServedAt | None = None,
        **settings: object,
    ) -> Pwb:
        """Return the commands in an empty folder; ``at`` is a proxy before the wiki."""


def pywikibot(wiki: ServedAt, folder: Path, **settings: Any) -> Pwb:  # noqa: ANN401
    """Return Pywikibot's commands."""
    return Pwb(pwb_folder(wiki, folder / "config", **settings), folder)


def mwclient(wiki: ServedAt, folder: Path, **settings: Any) -> Pwb:  # noqa: ANN401
    """Return mwclient's commands."""
    return MwclientBot(mwclient_folder(wiki, folder / "config", **settings), folder, port=wiki.port)


FRAMEWORKS: dict[str, Callable[..., Pwb]] = {"pywikibot": pywikibot, "mwclient": mwclient}


@pytest.fixture(params=first_of(FRAMEWORKS), scope="module")
def framework(request: pytest.FixtureRequest) -> str:
    """Return the name of the framework that a test runs with."""
    return str(request.param)


@pytest.fixture(scope="module")
def known(framework: str, wiki: Wiki, tmp_path_factory: pytest.TempPathFactory) -> Pwb:
    """Return a framework's commands; what it caches of the wiki saves time."""
    return FRAMEWORKS[framework](wiki, tmp_path_factory.mktemp(framework))


@pytest.fixture
def bot(known: Pwb, tmp_path: Path) -> Pwb:
    """Return a framework's commands as CopyBot, in an empty folder."""
    return replace(known, folder=tmp_path)


@pytest.fixture
def bot_as(framework: str, wiki: Wiki, tmp_path: Path) -> BotAs:
    """Return what makes a framework's commands with an account, a login or settings."""

    def made(
        account: accounts.Account = accounts.COPY_BOT,
        login: Login = "password",
        *,
        impatient: bool = False,
        at: ServedAt | None = None,
        **settings: object,
    ) -> Pwb:
        given = {**(IMPATIENT[framework] if impatient else {}), **settings}
        make = FRAMEWORKS[framework]
        return make(at or wiki, tmp_path, account=account, login=login, **given)

    return made


@pytest.fixture(scope="module")
def acquainted(framework: str, wiki: Wiki, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a configuration after a first run that went well, of which it has what is cached."""
    folder = tmp_path_factory.mktemp("acquainted")
    wiki.client(accounts.AUTHOR).edit("Pond", MILL)
    bot = FRAMEWORKS[framework](wiki, folder)
    assert bot.copyedit("-page:Pond", "-always").code == 0
    return folder


@pytest.fixture
def impatient(framework: str, wiki: Wiki, acquainted: Path, tmp_path: Path) -> Pwb:
    """Return a framework's commands that know the wiki, and soon give it up."""
    made = FRAMEWORKS[framework](wiki, acquainted, **IMPATIENT[framework])
    return replace(made, folder=tmp_path)


@pytest.fixture
def commands(bot: Pwb, queue: str) -> Commands:
    """Return the commands that save and undo, as CopyBot."""
    return Commands(bot, queue)
