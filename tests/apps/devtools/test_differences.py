"""What came, went and changed between two lists of findings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot_plugins.apps.devtools.differences import DifferenceKind, FindingDifference, differences
from bot_plugins.apps.devtools.plain_finding import PlainFinding

A = PlainFinding("rule", "review", 10, 14, "went", "go", "a reason")
B = PlainFinding("rule", "review", 30, 34, "took", "take", "a reason")
LONGER = replace(A, start=6, before="not went", after="not go")
LATER = replace(A, start=14, end=14, before="", after="s")
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
def test_nothing_differs(before: list[PlainFinding], after: list[PlainFinding]) -> None:
    assert list(differences(before, after)) == []


@pytest.mark.parametrize(
    "other",
    [
        replace(A, after="gone"),
        replace(A, rule="another"),
        replace(A, applicability="report"),
        replace(A, alternatives=("gone",)),
        LONGER,
        LATER,
    ],
)
def test_what_touches_is_the_same_finding_changed(other: PlainFinding) -> None:
    assert list(differences([A, B], [other, B])) == [FindingDifference(CHANGED, other, A)]
    assert list(differences([other], [A])) == [FindingDifference(CHANGED, A, other)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([], [A], [FindingDifference(CAME, A)]),
        ([B], [], [FindingDifference(WENT, B)]),
        ([B], [A], [FindingDifference(CAME, A), FindingDifference(WENT, B)]),
        ([A, B], [replace(A, start=16, end=20)], None),
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
    before: list[PlainFinding], after: list[PlainFinding], expected: list[FindingDifference] | None
) -> None:
    found = list(differences(before, after))
    if expected is None:
        assert [one.what for one in found] == [WENT, CAME, WENT]
    else:
        assert found == expected
