"""The figures of a run."""

from __future__ import annotations

import pytest

from bot_plugins.ui.report import RunTotals
from tests.ui.display.build import marked


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0.4, "0 s"),
        (59.6, "1 min 0 s"),
        (3599.4, "59 min 59 s"),
        (3600, "1 h 0 min"),
        (8073, "2 h 14 min"),
    ],
)
def test_says_how_long_it_took(seconds: float, expected: str) -> None:
    assert RunTotals(seconds=seconds).duration == expected


def test_counts_up() -> None:
    totals = RunTotals()
    totals.count(marked("«a|b» «c|d»"))
    totals.count(marked("«a|b»"))
    totals.skip("protected", "A")
    totals.skip("protected", "B")
    assert (totals.pages_with_proposals, totals.changes) == (2, 3)
    assert totals.rules == {"verb_form": 3}
    assert totals.skipped == {"protected": 2}
    assert totals.left == {"protected": ["A", "B"]}


def test_sorts_counts_from_high_to_low() -> None:
    assert RunTotals().most_first({"b": 1, "a": 1, "c": 5}) == [("c", 5), ("a", 1), ("b", 1)]
