"""The wiki, and mwclient's commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.frameworks.mwclient.command import MwclientBot
from tests.harness.wiki import Wiki
from tests.harness.wiki.bot_config import mwclient_folder
from tests.harness.wiki.fixtures import admin, client, fresh, golden, wiki

BotWith = Callable[..., MwclientBot]

__all__ = ["BotWith", "admin", "client", "fresh", "golden", "wiki"]


@pytest.fixture
def bot_with(wiki: Wiki, tmp_path: Path) -> BotWith:
    """Return what makes mwclient's commands with settings of a test's own."""

    def made(**settings: Any) -> MwclientBot:  # noqa: ANN401
        config = mwclient_folder(wiki, tmp_path / "config", **settings)
        return MwclientBot(config, tmp_path, port=wiki.port)

    return made


@pytest.fixture
def bot(bot_with: BotWith) -> MwclientBot:
    """Return mwclient's commands as CopyBot, in an empty folder."""
    return bot_with()
