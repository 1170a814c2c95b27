"""A rule that needs review earns trust on one wiki by people's decisions there, if it may."""

from __future__ import annotations

from typing import Any

import pytest

from bot_plugins.apps.maintenance.watching.trust import FLAWLESS
from bot_plugins.store.decisions import ACCEPT, decide
from bot_plugins.store.filters import EVERYTHING
from bot_plugins.store.findings import every
from bot_plugins.store.states import State
from tests.apps.maintenance.command.passes import Bot
from tests.harness.wiki import Client
from tests.store.build import accept_by_itself

pytestmark = pytest.mark.usefixtures("fresh")

REVIEW_SLIP = "The mill had began to grind in 1911."
REVIEWED = "The mill had begun to grind in 1911."
RULE = "participle_after_have"


def accept(bot: Bot, name: str, most: int) -> int:
    """Accept findings in somebody's name; return how many there were."""
    with bot.store() as store:
        found = [one for one in every(store, EVERYTHING) if one.state is State.OPEN]
        for item in found[:most]:
            if name:
                decide(store, name, item.id, ACCEPT)
            else:
                accept_by_itself(store, item.title, RULE, item.site)
    return len(found)


@pytest.fixture
def experienced(bot: Bot, client: Client) -> Bot:
    """Return a bot whose rule found something on as many pages as flawless trust needs."""
    for number in range(FLAWLESS):
        client.edit(f"Mill {number}", REVIEW_SLIP)
    bot.configure(rules=[RULE], save="nothing")
    bot.go()
    return bot


@pytest.mark.slow
def test_trust_is_earned_by_people_and_where_it_may_be(experienced: Bot, client: Client) -> None:
    bot = experienced
    assert accept(bot, "Ada", FLAWLESS - 1) == FLAWLESS
    client.edit("Pond", REVIEW_SLIP)
    trusting: dict[str, Any] = {"save": "trusted", "earn_trust": True, "rules": [RULE]}
    bot.configure(**trusting, limits={"edits": 1})
    bot.go()
    assert bot.states()["Pond"] == ["open"], "29 are too few"
    accept(bot, "Ada", FLAWLESS)
    client.edit("Lake", REVIEW_SLIP)
    bot.configure(**{**trusting, "earn_trust": False}, limits={"edits": 1})
    bot.go()
    assert bot.states()["Lake"] == ["open"], "it may not earn any"
    client.edit("River", REVIEW_SLIP)
    bot.configure(**trusting, limits={"edits": 100})
    said = bot.go()
    assert client.text("River") == REVIEWED, said
    assert client.history("River")[0].user == "CopyBot"


@pytest.mark.slow
def test_what_the_bot_accepts_itself_earns_nothing(experienced: Bot, client: Client) -> None:
    accept(experienced, "", FLAWLESS)
    client.edit("Pond", REVIEW_SLIP)
    experienced.configure(save="trusted", earn_trust=True, rules=[RULE], limits={"edits": 100})
    said = experienced.go()
    assert said.count("is back in review: its rule is not trusted here any more") == FLAWLESS
    assert client.text("Pond") == client.text("Mill 0") == REVIEW_SLIP


@pytest.mark.slow
def test_trust_on_one_wiki_is_none_on_another(experienced: Bot, client: Client) -> None:
    """The queue holds both wikis; the other's people have not decided anything."""
    accept(experienced, "Ada", FLAWLESS)
    with experienced.store() as store, store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE copyedit_site SET name = 'other:en'")
    client.edit("Pond", REVIEW_SLIP)
    experienced.configure(save="trusted", earn_trust=True, rules=[RULE], limits={"edits": 100})
    experienced.go()
    assert client.text("Pond") == REVIEW_SLIP
    assert experienced.states()["Pond"] == ["open"]
