"""What people are told about a rule."""

from __future__ import annotations

import pytest

from bot_plugins.core.change import Change, RuleName
from bot_plugins.core.edits import Edit
from bot_plugins.core.evidence import figures as evidence
from bot_plugins.core.registry import all_rules
from bot_plugins.core.rule import Applicability
from bot_plugins.ui.review.about_rule import NOT_CHECKED, human_name, track_record

NAMES = {
    "base_after_modal": "A modal takes the base form",
    "unknown_word": "An unknown word, one typo away from a frequent word",
    "space_before_semicolon": "A space before ; : ? or !",
    "own_list": "Own list",
    "../core": "../core",
    "*": "*",
    "": "",
}


@pytest.mark.parametrize("rule", NAMES)
def test_a_rule_has_a_name_in_words(rule: str) -> None:
    assert human_name(rule) == NAMES[rule]


def test_every_rule_has_a_short_name_of_its_own() -> None:
    names = [human_name(rule.name) for rule in all_rules()]
    assert [name for name in names if not 3 < len(name) <= 60 or "\n" in name] == []


def test_a_rules_record_is_the_measured_one() -> None:
    known = next(figure for figure in evidence.figures() if figure.verdicts.total())
    together = evidence.of([known.rule], known.applicability)
    change = Change(RuleName(known.rule), known.applicability, Edit(0, 1, "b"), "a", "why")
    assert track_record(change) == f"Right in {together.right} of {together.judged} checked"


def test_what_was_never_checked_says_so() -> None:
    change = Change(RuleName("no_such_rule"), Applicability.REVIEW, Edit(0, 1, "b"), "a", "why")
    assert track_record(change) == NOT_CHECKED
