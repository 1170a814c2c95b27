"""Where a place of text in XML is in the text itself."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.scan.entities import Escaped

TEXT = 'a < "é" &lt; b'
RAW = escape(TEXT).encode()
pieces = st.lists(st.sampled_from(["<", ">", "&", '"', "a", "é", " ", ";", "quot;", "lt"]))


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (b"a &l", b"a <"),
        (b"t; &quo", b'< "'),
        (b"amp", b"&"),
        ("é".encode(), "é".encode()),
        (b";lt; b", b"&lt; b"),
    ],
)
def test_a_place_is_where_it_is_in_the_text(place: bytes, expected: bytes) -> None:
    source = Escaped(RAW)
    start = RAW.index(place)
    [(low, high)] = source.offsets([(start, start + len(place))])
    assert source.data is not None
    assert source.data[low:high] == expected


@pytest.mark.parametrize("raw", [b"&#39;", b"a\r\nb", b"&nbsp;", b"&"])
def test_what_is_more_than_names_has_no_offsets(raw: bytes) -> None:
    assert Escaped(raw).data is None


@given(pieces, st.data())
def test_nothing_of_a_place_is_lost(characters: list[str], data: st.DataObject) -> None:
    """All that a place holds of the XML is in the span it is given in the text."""
    parts = [escape(one, quote=one == '"').encode() for one in characters]
    source = Escaped(b"".join(parts))
    assert source.data == "".join(characters).encode() == source.text.encode()
    start = data.draw(st.integers(0, len(source.raw)))
    end = data.draw(st.integers(start, len(source.raw)))
    [(low, high)] = source.offsets([(start, end)])
    reached = offset = 0
    for part, character in zip(parts, characters, strict=True):
        within = start < reached + len(part) and reached < end
        inside = low < offset + len(character.encode()) and offset < high
        assert inside == within or (within and len(part) > 1)
        reached, offset = reached + len(part), offset + len(character.encode())
