"""Characters that act or hide are shown."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.core.visible import difference, escaped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\ud800", "\\ud800"),
        ("\x00\t\x7f\x9b", "␀␉␡\\x9b"),
        ("a\u202eb\u2066c\u200f", "a\\u202eb\\u2066c\\u200f"),
        ("\U000e0041", "\\U000e0041"),
        ("soft\xadhyphen \ufeff", "soft\\xadhyphen \\ufeff"),
        ("line\nnext\u2028next", "line↵next\\u2028next"),
        ("می\u200cشود 👩\u200d🚀 \u0600 é e\u0301", "می\u200cشود 👩\u200d🚀 \u0600 é e\u0301"),
    ],
)
def test_escapes_what_acts_and_nothing_else(text: str, expected: str) -> None:
    assert escaped(text) == expected


@given(st.text())
def test_nothing_that_acts_is_left(text: str) -> None:
    shown = escaped(text)
    shown.encode("utf-8")
    assert not any(unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") for one in shown)
    assert not any(
        unicodedata.bidirectional(one)
        in ("RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI")
        for one in shown
    )
    assert escaped(shown) == shown


@given(st.text(" \n\xa0\u200b\u200cab", max_size=5), st.text(" \n\xa0\u200b\u200cab", max_size=5))
def test_every_difference_can_be_seen(removed: str, added: str) -> None:
    shown = difference(removed, added)
    if removed != added and removed.split() == added.split():
        assert shown[0] != shown[1]
        assert not any(one.isspace() for one in "".join(shown))
    assert all(side.strip() for side, text in zip(shown, (removed, added), strict=True) if text)
