"""The version of a set of rules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot_plugins import rules
from bot_plugins.community.loading import read_texts
from bot_plugins.core import ruleset
from bot_plugins.core.registry import all_rules, find, quiet
from bot_plugins.store.schema import WORD


def test_names_and_version() -> None:
    found = ruleset.of([find("base_after_do"), find("misspelling")])
    assert found.names == {"base_after_do", "misspelling"}
    assert found == ruleset.of([find("misspelling"), find("base_after_do")])
    assert len(found.version) <= WORD


def test_other_rules_have_another_version() -> None:
    whole = all_rules()
    assert len({ruleset.of(whole[:end]).version for end in (0, 1, len(whole))}) == 3


def test_rules_without_a_name_go_by_their_summary() -> None:
    assert ruleset.of([replace(find("base_after_do"), name="")]).names == {
        find("base_after_do").summary
    }


def test_a_rule_without_what_is_doubtful_is_another() -> None:
    full, quieted = ruleset.of([find("base_after_do")]), ruleset.of([quiet(find("base_after_do"))])
    assert full.names == quieted.names
    assert full.version != quieted.version
    assert not full.quiet
    assert quieted.quiet == {"base_after_do"}


def test_whatever_a_list_says_of_a_rule_is_another_version() -> None:
    rule = '[[rule]]\nfind = "alot"\nreplace = "a lot"\n'
    texts = (rule, f"{rule}match_case = false", f'{rule}summary = "one word"', rule + "#")
    lists = [read_texts([("list", text)]).rules for text in texts]
    versions = [ruleset.of(found).version for found in lists]
    assert len(set(versions)) == 3
    assert versions[0] == versions[-1]  # a comment changes no rule


def test_everything_decisive_counts() -> None:
    names = {path.name for path in ruleset._decisive_files()}
    assert {
        "base_after_do.py",
        "verbs.tsv",
        "valency.tsv",
        "clause.py",
        "parser.py",
        "reading.py",
        "guards.py",
        "suggestions.py",
    } <= names


def test_the_parsers_library_counts() -> None:
    assert "spacy" in ruleset._LIBRARIES


def test_what_is_known_of_rules_does_not_count() -> None:
    known = {path.name for path in (Path(rules.__path__[0]) / "data").glob("rule_*.tsv")}
    assert {"rule_figures.tsv", "rule_recall.tsv"} <= known
    assert known.isdisjoint(path.name for path in ruleset._decisive_files())
