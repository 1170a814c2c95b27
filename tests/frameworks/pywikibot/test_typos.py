"""A community's list on a real wiki: read from its page, proposed, rejected, and at rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot_plugins.store.decisions import REJECT
from tests.apps.scan.exports import Page, multistream
from tests.frameworks.pywikibot.command import Pwb
from tests.frameworks.pywikibot.test_queueing import decide
from tests.frameworks.pywikibot.test_scan import of_wiki, rows, scan
from tests.harness.wiki import Client, Wiki

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


@pytest.mark.wide
def test_a_scan_uses_a_list_in_a_file_and_lets_rejected_rules_rest(
    wiki: Wiki, pwb: Pwb, tmp_path: Path
) -> None:
    (tmp_path / "list.txt").write_text(LIST, "utf-8")
    text = "\n\n".join(f"The {name} myll was old." for name in "ABCDEFGHIJ")
    (tmp_path / "dump.bz2").write_bytes(multistream(of_wiki(wiki, [Page("Mill", [text])])))
    arguments = ("dump.bz2", "-typos:list.txt", "-rules:typos", "-queue:q.sqlite3")
    done = scan(pwb, *arguments, "-jsonl:found.jsonl")
    assert done.code == 0, done.said
    assert "Queue q.sqlite3: 10 changes added for review." in done.totals
    assert "-typos: list.txt: 1 left out: typos:broken: " in " ".join(done.totals.split())
    assert {finding["rule"] for finding in rows(tmp_path)[0]["findings"]} == {"typos:mill"}
    decide(pwb, *[REJECT] * 10)
    resting = scan(pwb, *arguments)
    assert resting.code == 2
    assert "no rule is left: typos:mill rests: 0 of 10" in " ".join(resting.said.split())
    assert scan(pwb, *arguments, "-wake:typos:mill").code == 0
    missing = scan(pwb, "dump.bz2", "-noqueue", "-typos:Project:Typos")
    assert missing.code == 2
    assert "no file Project:Typos, and lists on a wiki are not read here" in missing.said
