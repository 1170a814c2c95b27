"""How a page puts its references."""

from __future__ import annotations

import pytest

from bot_plugins.languages.common.references import Habit, habit


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("It fell.<ref>A</ref>", Habit(1, 0)),
        ("It fell. <ref>A</ref>", Habit(0, 1)),
        ("It fell.<ref>A</ref> <ref>B</ref>", Habit(1, 0)),
        ('It fell,<ref name="a" /> and rose.{{sfn|A|1990}}', Habit(2, 0)),
        ("It fell. {{convert|5|km}} It rose.", Habit(0, 0)),
        ("<ref>A</ref>", Habit(0, 0)),
    ],
)
def test_habit(source: str, found: Habit) -> None:
    assert habit(source) == found


@pytest.mark.parametrize(
    ("way", "may_close", "closes"),
    [
        (Habit(0, 1), True, False),
        (Habit(0, 2), False, False),
        (Habit(2, 2), True, False),
        (Habit(3, 1), True, True),
        (Habit(3, 4), False, False),
    ],
)
def test_a_habit_decides(way: Habit, may_close: bool, closes: bool) -> None:
    assert (way.may_close, way.closes) == (may_close, closes)
