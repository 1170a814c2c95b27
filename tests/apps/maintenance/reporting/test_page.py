"""The report page: what it says, that it stays the same, that nothing in it is markup."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from itertools import permutations

import mwparserfromhell
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.apps.maintenance.reporting.page import (
    ReportFacts,
    report_summary,
    report_text,
    reported,
)
from bot_plugins.core.summary import english
from bot_plugins.core.wikitext import NoPlaceError
from bot_plugins.store.standings import RuleRecord, Switch
from bot_plugins.store.tasks import PassRecord
from tests.harness.wiki import Client

SITE = "test:en"
TIME = datetime(2024, 5, 31, 3, 0, tzinfo=UTC)
TASK = Task.model_validate(
    {"name": "verbs", "wiki": SITE, "source": [{"kind": "random"}]}
    | {"save": "accepted", "stop_page": "User:Bot/stop", "task_page": "User:Bot/task"}
)
DONE = PassRecord(9, "verbs", SITE, TIME, TIME + timedelta(minutes=5), 0, "", {}, "v1")
HOSTILE = [
    "[[Category:Mills]]", "{{delete}}", "<script>", "~~~~", "__NOTOC__", "http://example.org",
    "''x''", "|}", "</div>", "<!--", "--> x", "&lt;", "{{subst:x}}", "a\n== b ==", "|-\n! x",
    "\u202e", "<!-- copyedit report verbs ends -->", "%(num)d %s", "</code>", "}}", "]]",
]  # fmt: skip


def passed(days_ago: float = 0, run: int = 9, **figures: object) -> PassRecord:
    started = TIME - timedelta(days=days_ago)
    return replace(DONE, run=run, started=started, ended=started, figures=figures)


def standing(rule: str, **counts: int) -> RuleRecord:
    fields = "accepted edited rejected saved reverted undone".split()
    return RuleRecord(rule, *(counts.get(name, 0) for name in fields))


def known(passes: Sequence[PassRecord] = (), **more: object) -> ReportFacts:
    given = {"task": TASK, "passes": passes, "standings": {}, "off": {}}
    return ReportFacts(**(given | more))  # type: ignore[arg-type]


def text(passes: Sequence[PassRecord] = (), **more: object) -> str:
    return report_text(known(passes, **more), english)


def row(wikitext: str, head: str) -> list[int]:
    """Return the numbers of the row with a heading."""
    found = wikitext.partition(f"! scope=row | {head}\n")[2].partition("\n|-")[0]
    return [int(one) for one in re.findall(r"formatnum:(\d+)", found)]


BUSY = passed(
    read=120, proposed=7, saved=2, reverted=1, accepted=3, rules={"participle_after_be": 7}
)
IDLE = [
    passed(-1, 10),
    passed(-1, 10, listed=50, known=50, requests=3, seconds=2.5, read=0, proposed=0),
    passed(-40, 11, listed=9, known=9, skipped=2, failed=1),
    replace(passed(-2, 12), ended=None, code=None),
    replace(passed(-2, 12), code=4, reason="the wiki is read-only"),
]


@pytest.mark.parametrize("idle", IDLE)
def test_a_pass_that_did_nothing_changes_nothing(idle: PassRecord) -> None:
    assert text([idle, BUSY]) == text([BUSY]) == text([BUSY, idle])
    assert report_summary(known([idle, BUSY]), english) == "Report of a pass over 120 pages"


def test_the_order_of_facts_changes_nothing() -> None:
    passes = [passed(one, 9 - one, read=one + 1) for one in range(4)]
    assert len({text(order) for order in permutations(passes)}) == 1
    rules = {name: standing(name, accepted=1) for name in ("participle_after_be", "base_after_do")}
    turned = dict(reversed(rules.items()))
    assert text(standings=rules) == text(standings=turned)


def test_the_last_pass_and_thirty_days() -> None:
    said = text([BUSY, passed(29, 8, read=1_000, proposed=3), passed(31, 7, read=50_000)])
    assert "Last pass (2024-05-31)" in said
    assert "30 days up to that pass" in said
    assert row(said, "pages read") == [120, 1_120]
    assert row(said, "changes proposed") == [7, 10]
    assert row(said, "saves reverted by others") == [1, 1]


def test_before_the_first_pass() -> None:
    assert "No page has been read yet." in text()
    assert "{|" not in text()
    assert report_summary(known(), english) == "Report of a pass over 0 pages"


def test_each_rule_has_its_figures_and_its_interval() -> None:
    rules = {
        "participle_after_be": standing("participle_after_be", accepted=47, rejected=3, saved=40)
    }
    said = text([BUSY], standings=rules)
    assert "{{formatnum:94.0}} % ({{formatnum:83.8}}–{{formatnum:97.9}})" in said
    assert "needs a person" in said
    assert "trusted here" in text([BUSY], standings=rules, trusted={"participle_after_be"})
    assert "| –" in text(standings={"participle_after_be": standing("participle_after_be")})


def test_switched_off_rules_come_first_and_loudly() -> None:
    rules = {name: standing(name, accepted=1) for name in ("participle_after_be", "zealous")}
    off = {"zealous": Switch(SITE, "zealous", TIME, "4 of 9 saves were reverted")}
    said = text([BUSY], standings=rules, off=off, trusted={"zealous"})
    loud = said.index("One rule is switched off:")
    assert loud < said.index("{|")
    assert "zealous</code>, since 2024-05-31: <bdi>4 of 9 saves were reverted</bdi>" in said
    assert said.index("zealous", said.index("sortable")) < said.index(
        "participle&#95;after&#95;be", said.index("sortable")
    )
    assert "trusted here" not in said
    assert "<strong>switched off since 2024-05-31:" in said


def test_what_the_bot_does_and_how_it_is_stopped() -> None:
    assert "It saves only what a person has accepted." in text()
    assert "[[:User:Bot/stop|Stop the bot]]" in text()
    bare = TASK.model_copy(update={"save": "nothing", "stop_page": "A]] {{x}}", "task_page": None})
    assert "It does not edit the pages that it reads." in text(task=bare)
    assert "[[" not in text(task=bare)


def hostile(words: str) -> str:
    off = {words: Switch(SITE, words, TIME, words)}
    figures = passed(read=1, rules={words: 2})
    return text([figures], standings={words: standing(words)}, off=off, notes=[words])


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_nothing_is_markup(words: str) -> None:
    code, plain = mwparserfromhell.parse(hostile(words)), mwparserfromhell.parse(hostile("x"))
    assert {str(one.name) for one in code.filter_templates()} <= {"formatnum:1", "formatnum:0"} | {
        "formatnum:2"
    }
    assert len(code.filter_wikilinks()) == len(plain.filter_wikilinks()) == 2
    assert code.filter_external_links() == code.filter_comments() == code.filter_headings() == []
    assert [str(tag.tag) for tag in code.filter_tags()] == [
        str(tag.tag) for tag in plain.filter_tags()
    ]
    assert "~~~" not in str(code)


@given(st.text())
def test_no_words_put_the_report_out_of_its_place(words: str) -> None:
    facts = known([passed(read=1)], notes=[words] if words else [])
    page = f"Ours.\n{reported('', facts, english)}\nMine."
    assert reported(page, facts, english) == page


def test_a_flood_of_notes_is_cut() -> None:
    assert len(text(notes=["x" * 1_000_000] * 1000)) < 20_000


def test_a_page_of_other_text_is_left_alone() -> None:
    with pytest.raises(NoPlaceError, match="copyedit report verbs begins"):
        reported("Text.", known(), english)


def test_two_tasks_do_not_write_over_each_other() -> None:
    other = known([BUSY], task=TASK.model_copy(update={"name": "spaces"}))
    with pytest.raises(NoPlaceError, match="copyedit report spaces begins"):
        reported(reported("", known(), english), other, english)


def test_the_wiki_shows_it_as_meant(client: Client) -> None:
    def shown(words: str) -> str:
        given: Mapping[str, str] = {"text": hostile(words), "contentmodel": "wikitext"}
        answer = client.call("parse", prop="text|templates|links|categories", **given)["parse"]
        assert answer["templates"] == answer["categories"] == []
        assert len(answer["links"]) == 2
        return unescape(answer["text"])

    all_together = shown("\n".join(HOSTILE))
    assert all_together.count("<table") == shown("x").count("<table") == 2
    assert "{{delete}}" in all_together
    assert (
        "1,234,567"
        in client.call(
            "parse", prop="text", text=text([passed(read=1_234_567)]), contentmodel="wikitext"
        )["parse"]["text"]
    )
