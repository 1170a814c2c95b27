"""What a rule must show on a wiki to be trusted there, and what costs it that."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.apps.maintenance.config.sources import RecentChangesSource
from bot_plugins.apps.maintenance.watching.trust import earned, lost, with_trust
from bot_plugins.core import registry, ruleset
from bot_plugins.core.engine import propose_revision
from bot_plugins.core.proposal import Revision
from bot_plugins.core.rule import Applicability, Rule
from bot_plugins.store.standings import RuleRecord
from tests.core.test_suggestions import rule_of
from tests.ui.display.build import COMMA, VERB

ALLOWED = Task(
    name="t",
    wiki="test:en",
    source=(RecentChangesSource(kind="recentchanges"),),
    earn_trust=True,
)
REFUSED = ALLOWED.model_copy(update={"earn_trust": False})
REPORT = replace(VERB, applicability=Applicability.REPORT)
MUCH = RuleRecord("r", accepted=500)

NOT_EARNED = [
    pytest.param(RuleRecord("r"), id="nothing known"),
    pytest.param(RuleRecord("r", accepted=29), id="29 right"),
    pytest.param(RuleRecord("r", saved=500), id="only saved by itself"),
    pytest.param(RuleRecord("r", accepted=60, rejected=1), id="one rejected of 61"),
    pytest.param(RuleRecord("r", accepted=60, edited=1), id="one edited of 61"),
    pytest.param(
        RuleRecord("r", accepted=31, saved=31, reverted=1, accepted_back=1), id="reverted"
    ),
    pytest.param(RuleRecord("r", accepted=31, saved=31, undone=2, accepted_back=2), id="undone"),
]
EARNED = [
    pytest.param(RuleRecord("r", accepted=30), id="30 right, none wrong"),
    pytest.param(RuleRecord("r", accepted=500, rejected=5), id="one of a hundred wrong"),
]
KEEPS = [
    pytest.param(RuleRecord("r"), id="nothing known"),
    pytest.param(RuleRecord("r", accepted=3), id="few, all right"),
    pytest.param(RuleRecord("r", saved=7, reverted=1), id="one of seven may be chance"),
    pytest.param(RuleRecord("r", accepted=9, rejected=1), id="one of ten"),
    pytest.param(RuleRecord("r", saved=1000, reverted=30), id="as many as trust allows"),
    pytest.param(RuleRecord("r", saved=9, undone=9), id="undone by ourselves"),
]
LOSES = [
    pytest.param(RuleRecord("r", saved=1, reverted=1), id="its first save reverted"),
    pytest.param(RuleRecord("r", accepted=4, rejected=1), id="one of five"),
    pytest.param(RuleRecord("r", accepted=7, rejected=3), id="three of ten"),
    pytest.param(RuleRecord("r", saved=10, reverted=3), id="three of ten reverted"),
    pytest.param(RuleRecord("r", saved=1000, reverted=50), id="one in twenty"),
]
numbers = st.integers(0, 200)
standings = st.builds(
    RuleRecord, st.just("r"), accepted=numbers, edited=numbers, rejected=numbers, saved=numbers
)


def named(one: Rule) -> Rule:
    return replace(one, name="r")


def is_earned(one: RuleRecord, rule: Rule = VERB, task: Task = ALLOWED, off: str = "") -> bool:
    return bool(earned({"r": one}, [named(rule)], task, {off}))


def is_lost(one: RuleRecord, rule: Rule = COMMA) -> bool:
    return bool(lost({"r": one}, [named(rule)]))


@pytest.mark.parametrize("one", NOT_EARNED)
def test_too_little_for_trust(one: RuleRecord) -> None:
    assert not is_earned(one)


def test_figures_are_not_all() -> None:
    assert is_earned(MUCH)
    assert not is_earned(MUCH, task=REFUSED)
    assert not is_earned(MUCH, off="r")
    assert not is_earned(MUCH, REPORT)
    assert not is_earned(MUCH, COMMA), "is trusted anyway"
    assert earned({"other": MUCH}, [named(VERB)], ALLOWED, ()) == frozenset()


@pytest.mark.parametrize("one", EARNED)
def test_earns_trust(one: RuleRecord) -> None:
    assert is_earned(one)


@pytest.mark.parametrize("one", KEEPS)
def test_keeps_trust(one: RuleRecord) -> None:
    assert not is_lost(one)


@pytest.mark.parametrize("one", LOSES)
def test_loses_trust(one: RuleRecord) -> None:
    assert is_lost(one)
    assert is_lost(one, VERB), "what it is sure of by itself goes, too"


@given(standings)
def test_one_more_right_one_never_costs_trust(one: RuleRecord) -> None:
    more = replace(one, accepted=one.accepted + 1)
    assert is_earned(one) <= is_earned(more)
    assert is_lost(more) <= is_lost(one)
    assert is_lost(replace(one, saved=one.saved + 1)) <= is_lost(one)


@given(standings, st.sampled_from(["rejected", "edited"]))
def test_one_more_wrong_one_never_brings_trust(one: RuleRecord, name: str) -> None:
    more = replace(one, **{name: getattr(one, name) + 1})
    assert is_earned(more) <= is_earned(one)
    assert is_lost(one) <= is_lost(more)


def test_rules_that_only_report_go_on_doing_so() -> None:
    rule = named(REPORT)
    assert with_trust([rule], {"r"}, ()) == (rule,)
    assert [one.applicability for one in with_trust([rule], {"r"}, {"r"})] == [REPORT.applicability]


TRUSTED, REVIEW, DOUBTFUL = Applicability
SAYS = {
    "nothing, in a rule that is not sure": (REVIEW, None, ()),
    "nothing, in one that is": (TRUSTED, None, ()),
    "that it is sure": (REVIEW, TRUSTED, ()),
    "that it is not": (TRUSTED, REVIEW, ()),
    "that it is not, nor is its rule": (REVIEW, REVIEW, ()),
    "that it is doubtful": (REVIEW, DOUBTFUL, ()),
    "that there is another way": (REVIEW, None, ("odd",)),
    "that there is, in a rule that is sure": (TRUSTED, TRUSTED, ("odd",)),
}
BECOMES = {
    "nothing, in a rule that is not sure": (TRUSTED, REVIEW),
    "nothing, in one that is": (TRUSTED, REVIEW),
    "that it is sure": (TRUSTED, REVIEW),
    "that it is not": (REVIEW, REVIEW),
    "that it is not, nor is its rule": (REVIEW, REVIEW),
    "that it is doubtful": (DOUBTFUL, DOUBTFUL),
    "that there is another way": (REVIEW, REVIEW),
    "that there is, in a rule that is sure": (REVIEW, REVIEW),
}
"""What a finding is where its rule has earned trust, and where it lost it."""


@pytest.mark.parametrize("case", SAYS)
def test_trust_is_raised_and_lowered_for_each_finding(case: str) -> None:
    own, tier, others = SAYS[case]
    rule = rule_of("old", "big", *others, own=own, tier=tier, name="r")
    for expected, (raised, lowered) in zip(
        BECOMES[case], (({"r"}, set()), (set(), {"r"})), strict=True
    ):
        turned = with_trust([rule], raised, lowered)
        [one] = propose_revision(Revision("An old lake."), turned).findings
        assert one.applicability is expected
        assert with_trust([rule], raised, lowered) == turned, "the prefilter knows it again"


def test_what_is_trusted_by_itself_or_picked_earns_nothing() -> None:
    assert is_earned(RuleRecord("r", accepted=31, apart=1))
    assert not is_earned(RuleRecord("r", accepted=31, apart=2))


def test_what_goes_by_names_goes_on() -> None:
    revision = Revision("By then the war had began in the north.It was long and hard.", "Mill")
    rules = registry.rules_for("en")
    before = propose_revision(revision, rules)
    turned = with_trust(rules, {"participle_after_have", "space_after_full_stop"}, set())
    after = propose_revision(revision, turned)
    assert [(one.rule.name, one.applicability.value) for one in before.findings] == [
        ("participle_after_have", "review"), ("space_after_full_stop", "review")
    ]  # fmt: skip
    assert [(one.rule.name, one.applicability.value) for one in after.findings] == [
        ("participle_after_have", "trusted"), ("space_after_full_stop", "trusted")
    ]  # fmt: skip
    assert after.summary == before.summary
    assert ruleset.of(turned) == ruleset.of(rules)
    assert [registry.find(one.name).name for one in turned] == [one.name for one in rules]
    both = registry.trusted(turned) ^ registry.trusted(rules)
    assert both == {"participle_after_have", "space_after_full_stop"}
    assert sum(one is not other for one, other in zip(rules, turned, strict=True)) == 2
