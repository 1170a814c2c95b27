"""Edits: applied exactly, or refused."""

from __future__ import annotations

import pytest

from bot_plugins.core.edits import Composed, Edit, EditError, apply_edits, compose

REFUSED = {
    "beyond the end": [Edit(0, 7, "")],
    "before the start": [Edit(-1, 2, "")],
    "reversed": [Edit(3, 2, "")],
    "overlapping": [Edit(0, 3, "x"), Edit(2, 4, "y")],
    "one in another": [Edit(0, 5, "x"), Edit(1, 2, "y")],
    "twice the same": [Edit(1, 2, "x"), Edit(1, 2, "x")],
}
APPLIED = {
    "none": ([], "abcdef"),
    "replaced": ([Edit(1, 3, "X")], "aXdef"),
    "inserted": ([Edit(3, 3, "X")], "abcXdef"),
    "deleted": ([Edit(0, 6, "")], ""),
    "at the end": ([Edit(6, 6, "X")], "abcdefX"),
    "touching": ([Edit(0, 2, "X"), Edit(2, 4, "Y")], "XYef"),
    "in any order": ([Edit(4, 6, "Y"), Edit(0, 2, "X")], "XcdY"),
    "inserted where one begins": ([Edit(2, 2, "X"), Edit(2, 4, "Y")], "abXYef"),
}
COMPOSED = {
    "nothing": ([], [], []),
    "first only": ([Edit(1, 2, "XY")], [], [Composed(Edit(1, 2, "XY"), (0,), ())]),
    "second only": ([], [Edit(1, 2, "XY")], [Composed(Edit(1, 2, "XY"), (), (0,))]),
    "apart": (
        [Edit(0, 1, "XX")],
        [Edit(5, 6, "Y")],
        [Composed(Edit(0, 1, "XX"), (0,), ()), Composed(Edit(4, 5, "Y"), (), (0,))],
    ),
    "the second inside the first": (
        [Edit(0, 2, "WXYZ")],
        [Edit(1, 3, "")],
        [Composed(Edit(0, 2, "WZ"), (0,), (0,))],
    ),
    "the second around the first": (
        [Edit(2, 3, "X")],
        [Edit(1, 4, "Y")],
        [Composed(Edit(1, 4, "Y"), (0,), (0,))],
    ),
    "touching": (
        [Edit(0, 2, "X")],
        [Edit(1, 2, "Y")],
        [Composed(Edit(0, 3, "XY"), (0,), (0,))],
    ),
    "one over two": (
        [Edit(0, 1, ""), Edit(2, 3, "")],
        [Edit(0, 2, "Q")],
        [Composed(Edit(0, 4, "Q"), (0, 1), (0,))],
    ),
}


@pytest.mark.parametrize("edits", REFUSED.values(), ids=REFUSED)
def test_edits_that_do_not_fit_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(EditError):
        apply_edits("abcdef", edits)


@pytest.mark.parametrize(("edits", "expected"), APPLIED.values(), ids=APPLIED)
def test_edits_are_applied(edits: list[Edit], expected: str) -> None:
    assert apply_edits("abcdef", edits) == expected


@pytest.mark.parametrize(("first", "second", "expected"), COMPOSED.values(), ids=COMPOSED)
def test_composed(first: list[Edit], second: list[Edit], expected: list[Composed]) -> None:
    assert compose("abcdef", first, second) == expected
    twice = apply_edits(apply_edits("abcdef", first), second)
    assert apply_edits("abcdef", [one.edit for one in expected]) == twice


def test_a_second_set_that_does_not_fit_is_refused() -> None:
    with pytest.raises(EditError):
        compose("abcdef", [Edit(0, 6, "")], [Edit(2, 3, "x")])


def test_offsets_are_code_points() -> None:
    assert apply_edits("\U0001f600e\u0301x", [Edit(3, 4, "y")]) == "\U0001f600e\u0301y"


@pytest.mark.parametrize(
    ("edit", "growth"), [(Edit(0, 3, ""), -3), (Edit(0, 0, "ab"), 2), (Edit(1, 2, "x"), 0)]
)
def test_growth(edit: Edit, growth: int) -> None:
    assert edit.growth == growth
