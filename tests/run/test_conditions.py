"""Which pages of a run are left alone for what they are, or for what is proposed."""

from __future__ import annotations

import pytest

from bot_plugins.core import registry
from bot_plugins.core.engine import propose
from bot_plugins.core.proposal import Revision
from bot_plugins.ports import PageSkipped
from bot_plugins.run import Mode, Run, RunSettings
from bot_plugins.run.conditions import Conditions
from tests.run.memory import Person, Shelf

RULES = registry.rules_for("en", doubtful=True)
SPACE, VERB, DOUBTFUL = (
    "It was old , and grey.", "They did not went.", "In 1990 he moves to Paris and married Anna."
)  # fmt: skip
TRUSTED, BOTH = "The goverment fell.", f"{SPACE} {VERB}"


@pytest.mark.parametrize(
    ("conditions", "text", "alone", "reason"),
    [
        (Conditions(least_changes=2), VERB, False, "fewer than 2 changes to make"),
        (Conditions(least_changes=1), VERB, True, "fewer than 1 change to make"),
        (Conditions(most_changes=1), BOTH, False, "more than 1 change to make"),
        (Conditions(substantive=True), SPACE, False, "nothing to change but spaces and marks"),
        (Conditions(substantive=True), BOTH, True, "nothing to change but spaces and marks"),
    ],
)
def test_a_proposal_that_is_not_wanted(
    conditions: Conditions, text: str, alone: bool, reason: str
) -> None:
    with pytest.raises(PageSkipped, match=reason):
        conditions.check_proposal(propose(text), RULES, alone=alone)


@pytest.mark.parametrize(
    ("conditions", "text", "alone"),
    [
        (Conditions(), SPACE, True),
        (Conditions(least_changes=2), BOTH, False),
        (Conditions(least_changes=1), TRUSTED, True),
        (Conditions(most_changes=1), BOTH, True),
        (Conditions(substantive=True), BOTH, False),
        (Conditions(substantive=True), TRUSTED, True),
    ],
)
def test_a_proposal_that_is_wanted(conditions: Conditions, text: str, alone: bool) -> None:
    conditions.check_proposal(propose(text), RULES, alone=alone)


def test_what_is_only_reported_counts_for_nothing() -> None:
    proposal = propose(DOUBTFUL, doubtful=True)
    assert proposal
    with pytest.raises(PageSkipped, match="fewer than 1 change"):
        Conditions(least_changes=1).check_proposal(proposal, RULES, alone=False)


def test_sizes_are_bytes() -> None:
    revision = Revision("Ünder.", "A")  # 7 bytes, 6 characters
    Conditions(least_bytes=7, most_bytes=7).check_page(revision)
    with pytest.raises(PageSkipped, match="shorter than 8 bytes"):
        Conditions(least_bytes=8).check_page(revision)
    with pytest.raises(PageSkipped, match="longer than 6 bytes"):
        Conditions(most_bytes=6).check_page(revision)


def test_a_run_counts_what_it_left_alone() -> None:
    shelf = Shelf({"A": SPACE, "B": TRUSTED, "C": BOTH + " And more." * 10})
    conditions = Conditions(most_bytes=100, substantive=True)
    settings = RunSettings(registry.rules_for("en"), Mode.ALWAYS, conditions=conditions)
    run = Run(settings, Person(), shelf, shelf)
    assert run.over([*shelf.pages]) == 0
    assert shelf.saves == ["B"]
    assert run.totals.skipped == {
        "nothing to change but spaces and marks": 1,
        "longer than 100 bytes": 1,
    }


def test_texts_that_must_or_must_not_be_there() -> None:
    revision = Revision("A Mill stood here.", "A")
    Conditions(with_text="mill", without_text="pond").check_page(revision)
    with pytest.raises(PageSkipped, match="its text does not contain “pond”"):
        Conditions(with_text="pond").check_page(revision)
    with pytest.raises(PageSkipped, match="its text contains “mill”"):
        Conditions(without_text="mill").check_page(revision)


def test_of_two_conditions_the_stricter_holds() -> None:
    both = Conditions(2, 90, None, 5, with_text="a").and_also(
        Conditions(1, 80, 3, substantive=True)
    )
    assert both == Conditions(2, 80, 3, 5, substantive=True, with_text="a")
