"""Pywikibot's own ``simulate``: what it blocks, and who switched it on."""

from __future__ import annotations

import pytest
from pywikibot import Page, config
from pywikibot.site import APISite

from bot_plugins.frameworks.pywikibot.maintenance.maintained import MaintainedSite
from tests.frameworks.pages import MILL
from tests.frameworks.pywikibot.maintenance import bot
from tests.harness.wiki import Client

pytestmark = pytest.mark.usefixtures("fresh")


def test_nobody_saves_beside_a_pass_that_saves_nothing(site: APISite, client: Client) -> None:
    client.edit("Mill", MILL)
    with MaintainedSite(site):
        page = Page(site, "Mill")
        page.text = "Saved all the same."
        page.save(summary="test", quiet=True)
    assert client.text("Mill") == MILL
    assert not config.simulate


def test_who_asks_pywikibot_to_simulate_gets_no_report(site: APISite, client: Client) -> None:
    bot.settings(simulate=True)
    with MaintainedSite(site, may_save=True) as maintained:
        assert maintained.publish("User:CopyBot/report", "Read.", 0, "report") == 0
    assert config.simulate
    bot.settings(simulate=False)
    assert not client.exists("User:CopyBot/report")
