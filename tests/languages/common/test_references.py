"""How a page puts its references."""

from __future__ import annotations

import pytest

from bot_plugins.languages.common.references import ReferenceStyle, habit


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("It fell.<ref>A</ref>", ReferenceStyle(1, 0)),
        ("It fell. <ref>A</ref>", ReferenceStyle(0, 1)),
        ("It fell.<ref>A</ref> <ref>B</ref>", ReferenceStyle(1, 0)),
        ('It fell,<ref name="a" /> and rose.{{sfn|A|1990}}', ReferenceStyle(2, 0)),
        ("It fell. {{convert|5|km}} It rose.", ReferenceStyle(0, 0)),
        ("<ref>A</ref>", ReferenceStyle(0, 0)),
    ],
)
def test_habit(source: str, found: ReferenceStyle) -> None:
    assert habit(source) == found


@pytest.mark.parametrize(
    ("way", "may_close", "closes"),
    [
        (ReferenceStyle(0, 1), True, False),
        (ReferenceStyle(0, 2), False, False),
        (ReferenceStyle(2, 2), True, False),
        (ReferenceStyle(3, 1), True, True),
        (ReferenceStyle(3, 4), False, False),
    ],
)
def test_a_habit_decides(way: ReferenceStyle, may_close: bool, closes: bool) -> None:
    assert (way.may_close, way.closes) == (may_close, closes)
