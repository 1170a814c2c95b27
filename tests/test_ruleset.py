"""The version of a set of rules."""

from __future__ import annotations

from dataclasses import replace

from bot_plugins import ruleset
from bot_plugins.registry import all_rules, find, quiet
from bot_plugins.store.schema import WORD


def test_names_and_version() -> None:
    found = ruleset.of([find("did_past"), find("misspelling")])
    assert found.names == {"did_past", "misspelling"}
    assert found == ruleset.of([find("misspelling"), find("did_past")])
    assert len(found.version) <= WORD


def test_other_rules_have_another_version() -> None:
    whole = all_rules()
    assert len({ruleset.of(whole[:end]).version for end in (0, 1, len(whole))}) == 3


def test_rules_without_a_name_go_by_their_summary() -> None:
    assert ruleset.of([replace(find("did_past"), name="")]).names == {find("did_past").summary}


def test_a_rule_without_what_is_doubtful_is_another() -> None:
    full, quieted = ruleset.of([find("did_past")]), ruleset.of([quiet(find("did_past"))])
    assert full.names == quieted.names
    assert full.version != quieted.version
    assert not full.quiet
    assert quieted.quiet == {"did_past"}


def test_everything_decisive_counts() -> None:
    names = {path.name for path in ruleset._decisive_files()}
    assert {
        "did_past.py",
        "en_verbs.tsv",
        "clause.py",
        "reading.py",
        "guards.py",
        "suggestions.py",
    } <= names
