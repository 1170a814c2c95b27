"""What is doubtful: left out unless it is asked for, and never part of an edit by itself."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot_plugins.store.database import open_store
from bot_plugins.store.filters import EVERYTHING
from bot_plugins.store.findings import every
from tests.frameworks.pywikibot.command import PWB, REPORT, Ended, Pwb
from tests.harness.wiki import Client

pytestmark = pytest.mark.usefixtures("fresh")

TEXT = "The mill had began to grind. In 1950 he plays for Rome."
"""``participle_after_have`` mends the first sentence; of the second ``tense_slip`` is in doubt."""
SUMMARY = "Copyedit: began → begun (verb form)"
ASKED = {
    "by default": ([], ["participle_after_have"]),
    "asked for": (["-doubtful"], ["participle_after_have", "tense_slip"]),
    "asked for, but for this rule": (
        ["-doubtful", "-skiprules:tense_slip"],
        ["participle_after_have"],
    ),
    "its rule is named": (["-rules:tense_slip"], ["tense_slip"]),
    "another rule is named": (
        ["-rules:participle_after_have", "-doubtful"],
        ["participle_after_have"],
    ),
}


def tiers(findings: list[dict[str, Any]]) -> dict[str, str]:
    return {one["rule"]: one["applicability"] for one in findings}


def queued(done: Ended) -> dict[str, str]:
    with open_store(done.folder / "q.sqlite") as store:
        changes = [item.change for item in every(store, EVERYTHING)]
    return {change.rule: change.applicability.value for change in changes}


@pytest.mark.wide
@pytest.mark.parametrize(("arguments", "rules"), ASKED.values(), ids=ASKED)
def test_a_dry_run_shows_what_was_asked_for(
    client: Client, pwb: Pwb, arguments: list[str], rules: list[str]
) -> None:
    client.edit("Mill", TEXT)
    done = pwb.copyedit("-page:Mill", "-queue:q.sqlite", *arguments)
    assert done.code == 0, done.said
    [proposal] = done.proposals()
    known = {"participle_after_have": "review", "tense_slip": "report"}
    expected = {name: known[name] for name in rules}
    assert tiers(proposal["findings"]) == queued(done) == expected
    assert proposal["summary"] == SUMMARY * ("participle_after_have" in rules)
    assert ("{+played+}" in done.said) == ("tense_slip" in rules)
    assert (", 1 of them doubtful, on 1 page" in done.totals) == ("tense_slip" in rules)
    page = (done.folder / REPORT / "report.html").read_text("utf-8")
    assert ("changes, 1 doubtful" in page) == ("tense_slip" in rules)


@pytest.mark.wide
def test_what_was_queued_waits_when_it_is_not_asked_for(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", TEXT)
    pwb.copyedit("-page:Mill", "-queue:q.sqlite", "-doubtful")
    client.edit("Mill", f"{TEXT} It rained.")
    done = pwb.copyedit("-page:Mill", "-queue:q.sqlite")
    assert queued(done) == {"participle_after_have": "review", "tense_slip": "report"}
    assert "closed" not in done.said


@pytest.mark.slow
@pytest.mark.parametrize("asked", ASKED)
def test_a_scan_finds_what_was_asked_for(pwb: Pwb, asked: str) -> None:
    arguments, rules = ASKED[asked]
    page = f"<page><title>Mill</title><ns>0</ns><id>7</id><revision><id>9</id><text>{TEXT}</text>"
    xml = f"<mediawiki>{page}</revision></page></mediawiki>"
    (pwb.folder / "dump.xml").write_text(xml, encoding="utf-8")
    scan = ["dump.xml", "-noqueue", "-jsonl:found.jsonl", *arguments]
    done = pwb.run([*PWB, "copyedit_scan", *scan], {})
    assert done.code == 0, done.said
    [line] = (pwb.folder / "found.jsonl").read_text(encoding="ascii").splitlines()
    assert [one["rule"] for one in json.loads(line)["findings"]] == rules
    assert json.loads(line)["summary"] == SUMMARY * ("participle_after_have" in rules)
