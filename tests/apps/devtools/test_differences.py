"""What came, went and changed between two lists of findings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot_plugins.apps.devtools.differences import Difference, What, differences
from bot_plugins.apps.devtools.plain import Plain

A = Plain("rule", "review", 10, 14, "went", "go", "a reason")
B = Plain("rule", "review", 30, 34, "took", "take", "a reason")
LONGER = replace(A, start=6, before="not went", after="not go")
LATER = replace(A, start=14, end=14, before="", after="s")
CAME, WENT, CHANGED = What


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([], []),
        ([A, B], [A, B]),
        ([A, B], [B, A]),
        ([A], [replace(A, message="in other words", is_counted=True)]),
    ],
)
def test_nothing_differs(before: list[Plain], after: list[Plain]) -> None:
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
def test_what_touches_is_the_same_finding_changed(other: Plain) -> None:
    assert list(differences([A, B], [other, B])) == [Difference(CHANGED, other, A)]
    assert list(differences([other], [A])) == [Difference(CHANGED, A, other)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([], [A], [Difference(CAME, A)]),
        ([B], [], [Difference(WENT, B)]),
        ([B], [A], [Difference(CAME, A), Difference(WENT, B)]),
        ([A, B], [replace(A, start=16, end=20)], None),
        ([A, LATER], [LONGER], [Difference(CHANGED, LONGER, A), Difference(WENT, LATER)]),
        ([A], [LONGER, LATER], [Difference(CHANGED, LONGER, A), Difference(CAME, LATER)]),
    ],
)
def test_what_came_and_what_went(
    before: list[Plain], after: list[Plain], expected: list[Difference] | None
) -> None:
    found = list(differences(before, after))
    if expected is None:
        assert [one.what for one in found] == [WENT, CAME, WENT]
    else:
        assert found == expected
