"""What a pass saves without a person: it goes by each change, never by its rule."""

from __future__ import annotations

import pytest

from bot_plugins.apps.maintenance.trusting import EARNED
from bot_plugins.core.rule import Applicability
from bot_plugins.store.accepting import Trusted, accept_trusted, accepted_automatically
from bot_plugins.store.filters import EVERYTHING
from bot_plugins.store.findings import every
from bot_plugins.store.states import State
from tests import suggesting
from tests.apps.maintenance.command.passes import SLIP, Bot
from tests.harness.wiki import Client
from tests.kin import kin

pytestmark = pytest.mark.usefixtures("fresh")

TRUSTED, REVIEW, REPORT = Applicability
OTHER = "The mill had began to grind in 1911."
RULE, UNSURE = "space_after_full_stop", "participle_after_have"
"""A rule that is trusted here (``tests.trusting``), and one that is not."""
CASES = {
    "trusted by itself, in a rule that is not": (OTHER, UNSURE, (), TRUSTED, True),
    "as its rule": (SLIP, RULE, (), None, True),
    "not trusted, in a rule that is": (SLIP, RULE, (), REVIEW, False),
    "doubtful, in a rule that is trusted": (SLIP, RULE, (), REPORT, False),
    "one of several": (SLIP, RULE, (".\u2009",), TRUSTED, False),
}


@pytest.mark.parametrize("case", kin(CASES, [*CASES][:3]))
def test_a_pass_saves_what_is_trusted(bot: Bot, client: Client, case: str) -> None:
    text, rule, others, tier, is_saved = CASES[case]
    client.edit("Mill", text)
    bot.configure(save="trusted", earn_trust=True, rules=[rule])
    said = bot.go(suggesting=suggesting.told(rule, *others, tier=tier))
    assert (client.text("Mill") != text) is is_saved, said
    assert bot.states()["Mill"] == [State.SAVED if is_saved else State.OPEN]


@pytest.mark.slow
def test_what_is_doubtful_is_queued_where_it_is_wanted(bot: Bot, client: Client) -> None:
    text = "In 1950 he plays for Rome."
    client.edit("Mill", text)
    bot.configure(save="trusted")
    bot.go()
    assert bot.states() == {}
    bot.configure(save="trusted", doubtful=True)
    bot.go()
    assert bot.states() == {"Mill": [State.OPEN]}, "the page is read again, by other rules"
    bot.configure(save="trusted")
    client.edit("Mill", f"{text} It rained.")
    bot.go()
    assert bot.states() == {"Mill": [State.OPEN]}, "and waits for a person, asked for or not"
    assert client.text("Mill") == f"{text} It rained."


@pytest.mark.slow
@pytest.mark.parametrize("reason", ["", EARNED])
def test_trust_that_was_earned_goes_with_the_rule_s(bot: Bot, client: Client, reason: str) -> None:
    """What a rule is sure of by itself stays accepted; what it had earned does not."""
    client.edit("Mill", SLIP)
    bot.configure(save="nothing", rules=[RULE])
    bot.go()
    with bot.store() as store:
        [item] = every(store, EVERYTHING)
        assert item.change.applicability.value == "trusted"
        places = frozenset(
            [(item.change.rule, item.change.start, item.change.end, item.change.after)]
        )
        trusted = Trusted(item.site, item.title, item.revid, places)
        assert accept_trusted(store, trusted, reason) == 1
        assert len(accepted_automatically(store, item.site)) == 1
    bot.configure(save="trusted", rules=[RULE], limits={"pages": 0})
    said = bot.go()
    is_given_back = "is back in review: its rule is not trusted here any more" in said
    assert is_given_back is bool(reason), said
