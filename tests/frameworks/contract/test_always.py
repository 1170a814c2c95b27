"""``-always`` saves what trusted rules find, as it was told to, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from bot_plugins.core.rule import Applicability
from bot_plugins.store.database import open_store
from bot_plugins.store.filters import EVERYTHING
from bot_plugins.store.findings import every
from bot_plugins.store.states import State
from tests import suggesting
from tests.frameworks.contract.conftest import BotAs
from tests.frameworks.pages import MILL, TRUSTED, TRUSTED_SUMMARY
from tests.frameworks.pywikibot.command import Pwb
from tests.harness.wiki import Client, Wiki, accounts
from tests.kin import kin

pytestmark = pytest.mark.usefixtures("fresh")


def change(client: Client, title: str) -> dict[str, Any]:
    """Return the page's newest entry in recent changes."""
    answer = client.call("query", list="recentchanges", rctitle=title, rcprop="flags|user|ids")
    newest: dict[str, Any] = answer["query"]["recentchanges"][0]
    return newest


def test_trusted_changes_are_saved_and_only_they(client: Client, bot: Pwb) -> None:
    revid = client.edit("Mill", MILL)
    done = bot.copyedit("-page:Mill", "-always")
    assert done.code == 0, done.said
    assert client.text("Mill") == TRUSTED
    newest, oldest = client.history("Mill")
    assert (newest.parentid, oldest.revid) == (revid, revid)
    assert (newest.user, newest.comment) == ("CopyBot", TRUSTED_SUMMARY)
    assert (newest.minor, newest.tags) == (True, ())
    assert change(client, "Mill")["bot"] is True
    assert f"Mill saved as revision {newest.revid}: {TRUSTED_SUMMARY}" in done.said
    assert "1 page saved." in done.totals
    [proposal] = done.proposals()
    assert (proposal["outcome"], proposal["revid"]) == ("saved", revid)
    assert {one["applicability"] for one in proposal["findings"]} == {"trusted"}


@pytest.mark.slow
def test_a_second_run_saves_nothing(client: Client, bot: Pwb) -> None:
    client.edit("Mill", MILL)
    assert bot.copyedit("-page:Mill", "-always").code == 0
    before = client.revision_ids()
    done = bot.copyedit("-page:Mill", "-always")
    assert done.code == 0, done.said
    assert "0 pages saved." in done.totals
    assert client.revision_ids() == before


@pytest.mark.wide
def test_neither_minor_nor_as_a_bot(client: Client, bot: Pwb) -> None:
    client.edit("Mill", MILL)
    done = bot.copyedit("-page:Mill", "-always", "-notminor", "-notbot", "-noreport")
    assert done.code == 0, done.said
    assert client.history("Mill")[0].minor is False
    newest = change(client, "Mill")
    assert (newest["user"], newest["bot"]) == ("CopyBot", False)


@pytest.mark.wide
def test_pages_are_watched_only_if_somebody_wants_that(
    client: Client, bot: Pwb, wiki: Wiki
) -> None:
    for title, options in {
        "Mill": ("-watch:yes",),
        "Pond": (),
        "Weir": ("-watch:preferences",),
    }.items():
        client.edit(title, MILL)
        done = bot.copyedit(f"-page:{title}", "-always", "-noreport", *options)
        assert done.code == 0, done.said
    sent = [row["params"].get("watchlist") for row in wiki.log(action="edit")]
    assert [one for one in sent if one][-3:] == ["watch", "nochange", "preferences"]
    answer = wiki.client(accounts.COPY_BOT).call("query", list="watchlistraw", wrlimit="max")
    assert {row["title"] for row in answer["watchlistraw"]} & {"Mill", "Pond"} == {"Mill"}


def test_a_stop_page_stops_it_before_anything_is_read(client: Client, bot: Pwb) -> None:
    client.edit("Mill", MILL)
    run = ("-page:Mill", "-always", "-stoppage:User:CopyBot/Stop", "-noreport")
    done = bot.copyedit(*run)
    assert done.code == 5, done.said
    assert 'the stop page "User:CopyBot/Stop" is missing' in done.totals
    client.edit("User:CopyBot/Stop", "Please stop.")
    done = bot.copyedit(*run)
    assert done.code == 5, done.said
    assert 'says "Please stop."; the bot continues when its whole text is "run"' in done.totals
    assert client.text("Mill") == MILL
    assert bot.copyedit(*run, "-stoptext:Please stop.").code == 0
    assert client.text("Mill") == TRUSTED


@pytest.mark.wide
def test_a_tag_and_a_task_page(client: Client, bot: Pwb) -> None:
    client.edit("Mill", MILL)
    task = "-task:User:CopyBot/Task"
    done = bot.copyedit("-page:Mill", "-always", f"-tag:{accounts.TAG}", task)
    assert done.code == 0, done.said
    newest = client.history("Mill")[0]
    assert newest.tags == (accounts.TAG,)
    assert newest.comment == f"{TRUSTED_SUMMARY} ([[User:CopyBot/Task|task]])"


