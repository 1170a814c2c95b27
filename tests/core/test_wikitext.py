"""The bot's own text on wiki pages: in its place, and harmless."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.core.wikitext import NoPlaceError, SectionMarkers, harmless, placed

MARKS = SectionMarkers("copyedit list")
BEGIN, END = MARKS.begin, MARKS.end


def test_pages_that_have_a_place_keep_it() -> None:
    """These comments stand on wikis: they must not change."""
    assert BEGIN == "<!-- copyedit list begins -->"
    assert END == "<!-- copyedit list ends -->"


@given(st.text())
def test_harmless_text_is_shown_as_it_is(text: str) -> None:
    found = re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), harmless(text))
    assert found == text.replace("\n", "↵")
    assert not set(harmless(text)) & set("[]{}<>|'~_=*:/!\"")


def test_the_list_takes_its_place() -> None:
    assert placed("", "new", MARKS) == f"{BEGIN}\nnew\n{END}"
    page = f"Before.\n{BEGIN}\nold\n{END}\nAfter."
    assert placed(page, "new", MARKS) == f"Before.\n{BEGIN}\nnew\n{END}\nAfter."
    assert placed(placed(page, "new", MARKS), "new", MARKS) == placed(page, "new", MARKS)


@pytest.mark.parametrize("page", ["Text.", f"Text. {BEGIN}", f"{END} {BEGIN}"])
def test_a_page_without_a_place_is_left_alone(page: str) -> None:
    with pytest.raises(NoPlaceError, match="mark the bot's place"):
        placed(page, "new", MARKS)
