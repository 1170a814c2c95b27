"""A request for approval says what the configuration allows, and nothing that it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot_plugins import Applicability
from bot_plugins.apps.devtools.command import main
from bot_plugins.core import registry
from bot_plugins.core.evidence import figures as evidence
from bot_plugins.languages.english import misspellings

QUIET = """
[[task]]
name = "quiet"
wiki = "wikipedia:de"
skip_rules = ["space_after_comma"]
[[task.source]]
kind = "random"
pages = 7
"""
BUSY = """
[[task]]
name = "busy"
wiki = "wikipedia:en"
rules = ["participle_after_have", "tense_slip"]
save = "trusted"
earn_trust = true
stop_page = "User:ExampleBot/Stop"
stop_text = "go on"
report_page = "User:ExampleBot/Report"
quiet_hours = ["22:00-06:00"]
[task.limits]
pages = 321
edits = 12
every = 30.0
[task.watch]
days = 14
[[task.source]]
kind = "recentchanges"
[[task.source]]
kind = "category"
title = "Category:Mills"
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "copyedit.toml"
    path.write_text(QUIET + BUSY, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "more", "said"),
    [
        (None, [], "copyedit.toml: cannot be read"),
        ("task = 1", [], "copyedit.toml: task = 1: Input should be a list"),
        (QUIET + BUSY, [], "name one task with --task: quiet, busy"),
        (QUIET + BUSY, ["--task", "bussy"], "there is no task 'bussy'; did you mean busy?"),
        (QUIET + QUIET.replace(":de", ":nl"), ["--task", "quiet"], "wikipedia:de, wikipedia:nl"),
    ],
)
def test_what_cannot_be_written_is_said(
    text: str | None,
    more: list[str],
    said: str,
    config: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    config.unlink()
    if text is not None:
        config.write_text(text, encoding="utf-8")
    assert main(["approval", str(config), *more]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("passes", ["0", "-1", "1441", "many"])
def test_a_number_of_passes_that_cannot_be(passes: str, config: Path) -> None:
    with pytest.raises(SystemExit) as left:
        main(["approval", str(config), "--passes-a-day", passes])
    assert left.value.code == 2


def test_it_says_what_the_task_may_do(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--task", "busy", "--bot", "ExampleBot", "--operator", "Ada", "--passes-a-day", "3"]
    assert main(["approval", str(config), *asked]) == 0
    text = capsys.readouterr().out
    told = evidence.told("participle_after_have", Applicability.REVIEW)
    for said in (
        "= ExampleBot: busy =",
        "[[User:Ada]]",
        "fixes mechanical slips of language: verb form\n",
        "automatic for the rules called trusted below",
        "may also become trusted",
        "at most one edit every 30 seconds, 12 edits a pass, 36 edits a day",
        "at most 321 pages a pass, 3 passes a day",
        "22:00-06:00",
        "recently changed pages; pages in [[:Category:Mills]]; namespaces: articles",
        "[[:User:ExampleBot/Stop]], which says <code><nowiki>go on</nowiki></code>",
        "[[User talk:ExampleBot]]",
        "[[:User:ExampleBot/Report]]",
        "<nowiki>{{nobots}}</nowiki>",
        "For 14 days",
        f"| participle_after_have || verb form || review || {' || '.join(told)}\n",
    ):
        assert said in text
    assert "modal_of" not in text, "a rule that is not named"
    assert "tense_slip" not in text, "a rule that never changes a page"
    assert "Exceptions" not in text, "there is no such page"


def test_a_rule_that_finds_nothing_here_is_told(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ["approval", str(config), "--task", "quiet", "--language", "en"]
    assert main(asked) == 0
    assert "Not in use yet" not in capsys.readouterr().out
    monkeypatch.setattr(misspellings, "_folder", lambda: None)  # as where it is not installed
    assert main(asked) == 0
    told = "Not in use yet: variety_spelling finds nothing: codespell is not installed"
    assert told in capsys.readouterr().out


def test_a_dry_run_asks_for_no_edits(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["approval", str(config), "--task", "quiet"]) == 0
    text = capsys.readouterr().out
    assert "'''Edit rate''': none" in text
    assert "it saves no article" in text
    assert "may also become trusted" not in text
    assert "7 random pages a pass" in text
    assert "OPERATOR" not in text.upper().replace("'''OPERATOR'''", "").replace("THE OPERATOR", "")


def test_the_rules_are_those_of_the_language(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for more, language in (([], "de"), (["--language", "nl"], "nl")):
        assert main(["approval", str(config), "--task", "quiet", *more]) == 0
        rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
        rules = [
            rule
            for rule in registry.rules_for(language)
            if rule.applicability is not Applicability.REPORT and rule.name != "space_after_comma"
        ]
        named = dict.fromkeys(row.split()[1] for row in rows)  # one of two tiers has two rows
        assert [*named] == [rule.name for rule in rules]
