"""A day of a community and its list: a new rule, its misfires, its rest, and the figures of all."""

from __future__ import annotations

import pytest

from bot_plugins.store.database import open_store
from bot_plugins.store.decisions import NOT_AN_ERROR, decide
from bot_plugins.store.findings import listed
from tests.frameworks.pywikibot.command import PWB, Ended, Pwb
from tests.frameworks.pywikibot.test_listpage import LIST, lines
from tests.harness.wiki import Client, Wiki, accounts

pytestmark = pytest.mark.usefixtures("fresh")

TYPOS, FIGURES = "Project:Typos", "Project:Typos/Figures"
RULES = (
    r'<Typo word="mill" find="\bmyll\b" replace="mill"/>',
    r'<Typo word="-ible" find="\b(\w+)ibel\b" replace="$1ible"/>',
)
"""A list before anybody edits it, and the rule that is added: it takes names for typos."""
MISFIRING = "typos:ible"
NAMES = "Abibel Bribel Crebibel Dibel Ebibel Fibel Grabibel Hibel Iribel Jubibel".split()


def read(pwb: Pwb, title: str) -> Ended:
    """Let a pass read a page with the wiki's list."""
    done = pwb.copyedit(f"-page:{title}", f"-typos:{TYPOS}", "-rules:typos", "-queue:q.sqlite3")
    assert done.code == 0, done.said
    return done


def queue(pwb: Pwb, *arguments: str) -> str:
    done = pwb.run([*PWB, "copyedit_queue", "-queue:q.sqlite3", *arguments], {})
    assert done.code == 0, done.said
    return " ".join(done.said.split())


def rules(done: Ended) -> list[str]:
    return [finding["rule"] for page in done.proposals() for finding in page["findings"]]


@pytest.mark.wide
def test_a_new_rule_misfires_and_rests(client: Client, wiki: Wiki, pwb: Pwb) -> None:
    editor = wiki.client(accounts.PLAIN_USER)
    client.edit(TYPOS, RULES[0])
    client.edit("Names", "\n\n".join(f"The {name} sank in the myll pond." for name in NAMES))
    assert rules(read(pwb, "Names")) == ["typos:mill"] * len(NAMES)

    editor.edit(TYPOS, "\n".join(RULES))
    assert rules(read(pwb, "Names")) == [MISFIRING, "typos:mill"] * len(NAMES)

    queue(pwb, f"-listpage:{LIST}", f"-rule:{MISFIRING}")
    text = client.text(LIST)
    for line in lines(text)[:6]:
        text = text.replace(f"{line}\n", "")
    editor.edit(LIST, text)
    assert "6 changes rejected by removing a line" in queue(pwb, f"-listpage:{LIST}")
    with open_store(pwb.folder / "q.sqlite3") as store:
        left = [item for item in listed(store) if item.change.rule == MISFIRING]
        for item in left:
            decide(store, accounts.PLAIN_USER.name, item.id, NOT_AN_ERROR)
    assert len(left) == 4

    client.edit("Pond", "The Kibel sank in the myll pond.")
    later = read(pwb, "Pond")
    assert f"{MISFIRING} rests: 0 of 10 judged changes were right" in " ".join(later.said.split())
    assert rules(later) == ["typos:mill"]

    assert "2 rules, revision" in queue(pwb, f"-figures:{FIGURES}")
    rows = client.text(FIGURES).splitlines()
    assert rows[4] == (
        f"| <nowiki>{MISFIRING}</nowiki> || 10 || 0 || 10 || 0"
        " || rests: too few of its changes were right"
    )
    assert rows[6] == "| <nowiki>typos:mill</nowiki> || 11 || 0 || 0 || 0 ||"
