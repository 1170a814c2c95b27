"""What came, went and changed between two lists of findings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot_plugins.apps.devtools.differences import DifferenceKind, FindingDifference, differences
from bot_plugins.core.change import Change, RuleName
from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability

REVIEW = Applicability.REVIEW
A = Change(RuleName("rule"), REVIEW, Edit(10, 14, "go"), "went", "a reason")
B = Change(RuleName("rule"), REVIEW, Edit(30, 34, "take"), "took", "a reason")
LONGER = replace(A, edit=Edit(6, 14, "not go"), before="not went")
LATER = replace(A, edit=Edit(14, 14, "s"), before="")
CAME, WENT, CHANGED = DifferenceKind


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([], []),
        ([A, B], [A, B]),
        ([A, B], [B, A]),
        ([A], [replace(A, message="in other words", is_counted=True)]),
    ],
)
def test_nothing_differs(before: list[Change], after: list[Change]) -> None:
    assert list(differences(before, after)) == []


@pytest.mark.parametrize(
    "other",
    [
        replace(A, edit=Edit(10, 14, "gone")),
        replace(A, rule=RuleName("another")),
        replace(A, applicability=Applicability.REPORT),
        replace(A, alternatives=("gone",)),
        LONGER,
        LATER,
    ],
)
def test_what_touches_is_the_same_finding_changed(other: Change) -> None:
    assert list(differences([A, B], [other, B])) == [FindingDifference(CHANGED, other, A)]
    assert list(differences([other], [A])) == [FindingDifference(CHANGED, A, other)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([], [A], [FindingDifference(CAME, A)]),
        ([B], [], [FindingDifference(WENT, B)]),
        ([B], [A], [FindingDifference(CAME, A), FindingDifference(WENT, B)]),
        ([A, B], [replace(A, edit=Edit(16, 20, "go"))], None),
        (
            [A, LATER],
            [LONGER],
            [FindingDifference(CHANGED, LONGER, A), FindingDifference(WENT, LATER)],
        ),
        (
            [A],
            [LONGER, LATER],
            [FindingDifference(CHANGED, LONGER, A), FindingDifference(CAME, LATER)],
        ),
    ],
)
def test_what_came_and_what_went(
    before: list[Change], after: list[Change], expected: list[FindingDifference] | None
) -> None:
    found = list(differences(before, after))
    if expected is None:
        assert [one.what for one in found] == [WENT, CAME, WENT]
    else:
        assert found == expected
