"""The wiki fixtures, and what a test needs to run ``pwb copyedit`` against them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.frameworks.pages import MILL
from tests.frameworks.pywikibot.command import Pwb
from tests.harness.wiki import Wiki, accounts
from tests.harness.wiki.bot_config import Login, pwb_folder
from tests.harness.wiki.fixtures import admin, client, fresh, golden, wiki

PwbAs = Callable[..., Pwb]

__all__ = ["PwbAs", "admin", "client", "fresh", "golden", "wiki"]


@pytest.fixture(scope="module")
def config(wiki: Wiki, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a PYWIKIBOT_DIR for CopyBot; what Pywikibot caches in it saves time."""
    return pwb_folder(wiki, tmp_path_factory.mktemp("pywikibot"))


@pytest.fixture(scope="module")
def acquainted(wiki: Wiki, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a PYWIKIBOT_DIR after a first run that went well, of which it has what is cached.

    Whoever breaks the wiki then gives it settings with less patience.
    """
    folder = tmp_path_factory.mktemp("acquainted")
    config = pwb_folder(wiki, folder / "config")
    wiki.client(accounts.AUTHOR).edit("Pond", MILL)
    assert Pwb(config, folder).copyedit("-page:Pond", "-always").code == 0
    return config


@pytest.fixture
def pwb(config: Path, tmp_path: Path) -> Pwb:
    """Return what runs ``pwb`` as CopyBot, in an empty folder."""
    return Pwb(config, tmp_path)


@pytest.fixture
def pwb_as(wiki: Wiki, tmp_path: Path) -> PwbAs:
    """Return what makes a ``Pwb`` with an account, a login or settings of its own."""

    def make(
        account: accounts.Account = accounts.COPY_BOT,
        login: Login = "password",
        **settings: object,
    ) -> Pwb:
        config = pwb_folder(wiki, tmp_path / "config", account=account, login=login, **settings)
        return Pwb(config, tmp_path)

    return make
