"""The names under which the queue keeps how far sources were read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.maintenance.config.sources import MOST_BYTES, Search, Worklist, fitting


def test_a_name_says_what_is_read() -> None:
    assert Search(kind="search", query="a b").name == "search:a b"
    assert Worklist(kind="worklist", file="/titles.txt").name == "worklist:/titles.txt"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400), st.booleans())
def test_a_name_fits_and_stays_its_own(text: str, is_long: bool) -> None:
    name = text + "é" * 200 * is_long
    assert len(fitting(name).encode()) <= MOST_BYTES
    assert fitting(name) != fitting(f"{name}.")
    assert fitting(name) == name or len(name.encode()) > MOST_BYTES
