"""The wiki as a pass sees it, through each framework."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.frameworks.pywikibot.maintenance import bot  # before whatever imports Pywikibot
from tests.harness.wiki import Wiki, accounts, ports
from tests.harness.wiki.fixtures import admin, client, fresh, golden, wiki
from tests.kin import first_of

from bot_plugins.frameworks.mwclient.client import MwclientApi  # isort: skip
from bot_plugins.frameworks.mwclient.login import PasswordLogin  # isort: skip
from bot_plugins.frameworks.mwclient.maintained import MaintainedPages  # isort: skip
from bot_plugins.frameworks.mwclient.site import bounded, site_at  # isort: skip
from bot_plugins.frameworks.pywikibot.maintenance.maintained import MaintainedSite  # isort: skip
from bot_plugins.ports import MaintainedWiki  # isort: skip

Opened = Callable[[bool], AbstractContextManager[MaintainedWiki[Any]]]
"""Opens the wiki for a pass that may save, or may not."""

__all__ = ["Opened", "admin", "client", "fresh", "golden", "wiki"]


def pywikibot(wiki: Wiki, folder: Path) -> Opened:
    """Return what opens the wiki through Pywikibot, logged in as CopyBot."""
    site = bot.site(wiki, folder)
    bot.settings(**bot.PATIENT)
    site.login()
    site.has_extension("")  # asks what Pywikibot asks of every wiki once
    site.tokens["csrf"]

    @contextmanager
    def opened(may_save: bool) -> Iterator[MaintainedWiki[Any]]:
        bot.settings(**{**bot.QUICK, "socket_timeout": (3, 20)})
        with MaintainedSite(site, namespaces=frozenset({0}), may_save=may_save) as maintained:
            yield maintained

    return opened


def mwclient(wiki: Wiki, folder: Path) -> Opened:
    """Return what opens the wiki through mwclient, logged in as CopyBot."""
    site = bounded(site_at(f"http://{ports.HOST}:{wiki.port}"), retries=1, wait=0.1)
    account = accounts.COPY_BOT
    api = MwclientApi(site, PasswordLogin(account.name, account.password))
    api.log_in()
    api.has_extension("")
    site.get_token("csrf")

    @contextmanager
    def opened(may_save: bool) -> Iterator[MaintainedWiki[Any]]:
        yield MaintainedPages(api, frozenset({0}), may_save=may_save)

    return opened


FRAMEWORKS: dict[str, Callable[[Wiki, Path], Opened]] = {
    "pywikibot": pywikibot,
    "mwclient": mwclient,
}


@pytest.fixture(params=first_of(FRAMEWORKS), scope="module")
def opened(
    request: pytest.FixtureRequest, wiki: Wiki, tmp_path_factory: pytest.TempPathFactory
) -> Opened:
    """Return what opens the wiki through a framework."""
    wiki.reset()
    return FRAMEWORKS[request.param](wiki, tmp_path_factory.mktemp("bot"))


@pytest.fixture
def maintained(opened: Opened) -> Iterator[MaintainedWiki[Any]]:
    """Yield the wiki as a pass that may save sees it."""
    with opened(True) as maintained:
        yield maintained
