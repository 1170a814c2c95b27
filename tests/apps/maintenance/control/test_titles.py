"""Titles as people type them, and as MediaWiki has them."""

from __future__ import annotations

import pytest
from hypothesis import given

from bot_plugins.apps.maintenance.control.titles import normal
from tests.strategies import titles

DIFFERENT = (("Rome", "ROME"), ("Rome", "Roma"), ("Talk:Rome", "Rome"), ("A B", "AB"), ("A", ""))
SAME = (
    ("rome", "Rome"),
    ("New_York__City", "New York City"),
    (" :Rome ", "Rome"),
    ("user: bot/List", "User:Bot/List"),
    ("AT&amp;T", "AT&T"),
    ("Rome\u200e", "Rome"),
    ("Cafe\u0301", "Café"),
    ("éclair", "Éclair"),
    ("New\u00a0York", "New York"),
    ("\u00a0_: Rome", "Rome"),
)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_pages(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_page(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@given(titles)
def test_never_raises_and_comes_to_rest(title: str) -> None:
    assert normal(normal(title)) == normal(title)
