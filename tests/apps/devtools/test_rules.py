"""The list of rules, and one rule explained."""

from __future__ import annotations

import pytest

from bot_plugins import Applicability, Fixes, Keeps, Rule
from bot_plugins.apps.devtools import explain, rules_page
from bot_plugins.apps.devtools.command import main
from bot_plugins.core import registry
from bot_plugins.languages.english import misspellings
from bot_plugins.run import search

NAMES = [rule.name for rule in registry.all_rules()]


def test_every_rule_has_a_line_and_a_description(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["name", "lang", "applicability", "kind"]
    assert [line.split()[0] for line in lines[1:-2] if not line.startswith(" ")] == NAMES
    assert lines[-1].startswith(f"{len(NAMES)} rules;")
    assert max(map(len, lines)) <= 80


def test_the_queries_are_written_to_be_read_by_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--search", "--language", "de"]) == 0
    lines = capsys.readouterr().out.splitlines()
    rules = registry.rules_for("de")
    assert lines == [
        f"{rule}\t{query}" for rule in rules for query in search.searches_for(rule).queries
    ]


def test_a_row_is_aligned_with_its_heading(capsys: pytest.CaptureFixture[str]) -> None:
    main(["rules"])
    heading, *lines = capsys.readouterr().out.splitlines()
    row = next(line for line in lines if line.startswith("space_after_full_stop"))
    assert row[heading.index("lang") :].startswith("any ")
    assert row[heading.index("applicability") :].startswith("review ")
    assert row[heading.index("kind") :] == "space after full stop"


@pytest.mark.parametrize(("language", "warned"), [("en", False), ("any", False), ("cy", True)])
def test_a_language_has_its_rules_and_those_of_any(
    language: str, warned: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", "--language", language]) == 0
    out, err = capsys.readouterr()
    assert ("repeated_word" in out) == (language == "en")
    assert "space_before_comma" in out
    assert bool(err) == warned


@pytest.mark.parametrize("name", ["variety_spelling"])
def test_a_rule_that_finds_nothing_here_says_so(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for command in (["rules"], ["explain", name]):
        assert main(command) == 0
        assert "Finds nothing" not in capsys.readouterr().out
    monkeypatch.setattr(misspellings, "_folder", lambda: None)  # as where it is not installed
    for command in (["rules"], ["explain", name]):
        assert main(command) == 0
        said = " ".join(capsys.readouterr().out.split())
        assert "Finds nothing: codespell is not installed (pip install 'pywikibot-copy" in said


@pytest.mark.parametrize("name", NAMES)
def test_all_of_a_rule_is_explained(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", name]) == 0
    text = capsys.readouterr().out
    rule = registry.find(name)
    flat = " ".join(text.split())
    assert text.startswith(f"{name}\n\n")
    assert " ".join(rule.explanation.split()) in flat
    for example in rule.examples:
        parts = [example.text, example.why] if isinstance(example, Keeps) else [example.before]
        assert all(" ".join(explain.shown(part).split()) in flat for part in parts)
    lines = text.splitlines()
    assert lines[-1].endswith(f"bot_plugins/rules/{rule.language}/{name}.py")
    assert max(len(line) for line in lines[:-1] if "insource:" not in line) <= 80
    assert set(search.searches_for(rule).queries) <= {line.strip() for line in lines}


def test_an_example_shows_its_page_and_what_is_not_seen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = Rule(
        "kind",
        Applicability.REPORT,
        check=lambda _: (),
        triggers=("x" * 300,),
        examples=(
            Keeps(" a\nb  ", title="The page"),
            Fixes("\x1b", " "),
            Fixes("a", "b", Applicability.REVIEW, ("c c", " ")),
        ),
        name="base_after_do",
        language="en",
        explanation="What it is.\n\nAnd why.",
    )
    monkeypatch.setattr(registry, "find", lambda _: rule)
    main(["explain", "base_after_do"])
    text = capsys.readouterr().out
    assert "    ␣a↵b␣␣ (on the page 'The page')\n" in text
    assert "  - ␛\n  + ␣\n" in text
    assert "xx… (300 characters in all)" in " ".join(text.split())
    flat = " ".join(text.split())
    assert "Applicability: report: doubtful; shown on request, saved only if a" in flat
    assert "of some review: needs a person's decision" in flat
    assert "- a + b (review; or: c c · ␣)" in flat
    page = rules_page.page((rule,))
    assert "applicability: **report, review**" in page
    assert "- `a` → `b` (review; or: c c · ␣)" in page
