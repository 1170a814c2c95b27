"""The wiki fixtures, and a bot that makes passes over the wiki."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.apps.maintenance.command.passes import QUICK, SLIP, STOP, TITLES, Bot, Warm
from tests.harness.wiki import Client, Wiki, accounts
from tests.harness.wiki.bot_config import pwb_folder
from tests.harness.wiki.fixtures import admin, client, fresh, golden, wiki

__all__ = ["admin", "client", "fresh", "golden", "wiki"]


@pytest.fixture(scope="session")
def warm(served: Wiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warm]:
    """Yield what starts commands quickly, for CopyBot with little patience."""
    warm = Warm(pwb_folder(served, tmp_path_factory.mktemp("pywikibot"), **QUICK))
    yield warm
    warm.end()


@pytest.fixture
def operator(fresh: Wiki) -> Client:
    """Return an API client logged in as CopyBot; the stop page lets it go on."""
    operator = fresh.member(accounts.COPY_BOT)
    operator.edit(STOP, "run")
    return operator


@pytest.fixture
def bot(warm: Warm, operator: Client, tmp_path: Path) -> Bot:
    """Return a bot that saves what is accepted."""
    bot = Bot(warm, tmp_path)
    bot.configure()
    return bot


@pytest.fixture
def pages(client: Client) -> Client:
    """Return an API client; there are pages with a slip that a trusted rule mends."""
    for title in TITLES:
        client.edit(title, SLIP)
    return client
