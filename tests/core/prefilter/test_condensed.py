"""A condensed page: what is left of it, and where that stands in the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.core.prefilter.condensed import Condensed

REFERENCE = "<ref>{{cite book|title=The mill of the town in 1950}}</ref>"
pieces = st.sampled_from([REFERENCE, "{{efn|The mill é was built in 1950 there.}}", "word", " ",
                          "é", "\n| name = a cell of a long table in it", "\n"])  # fmt: skip


def test_a_reference_becomes_short() -> None:
    assert Condensed(f"A{REFERENCE} b".encode()).data == b"A<ref>{</ref> b"


def test_a_span_across_a_reference_holds_it_whole() -> None:
    text = f"It fell{REFERENCE} fell."
    condensed = Condensed(text.encode())
    start, end = condensed.data.index(b"fell"), condensed.data.rindex(b"fell") + 4
    low, high = condensed.span(start, end)
    assert text.encode()[low:high].decode() == f"fell{REFERENCE} fell"


def test_an_empty_span_stays_empty() -> None:
    assert Condensed(b"abc").span(2, 2) == (2, 2)
    assert Condensed(b"").span(0, 0) == (0, 0)


@given(st.lists(pieces, max_size=12).map("".join))
def test_each_byte_that_is_left_is_found_again(text: str) -> None:
    whole = text.encode()
    condensed = Condensed(whole)
    places = [condensed.span(place, place + 1) for place in range(len(condensed.data))]
    assert b"".join(whole[start:end] for start, end in places) == condensed.data
    assert places == sorted(set(places))
