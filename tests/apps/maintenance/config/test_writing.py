"""What is written reads back the same."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.maintenance.config.writing import written

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = TEXTS | st.booleans() | st.integers() | st.floats(-1e9, 1e9)


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb"])
def test_what_is_not_unicode_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not Unicode"):
        written(text)


@pytest.mark.parametrize(
    "text", ['"', "\\", "\\n", "\n", "\r\n", "\0", "\x7f", "\x85", "é", "𝄞", ""]
)
def test_texts_that_need_care(text: str) -> None:
    assert tomllib.loads(f"key = {written(text)}") == {"key": text}


@given(VALUES | st.lists(VALUES))
def test_every_value_reads_back_the_same(value: object) -> None:
    assert tomllib.loads(f"key = {written(value)}") == {"key": value}
