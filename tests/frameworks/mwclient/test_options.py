"""Options of ``python -m bot_plugins run`` that choose rules and pages, with mwclient."""

from __future__ import annotations

import shutil

import pytest

from bot_plugins.core import registry
from bot_plugins.run import search
from bot_plugins.store.decisions import REJECT
from tests.frameworks.mwclient.command import MwclientBot
from tests.frameworks.pages import MILL, RULES, TRUSTED
from tests.frameworks.pywikibot.command import Ended
from tests.frameworks.pywikibot.test_doubtful import TEXT
from tests.frameworks.pywikibot.test_queueing import decide
from tests.frameworks.pywikibot.test_reading import HAS_CIRRUS, settings
from tests.frameworks.pywikibot.test_typos import LIST
from tests.harness.wiki import Client, Wiki

pytestmark = pytest.mark.usefixtures("fresh")


def rules(done: Ended, report: str = "copyedit-report") -> list[str]:
    assert done.code == 0, done.said
    return [one["rule"] for page in done.proposals(report) for one in page["findings"]]


@pytest.mark.wide
def test_a_list_on_a_page_and_its_rule_that_rests(client: Client, bot: MwclientBot) -> None:
    client.edit("Project:Typos", LIST)
    client.edit("Mill", "\n\n".join(f"The {name} myll was old." for name in "ABCDEFGHIJ"))
    client.edit("Pond", "The myll was new.")
    arguments = ("-typos:Project:Typos", "-rules:typos", "-queue:q.sqlite3")
    assert rules(bot.copyedit("-page:Mill", *arguments)) == ["typos:mill"] * 10
    decide(bot, *[REJECT] * 10)
    done = bot.copyedit("-page:Pond", *arguments)
    assert rules(done) == []
    said = " ".join(done.said.split())
    assert "typos:mill rests: 0 of 10 judged changes were right" in said
    woken = bot.copyedit("-page:Pond", *arguments, "-wake:typos:mill")
    assert rules(woken) == ["typos:mill"]


@pytest.mark.wide
def test_doubtful_changes_are_proposed_if_asked_for(client: Client, bot: MwclientBot) -> None:
    client.edit("Mill", TEXT)
    assert rules(bot.copyedit("-page:Mill")) == ["participle_after_have"]
    asked = bot.copyedit("-page:Mill", "-doubtful", "-report:found")
    assert rules(asked, "found") == ["participle_after_have", "tense_slip"]


@pytest.mark.wide
def test_pages_with_too_little_or_too_many_changes(client: Client, bot: MwclientBot) -> None:
    client.edit("Mill", MILL)
    client.edit("Pond", "Short , that.")
    done = bot.copyedit("-page:Mill", "-page:Pond", "-minsize:50", f"-maxchanges:{len(RULES)}")
    assert rules(done) == RULES
    assert "1  shorter than 50 bytes" in done.totals
    fewer = bot.copyedit("-page:Mill", f"-maxchanges:{len(RULES) - 1}")
    assert rules(fewer) == []
    assert f"1  more than {len(RULES) - 1} changes to make" in fewer.totals


@pytest.mark.wide
def test_a_search_for_a_rule_is_sent(wiki: Wiki, client: Client, bot: MwclientBot) -> None:
    """This wiki only says that it has CirrusSearch: its own search finds nothing."""
    client.edit("Mill", MILL)
    refused = bot.copyedit("-findrule:use_to")
    assert refused.code != 0
    assert "has no CirrusSearch" in refused.said
    with settings(wiki, HAS_CIRRUS):
        assert rules(bot.copyedit("-findrule:use_to")) == []
    sent = [line["params"] for line in wiki.log() if line["params"].get("list") == "search"]
    queries = search.searches_for(registry.find("use_to")).queries
    assert [one["srsearch"] for one in sent] == [*queries]


@pytest.mark.wide
def test_logins_from_another_file(client: Client, bot: MwclientBot) -> None:
    client.edit("Mill", MILL)
    mine = bot.folder / "mine.toml"
    shutil.copy2(bot.config / "wikis.toml", mine)
    done = bot.copyedit("-page:Mill", "-always", f"-logins:{mine}", COPYEDIT_DIR="nothing")
    assert done.code == 0, done.said
    assert client.text("Mill") == TRUSTED
    missing = bot.copyedit("-page:Mill", "-logins:missing.toml")
    assert missing.code == 2
    assert "there is no file missing.toml" in missing.said
