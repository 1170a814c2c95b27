"""The connection is cut after the wiki has stored an edit: its history says what happened."""

from __future__ import annotations

import pytest

from bot_plugins.store.database import open_store
from bot_plugins.store.undoing import UndoSelection, undoable
from tests.frameworks.contract.conftest import BotAs
from tests.frameworks.contract.proxy import cutting
from tests.frameworks.pages import MILL, TRUSTED
from tests.frameworks.pywikibot.command import QUEUE
from tests.harness.wiki import Client, Wiki

pytestmark = pytest.mark.usefixtures("fresh")


def test_an_edit_whose_answer_was_cut_off_is_recorded_and_not_sent_again(
    wiki: Wiki, client: Client, bot_as: BotAs
) -> None:
    client.edit("Mill", MILL)
    with cutting(wiki.port) as proxy:
        proxy.cuts = 1
        bot = bot_as(at=proxy, impatient=True)
        done = bot.copyedit("-page:Mill", "-always")
    assert proxy.cut == 1, done.said
    assert done.code == 0, done.said
    assert "no answer to the edit" in done.said
    assert client.text("Mill") == TRUSTED
    assert [entry.user for entry in client.history("Mill")] == ["CopyBot", "Author"]
    with open_store(bot.folder / QUEUE) as store:
        [save] = undoable(store, UndoSelection())
    assert save.revid == client.history("Mill")[0].revid


@pytest.mark.wide
def test_an_undo_whose_answer_was_cut_off_is_not_made_twice(
    wiki: Wiki, client: Client, bot_as: BotAs
) -> None:
    client.edit("Mill", MILL)
    with cutting(wiki.port) as proxy:
        bot = bot_as(at=proxy, impatient=True)
        assert bot.copyedit("-page:Mill", "-always").code == 0
        undo = bot.command("copyedit_undo", f"-queue:{QUEUE}", "-page:Mill", "-yes", "-every:0")
        proxy.cuts = 1
        bot.run(undo, {})
        assert proxy.cut == 1
        done = bot.run(undo, {})
    assert done.code in {0, 1}, done.said
    assert client.text("Mill") == MILL
    assert [entry.user for entry in client.history("Mill")] == ["CopyBot", "CopyBot", "Author"]
