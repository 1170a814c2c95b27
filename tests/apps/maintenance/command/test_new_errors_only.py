"""Only new errors: what was new once stays in the queue, wherever its page goes."""

from __future__ import annotations

import pytest

from bot_plugins.store.decisions import ACCEPT, decide
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import every
from tests.apps.maintenance.command.passes import Bot
from tests.harness.wiki import Client

pytestmark = pytest.mark.usefixtures("fresh")

SLIP = "The mill had began to grind in 1911."
MENDED = "The mill had begun to grind in 1911."


@pytest.fixture
def reader(bot: Bot, client: Client) -> Bot:
    """Return a bot that has read a new page with a slip."""
    bot.configure(new_errors_only=True)
    client.edit("Mill", SLIP)
    bot.go()
    assert bot.states()["Mill"] == ["open"]
    return bot


@pytest.mark.slow
def test_a_page_that_was_moved_keeps_what_was_proposed(reader: Bot, client: Client) -> None:
    client.move("Mill", "Windmill")
    client.edit("Windmill", f"More of it.\n\n{SLIP}")
    reader.go()
    assert reader.states()["Windmill"] == ["open"]


@pytest.mark.slow
def test_what_a_save_found_mended_is_new_when_it_is_back(reader: Bot, client: Client) -> None:
    """The last revision that was read has it; the one that was looked at for saving has not."""
    with reader.store() as store:
        [item] = [one for one in every(store, Filters()) if one.title == "Mill"]
        decide(store, "Ada", item.id, ACCEPT)
    mended = client.edit("Mill", MENDED)
    reader.configure(new_errors_only=True, limits={"pages": 0})
    reader.go()
    assert reader.states()["Mill"] == ["vanished"]
    client.edit("Mill", None, undo=mended)
    reader.configure(new_errors_only=True)
    reader.go()
    assert reader.states()["Mill"] == ["vanished", "open"]
