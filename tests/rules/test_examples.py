"""Every rule's examples, which are its tests and its documentation, and its form."""

from __future__ import annotations

import re
from inspect import getsourcefile
from pathlib import Path

import pytest

from bot_plugins import registry
from bot_plugins.engine import propose
from bot_plugins.rule import Fixes, Leaves, Rule

RULES = registry.all_rules()
LEAVES = [
    pytest.param(rule, example, id=f"{rule.name}: {example.text}")
    for rule in RULES
    for example in rule.examples
    if isinstance(example, Leaves)
]
FIXES = [
    pytest.param(rule, example, id=f"{rule.name}: {example.before}")
    for rule in RULES
    for example in rule.examples
    if isinstance(example, Fixes)
]
LONGEST_FILE = 100


def language(rule: Rule) -> str:
    """The language to read a rule's examples in."""
    return "en" if rule.language == registry.ANY else rule.language


@pytest.mark.parametrize(("rule", "example"), LEAVES)
def test_a_rule_leaves_what_it_says_it_leaves(rule: Rule, example: Leaves) -> None:
    proposal = propose(example.text, title=example.title, language=language(rule), rules=[rule])
    assert [(one.before, one.after) for one in proposal.findings] == []


@pytest.mark.parametrize(("rule", "example"), LEAVES)
def test_an_example_that_is_left_says_why(rule: Rule, example: Leaves) -> None:
    assert example.why, f"{rule.name}: say why {example.text!r} is right"


@pytest.mark.parametrize(("rule", "example"), FIXES)
def test_a_rule_fixes_what_it_says_it_fixes(rule: Rule, example: Fixes) -> None:
    proposal = propose(example.before, language=language(rule), rules=[rule])
    assert proposal.text == example.after
    assert {one.rule for one in proposal.findings} == {rule}


@pytest.mark.parametrize(("rule", "example"), FIXES)
def test_all_rules_together_agree_with_one(rule: Rule, example: Fixes) -> None:
    assert propose(example.before, language=language(rule)).text == example.after


@pytest.mark.parametrize(("rule", "example"), FIXES)
def test_a_trigger_matches_all_that_is_fixed(rule: Rule, example: Fixes) -> None:
    assert rule.may_fire(example.before)


@pytest.mark.parametrize(("rule", "example"), FIXES)
def test_what_is_fixed_is_left_alone_afterwards(rule: Rule, example: Fixes) -> None:
    assert not propose(example.after, language=language(rule))


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_must_not_fire_comes_first(rule: Rule) -> None:
    kinds = [type(example) for example in rule.examples]
    assert kinds == sorted(kinds, key=[Leaves, Fixes].index)
    assert kinds.count(Leaves) >= 3
    assert kinds.count(Fixes) >= 1


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_examples_differ(rule: Rule) -> None:
    texts = [one.text if isinstance(one, Leaves) else one.before for one in rule.examples]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_the_first_line_shows_the_change(rule: Rule) -> None:
    first, *rest = rule.explanation.splitlines()
    assert re.fullmatch(r'.+: "[^"]+" -> "[^"]+"\.', first)
    assert any(rest), "say why, and what is left alone"


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_a_rule_has_the_house_form(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z_]+", rule.name)
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", rule.language)
    assert re.fullmatch(r"[a-z][a-z ]+", rule.summary)
    assert rule.triggers


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_a_rule_is_one_small_file(rule: Rule) -> None:
    file = Path(getsourcefile(rule.check) or "")
    assert (file.parent.name, file.stem) == (rule.language, rule.name)
    assert len(file.read_text(encoding="utf-8").splitlines()) < LONGEST_FILE


def test_every_name_is_given_once() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
