"""A rule that was switched off: what people accepted of it before is not made either."""

from __future__ import annotations

import pytest

from bot_plugins.store.decisions import ACCEPT, decide
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import every
from bot_plugins.store.standings import switch_off, switch_on
from tests.apps.maintenance.command.passes import WIKI, Bot
from tests.harness.wiki import Client

pytestmark = pytest.mark.usefixtures("fresh")

SLIPS = "The mill had began to grind in 1911. The town saw the the river."
OTHER_MENDED = "The mill had began to grind in 1911. The town saw the river."
ALL_MENDED = "The mill had begun to grind in 1911. The town saw the river."
BAD = "participle_after_have"


@pytest.mark.slow
def test_accepted_changes_of_a_rule_wait_while_it_is_off(bot: Bot, client: Client) -> None:
    client.edit("Mill", SLIPS)
    bot.configure(rules=[BAD, "repeated_word"])
    bot.go()
    with bot.store() as store:
        for item in every(store, Filters()):
            decide(store, "Ada", item.id, ACCEPT)
        assert switch_off(store, WIKI, BAD, "3 of 3 saved changes were reverted by others")
    said = bot.go()
    assert "Mill: 1 change not made now: its rule is switched off on this wiki" in said
    assert client.text("Mill") == OTHER_MENDED
    with bot.store() as store:
        assert switch_on(store, WIKI, BAD, "Ada")
    bot.go()
    assert client.text("Mill") == ALL_MENDED
