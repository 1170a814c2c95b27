"""The wiki fixtures, and the wiki as a pass sees it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.frameworks.pywikibot.maintenance import bot  # before whatever imports Pywikibot
from tests.harness.wiki import Wiki
from tests.harness.wiki.fixtures import admin, client, fresh, golden, wiki

from pywikibot.site import APISite  # isort: skip
from bot_plugins.frameworks.pywikibot.maintenance.maintained import MaintainedSite  # isort: skip

__all__ = ["admin", "client", "fresh", "golden", "wiki"]


@pytest.fixture(scope="module")
def site(wiki: Wiki, tmp_path_factory: pytest.TempPathFactory) -> APISite:
    """Return the wiki as Pywikibot knows it, logged in as CopyBot."""
    site = bot.site(wiki, tmp_path_factory.mktemp("bot"))
    site.login()
    site.has_extension("")  # asks what Pywikibot asks of every wiki once
    return site


@pytest.fixture
def maintained(site: APISite) -> Iterator[MaintainedSite]:
    """Yield the wiki as a pass that may save sees it."""
    bot.settings(**bot.PATIENT)
    with MaintainedSite(site, namespaces=frozenset({0}), may_save=True) as maintained:
        yield maintained
