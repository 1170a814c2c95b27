"""``pwb copyedit_queue`` on a real wiki: what is in the queue, carried elsewhere, and listed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import update

from bot_plugins.core import exit_codes
from bot_plugins.store.database import open_store
from bot_plugins.store.decisions import ACCEPT, decide
from bot_plugins.store.findings import every
from bot_plugins.store.schema import finding
from tests.frameworks.pages import MILL, RULES
from tests.frameworks.pywikibot.command import PWB, Ended, Pwb
from tests.harness.wiki import Client, accounts
from tests.kin import kin
from tests.run.saving.queued import queue_page

pytestmark = pytest.mark.usefixtures("fresh")

LIST = f"User:{accounts.COPY_BOT.name}/Copyedit"


@pytest.fixture
def filled(client: Client, pwb: Pwb) -> Pwb:
    """A queue with the proposals for one page of the wiki."""
    with open_store(pwb.folder / "q.sqlite3") as store:
        queue_page(store, "Mill", MILL, client.edit("Mill", MILL), accept=False)
    return pwb


def queue(pwb: Pwb, *arguments: str) -> Ended:
    return pwb.run([*PWB, "copyedit_queue", "-queue:q.sqlite3", *arguments], {})


def test_it_says_what_is_there(filled: Pwb) -> None:
    done = queue(filled)
    assert done.code == 0, done.said
    assert "Queue q.sqlite3: 4 changes" in done.said
    assert "       4  open" in done.said
    assert all(rule in done.said for rule in RULES)
    assert "copyedit: 4 changes added, 0 pages saved" in done.said
    assert "Next: pwb copyedit_review" in done.said
    assert max(map(len, done.said.splitlines())) <= 80


def test_it_says_what_is_there_of_one_rule(filled: Pwb) -> None:
    done = queue(filled, f"-rule:{RULES[0]}", "-site:copywiki:en")
    assert done.code == 0, done.said
    assert "Queue q.sqlite3: 1 change\n" in done.said
    assert RULES[0] in done.said
    assert RULES[-1] not in done.said


def test_carried_to_another_queue_and_back(filled: Pwb) -> None:
    done = queue(filled, "-export:out.jsonl", "-titles:titles.txt")
    assert done.code == 0, done.said
    assert "out.jsonl: 1 proposal" in done.said
    [row] = map(json.loads, (filled.folder / "out.jsonl").read_text("ascii").splitlines())
    assert [one["rule"] for one in row["findings"]] == RULES
    assert (filled.folder / "titles.txt").read_text("utf-8") == "Mill\n"
    (filled.folder / "q.sqlite3").rename(filled.folder / "old.sqlite3")
    done = queue(filled, "-import:out.jsonl")
    assert "1 proposal read; 4 new findings, 0 new decisions" in done.said
    assert "0 new findings" in queue(filled, "-import:out.jsonl").said
    assert "       4  open" in queue(filled).said


@pytest.mark.wide
def test_imported_acceptances_wait_unless_somebody_may_decide(filled: Pwb) -> None:
    with open_store(filled.folder / "q.sqlite3") as store:
        decide(store, "Ann", next(every(store)).id, ACCEPT)
    queue(filled, "-export:out.jsonl")
    (filled.folder / "q.sqlite3").rename(filled.folder / "old.sqlite3")
    text = (filled.folder / "out.jsonl").read_bytes()
    (filled.folder / "out.jsonl").write_bytes(b"\xef\xbb\xbf" + text)
    done = queue(filled, "-import:out.jsonl")
    assert "1 change accepted in another queue: review them here" in " ".join(done.said.split())
    assert "       4  open" in queue(filled).said
    assert "1 new decision" in queue(filled, "-import:out.jsonl", "-trust:Ann").said
    assert "       1  accepted" in queue(filled).said


MISSPELT = {
    "a rule, for a list": (
        [f"-listpage:{LIST}", "-rule:base_after_d"],
        "did you mean base_after_do or",
    ),
    "a rule, for titles": (
        ["-titles:t.txt", "-rule:base_after_d"],
        "did you mean base_after_do or",
    ),
    "a wiki": (["-titles:t.txt", "-site:copywiki:de"], "did you mean copywiki:en?"),
    "a wiki, for an export": (
        ["-export:t.txt", "-site:wikipedia:en"],
        "has no wiki wikipedia:en; did you mean copywiki:en?",
    ),
    "two dashes": (["--titles=t.txt"], "pwb copyedit_queue -queue:q.sqlite3 -titles:t.txt"),
    "no value": (["-import"], "-import needs a value"),
}


@pytest.mark.wide
@pytest.mark.parametrize("slip", kin(MISSPELT, ["a rule, for a list", "a wiki", "two dashes"]))
def test_what_does_not_exist_empties_no_list(filled: Pwb, client: Client, slip: str) -> None:
    queue(filled, f"-listpage:{LIST}")
    before = client.revision_ids()
    arguments, reason = MISSPELT[slip]
    done = queue(filled, *arguments)
    assert done.code == exit_codes.USAGE, done.said
    assert reason in done.said
    assert client.revision_ids() == before
    assert not Path(filled.folder, "t.txt").exists()


def test_a_rule_without_proposals_is_a_rule(filled: Pwb, client: Client) -> None:
    done = queue(filled, f"-listpage:{LIST}", "-rule:base_after_do", "-site:copywiki:en")
    assert done.code == 0, done.said
    assert "0 changes" in done.said
    assert "participle_after_have" not in client.text(LIST)


def test_a_rule_that_is_no_more_is_found_by_its_proposals(filled: Pwb) -> None:
    with open_store(filled.folder / "q.sqlite3") as store:
        store.write(lambda connection: connection.execute(update(finding).values(rule="old_rule")))
    assert queue(filled, "-titles:t.txt", "-rule:old_rule").code == 0
    assert Path(filled.folder, "t.txt").read_text("utf-8") == "Mill\n"


def test_a_queue_to_read_must_be_there(filled: Pwb) -> None:
    done = filled.run([*PWB, "copyedit_queue", "-queue:q.sqlite"], {})
    assert done.code == exit_codes.QUEUE, done.said
    assert "there is no file q.sqlite; did you mean q.sqlite3?" in done.said
    assert not Path(filled.folder, "q.sqlite").exists()


@pytest.mark.wide
@pytest.mark.parametrize(
    ("argument", "reason"),
    [
        ("-export:there.txt", "there.txt exists"),
        ("-import:missing.jsonl", "there is no file missing.jsonl; did you mean misspelt.jsonl?"),
        ("-import:there.txt", "there.txt, line 1: is no JSON"),
        ("-import:.", "cannot read ."),
        ("-import:/dev/null -trust:Ann", "Ann decided nothing in it"),
        ("-trust:Ann", "-trust goes with -import"),
        ("-export:new.jsonl -rule:base_after_do", "leave out -rule"),
    ],
)
def test_mistakes_are_said_in_one_line(filled: Pwb, argument: str, reason: str) -> None:
    Path(filled.folder, "there.txt").write_text("mine\n", encoding="utf-8")
    Path(filled.folder, "misspelt.jsonl").touch()
    done = queue(filled, *argument.split())
    assert done.code == exit_codes.USAGE, done.said
    assert reason in " ".join(done.said.split())
    assert "Traceback" not in done.said
    assert Path(filled.folder, "there.txt").read_text("utf-8") == "mine\n"
