"""The mask: levels that only rise, placeholders that keep every offset."""

from __future__ import annotations

import pytest

from bot_plugins import document
from bot_plugins.document.mask import OPAQUE, TRANSPARENT, Level, Mask

LEVELS = {
    "nothing": ([], "abcdef", ""),
    "locked shows and stays": ([(1, 3, Level.LOCKED)], "abcdef", ""),
    "transparent": ([(1, 3, Level.TRANSPARENT)], f"a{TRANSPARENT * 2}def", "bc"),
    "opaque": ([(1, 3, Level.OPAQUE)], f"a{OPAQUE * 2}def", "bc"),
    "opaque wins": (
        [(0, 4, Level.OPAQUE), (2, 6, Level.TRANSPARENT)],
        f"{OPAQUE * 4}{TRANSPARENT * 2}",
        "abcdef",
    ),
    "never lowered": ([(0, 2, Level.OPAQUE), (0, 6, Level.LOCKED)], f"{OPAQUE * 2}cdef", "ab"),
    "empty span": ([(3, 3, Level.OPAQUE)], "abcdef", ""),
    "beyond the end": ([(4, 99, Level.OPAQUE)], f"abcd{OPAQUE * 2}", "ef"),
}


@pytest.mark.parametrize(("spans", "prose", "hidden"), LEVELS.values(), ids=LEVELS)
def test_levels(spans: list[tuple[int, int, Level]], prose: str, hidden: str) -> None:
    mask = Mask("abcdef")
    mask.raise_all(spans)
    assert (mask.prose(), mask.hidden()) == (prose, hidden)
    locked = [at for start, end, _ in spans for at in range(start, min(end, 6))]
    assert [at for at in range(6) if not mask.editable(at, at + 1)] == sorted(set(locked))


def test_an_edit_must_be_editable_throughout() -> None:
    mask = Mask("abcdef")
    mask.raise_to(Level.LOCKED, 3, 4)
    assert mask.editable(0, 3)
    assert not mask.editable(0, 4)
    assert mask.editable(4, 6)


@pytest.mark.parametrize("placeholder", [OPAQUE, TRANSPARENT], ids=["opaque", "transparent"])
def test_a_placeholder_in_the_source_is_opaque(placeholder: str) -> None:
    page = document.read(f"The {placeholder} lake is deep.")
    assert page.prose == f"The {OPAQUE} lake is deep."
    assert not page.editable(4, 5)


@pytest.mark.parametrize(
    "text",
    ["", "\0", "\ud800", "a\0b", "\U0001f600 lake", "e\u0301", "\u202eabc", "a\r\nb", "\u2028"],
    ids=ascii,
)
def test_odd_characters_keep_their_places(text: str) -> None:
    assert document.read(f"The {text} lake").prose[-4:] == "lake"
    assert len(document.read(text).prose) == len(text)
