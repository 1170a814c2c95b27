"""Spaces just inside brackets: of text, and of code."""

from __future__ import annotations

import pytest

from bot_plugins.languages.common.brackets import BRACKETS, closing, is_call, opening


@pytest.mark.parametrize(
    ("prose", "opens", "closes"),
    [
        ("The king ( and his son ) left.", "(", ")"),
        ("The king( and his son ) left.", " (", ")"),
        ("The king (and his son )left.", None, ") "),
        ("King Olav ( 1871–1940) left.", "(", None),
        ("The king (and his son) left.", None, None),
    ],
)
def test_what_closes_up(prose: str, opens: str | None, closes: str | None) -> None:
    pair = next(BRACKETS.finditer(prose))
    first, last = opening(prose, pair), closing(prose, pair)
    assert (first.replacement if first else None) == opens
    assert (last.replacement if last else None) == closes


@pytest.mark.parametrize(
    ("prose", "found"),
    [("Use bool( a and b ) here.", True), ("The king( and his son ) left.", False)],
)
def test_a_call(prose: str, found: bool) -> None:
    assert is_call(prose, next(BRACKETS.finditer(prose))) is found