def test_a_tag_that_does_not_exist_stops_the_run(client: Client, bot: Pwb) -> None:
    client.edit("Mill", MILL)
    client.edit("Pond", MILL)
    done = bot.copyedit("-page:Mill", "-page:Pond", "-always", "-tag:no-such-tag")
    assert done.code == 3, done.said
    assert "option tag" in done.totals
    assert (client.text("Mill"), client.text("Pond")) == (MILL, MILL)
    assert done.outcomes() == [("Mill", "not saved")]


@pytest.mark.parametrize(
    ("option", "comment"),
    [
        pytest.param("-summary:mend full stops", "mend full stops", marks=pytest.mark.slow),
        ("-summary:Typos:", TRUSTED_SUMMARY.replace("Copyedit:", "Typos:")),
    ],
)
def test_a_summary_of_ones_own(client: Client, bot: Pwb, option: str, comment: str) -> None:
    client.edit("Mill", MILL)
    done = bot.copyedit("-page:Mill", "-always", "-noreport", option)
    assert done.code == 0, done.said
    assert client.history("Mill")[0].comment == comment


def test_no_more_than_maxedits(client: Client, bot: Pwb) -> None:
    for title in ("Mill", "Pond", "Weir"):
        client.edit(title, MILL)
    pages = ("-page:Mill", "-page:Pond", "-page:Weir")
    done = bot.copyedit(*pages, "-always", "-maxedits:1")
    assert done.code == 0, done.said
    assert "Stopped early: the limit of 1 edit is reached." in done.totals
    assert client.text("Mill") == TRUSTED
    assert (client.text("Pond"), client.text("Weir")) == (MILL, MILL)


@pytest.mark.wide
def test_only_the_rules_asked_for(client: Client, bot: Pwb) -> None:
    """One rule is trusted, so that without it nothing may be saved, and with it no more."""
    client.edit("Mill", MILL)
    others = {
        "-rules:participle_after_have": ["participle_after_have"],
        "-skiprules:space_after_full_stop": ["participle_after_have", "repeated_word"],
    }
    for option, rules in others.items():
        done = bot.copyedit("-page:Mill", "-always", option)
        assert done.code == 0, done.said
        assert "0 pages saved." in done.totals
        assert client.text("Mill") == MILL
        [proposal] = done.proposals()
        assert [one["rule"] for one in proposal["findings"]] == rules
    done = bot.copyedit(
        "-page:Mill", "-always", "-rules:participle_after_have,space_after_full_stop"
    )
    assert done.code == 0, done.said
    assert client.text("Mill") == TRUSTED
    assert "participle_after_have" in done.totals
    assert "repeated_word" not in done.totals


def test_simulate_sends_no_edit_and_counts_none(wiki: Wiki, client: Client, bot: Pwb) -> None:
    client.edit("Mill", MILL)
    logged = len(wiki.log(action="edit"))
    done = bot.copyedit("-page:Mill", "-always", "-simulate")
    assert done.code == 0, done.said
    assert "simulate is on: nothing will be saved" in done.said
    assert "0 pages saved." in done.totals
    assert "simulate is on: nothing was saved." in done.totals
    assert done.outcomes() == [("Mill", "simulated")]
    assert len(wiki.log(action="edit")) == logged
    assert client.text("Mill") == MILL


@pytest.mark.wide
def test_a_bot_password_is_enough(client: Client, bot_as: BotAs) -> None:
    client.edit("Mill", MILL)
    done = bot_as(login="botpassword").copyedit("-page:Mill", "-always")
    assert done.code == 0, done.said
    assert client.text("Mill") == TRUSTED
    assert client.history("Mill")[0].user == "CopyBot"


TIERS = {
    "trusted by itself, in a rule that is not": (
        "participle_after_have",
        (),
        Applicability.TRUSTED,
        True,
    ),
    "not trusted, in a rule that is": ("space_after_full_stop", (), Applicability.REVIEW, False),
    "doubtful, in a rule that is trusted": (
        "space_after_full_stop",
        (),
        Applicability.REPORT,
        False,
    ),
    "one of several": ("space_after_full_stop", (".\u2009",), Applicability.TRUSTED, False),
}


@pytest.mark.parametrize("case", kin(TIERS, [*TIERS][:2]))
def test_it_goes_by_each_change_and_not_by_its_rule(client: Client, bot: Pwb, case: str) -> None:
    rule, others, tier, is_saved = TIERS[case]
    client.edit("Mill", MILL)
    told = suggesting.told(rule, *others, tier=tier)
    done = bot.copyedit("-page:Mill", "-always", f"-rules:{rule}", "-queue:q.sqlite", **told)
    assert done.code == 0, done.said
    assert (client.text("Mill") != MILL) is is_saved
    assert f"{int(is_saved)} page{'s' * (not is_saved)} saved." in done.totals
    with open_store(bot.folder / "q.sqlite") as store:
        assert {item.state for item in every(store, EVERYTHING)} == {
            State.SAVED if is_saved else State.OPEN
        }
