"""A community's list on a real wiki: read from its page, proposed, rejected, and at rest."""

from __future__ import annotations

import pytest

from bot_plugins.store.decisions import REJECT
from tests.frameworks.pywikibot.command import Pwb
from tests.frameworks.pywikibot.test_queueing import decide
from tests.harness.wiki import Client

pytestmark = pytest.mark.usefixtures("fresh")
LIST = (
    "<syntaxhighlight lang=xml>\n"
    r'<Typo word="mill" find="\b([mM])yll\b" replace="$1ill"/>'
    "\n"
    r'<Typo word="broken" find="(" replace="x"/>'
    "\n</syntaxhighlight>"
)
PAGE = 'The myll was old. It is called "myll" by some, and {{sic|myll}} by others.'


def test_a_list_is_read_from_a_page(client: Client, pwb: Pwb) -> None:
    client.edit("Project:Typos", LIST)
    client.edit("Mill", PAGE)
    done = pwb.copyedit("-page:Mill", "-typos:Project:Typos", "-rules:typos")
    assert done.code == 0, done.said
    [proposal] = done.proposals()
    [finding] = proposal["findings"]
    assert (finding["rule"], finding["before"], finding["after"]) == ("typos:mill", "myll", "mill")
    assert proposal["summary"] == "Copyedit: myll → mill (typos)"
    assert "Project:Typos: 1 left out: typos:broken: " in " ".join(done.said.split())


def test_a_list_that_is_missing_ends_the_run(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", PAGE)
    done = pwb.copyedit("-page:Mill", "-typos:Project:No such list")
    assert done.code != 0
    assert "there is no file or page Project:No such list" in " ".join(done.said.split())


def test_a_rule_that_people_reject_rests_until_it_is_woken(client: Client, pwb: Pwb) -> None:
    client.edit("Project:Typos", LIST)
    client.edit("Mill", "\n\n".join(f"The {name} myll was old." for name in "ABCDEFGHIJ"))
    arguments = ("-page:Mill", "-typos:Project:Typos", "-rules:typos", "-queue:q.sqlite3")
    assert pwb.copyedit(*arguments).code == 0
    decide(pwb, *[REJECT] * 10)
    client.edit("Pond", "The myll was new.")
    done = pwb.copyedit("-page:Pond", *arguments[1:])
    assert "typos:mill rests: 0 of 10 judged changes were right" in " ".join(done.said.split())
    assert done.proposals() == []
    woken = pwb.copyedit("-page:Pond", *arguments[1:], "-wake:typos:mill")
    assert len(woken.proposals()) == 1
