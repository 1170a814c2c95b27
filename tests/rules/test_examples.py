"""Every rule's examples, which are its tests and its documentation, and its form."""

from __future__ import annotations

import re
from collections import OrderedDict
from pathlib import Path
from urllib.parse import unquote

import pytest

from bot_plugins import document, rules
from bot_plugins.core import guards, prefilter, registry
from bot_plugins.core.edits import apply_edits
from bot_plugins.core.engine import propose
from bot_plugins.core.evidence import figures as evidence
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule
from bot_plugins.languages.english import parse, parser, sentence
from tests.kin import kin

RULES = registry.all_rules()
PAGES = Path(__file__).parents[1] / "harness" / "wiki" / "pages"
SAMPLES = sorted(PAGES.glob("*.wikitext"))
LONGEST_FILE = 111


def language(rule: Rule) -> str:
    """The language to read a rule's examples in."""
    return "en" if rule.language == registry.ANY else rule.language


def is_asked_for(rule: Rule, example: Fixes) -> bool:
    """Tell whether a finding is shown only to who asks for it."""
    is_doubtful = Applicability.REPORT in (rule.applicability, example.applicability)
    return is_doubtful or not rule.is_default


def fixes(rule: Rule) -> list[Fixes]:
    return [example for example in rule.examples if isinstance(example, Fixes)]


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_a_rule_keeps_what_it_says_it_keeps(rule: Rule) -> None:
    kept = [example for example in rule.examples if isinstance(example, Keeps)]
    assert [
        (example.text, finding.after)
        for example in kept
        for finding in propose(
            example.text, title=example.title, language=language(rule), rules=[rule]
        ).findings
    ] == []


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_a_rule_fixes_what_it_says_it_fixes(rule: Rule) -> None:
    applicabilities = {rule.applicability}
    for example in fixes(rule):
        findings = propose(example.before, language=language(rule), rules=[rule]).findings
        assert apply_edits(example.before, [one.edit for one in findings]) == example.after
        assert {one.rule for one in findings} == {rule.name}
        assert prefilter.of((rule,)).places(example.before), "a trigger matches all that is fixed"
        found = {one.applicability for one in findings}
        if example.applicability:
            assert found == {example.applicability}, example.before
        if example.alternatives:
            assert {one.alternatives for one in findings} == {example.alternatives}
        applicabilities |= found
    if Applicability.TRUSTED in applicabilities:
        assert Applicability.TRUSTED in rule.tiers, "say so in an example"
        assert evidence.earned(rule.name), evidence.of([rule.name], Applicability.TRUSTED)


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_all_rules_together_agree_with_one(rule: Rule) -> None:
    for example in fixes(rule):
        proposal = propose(example.before, language=language(rule))
        assert proposal.text == (example.before if is_asked_for(rule, example) else example.after)


def lost(text: str, title: str = "") -> list[tuple[str, str]]:
    """Return what rules find in a text in which their triggers match nothing."""
    page = document.read(text, title)
    return [
        (rule.name, text[one.edit.start : one.edit.end])
        for rule in RULES
        if not prefilter.of((rule,)).places(text)
        for one in rule.check(page)
        if guards.allows(page, one.edit)
    ]


@pytest.mark.parametrize(
    "file", kin(SAMPLES, SAMPLES[::4], SAMPLES), ids=lambda file: unquote(file.stem)
)
def test_no_finding_on_a_page_is_lost_by_triggers(file: Path) -> None:
    title, text = unquote(file.stem).replace("_", " "), file.read_text(encoding="utf-8")
    for paragraph in {text, *text.split("\n\n")}:
        assert lost(paragraph, title) == []


@pytest.mark.parametrize("rule", kin(RULES, RULES[::9], RULES[::3]), ids=str)
def test_no_finding_in_an_example_is_lost_by_triggers(rule: Rule) -> None:
    for example in rule.examples:
        texts = [example.text] if isinstance(example, Keeps) else [example.before, example.after]
        assert [lost(text) for text in texts] == [[] for _ in texts]


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_what_is_fixed_is_left_alone_afterwards(rule: Rule) -> None:
    """Also where all rules together propose nothing for what stood before."""
    for example in rule.examples:
        if isinstance(example, Fixes) and is_asked_for(rule, example):
            assert not propose(example.after, language=language(rule))


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_a_rule_that_has_sentences_parsed_says_so(
    rule: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    parses: OrderedDict[str, parse.Parse] = OrderedDict()
    monkeypatch.setattr(parse, "_parses", parses)
    sentence._sentence.cache_clear()
    for example in rule.examples:
        text = example.text if isinstance(example, Keeps) else example.before
        propose(text, language=language(rule), rules=[rule])
        if parses:
            break
    assert rule.parses == (parser.lack if parses else None), "set parses=parser.lack, or leave it"


def test_the_examples_of_each_rule_are_in_order_and_say_why() -> None:
    for rule in RULES:
        kinds = [type(example) for example in rule.examples]
        assert kinds == sorted(kinds, key=[Keeps, Fixes].index), f"{rule}: Keeps comes first"
        assert kinds.count(Keeps) >= 3, rule
        assert kinds.count(Fixes) >= 1, rule
        texts = [one.text if isinstance(one, Keeps) else one.before for one in rule.examples]
        assert len(texts) == len(set(texts)), rule
        for example in rule.examples:
            assert isinstance(example, Fixes) or example.why, f"say why {example.text!r} is right"


def test_each_rule_has_the_house_form() -> None:
    for rule in RULES:
        first, *rest = rule.explanation.splitlines()
        assert re.fullmatch(r'.+: "[^"]+" -> "[^"]+"(?:, "[^"]+" -> "[^"]+")*\.', first), rule
        assert any(rest), f"{rule}: say why, and what is left alone"
        assert re.fullmatch(r"[a-z_]+", rule.name)
        assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", rule.language), rule
        assert re.fullmatch(r"[a-z](?:[a-z ]|[/'](?=[a-z])|“[a-z]+”)+", rule.summary), rule
        assert rule.patterns or rule.words or rule.doubled or rule.seeks, rule


def test_each_rule_is_one_small_file_and_has_its_name_alone() -> None:
    for rule in RULES:
        file = Path(rules.__path__[0]) / rule.language / f"{rule.name}.py"
        assert len(file.read_text(encoding="utf-8").splitlines()) < LONGEST_FILE, rule
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
