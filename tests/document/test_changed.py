"""Words that give way to words: the document follows without being read again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins import document
from bot_plugins.edits import Edit, apply_edits
from tests.strategies import pages, sloppy

READ_AGAIN = {
    "a space": Edit(7, 8, ""),
    "a capital": Edit(3, 7, "Left"),
    "a letter": Edit(3, 7, "a"),
    "a mark": Edit(3, 7, "left,"),
    "beside a full stop": Edit(13, 17, "left"),
    "beside an apostrophe": Edit(19, 23, "left"),
}


@pytest.mark.parametrize("edit", READ_AGAIN.values(), ids=READ_AGAIN)
def test_what_may_change_what_is_prose_is_read_again(edit: Edit) -> None:
    assert document.read("He went and came. 'Soon' he left.").changed([edit]) is None


def test_words_for_words() -> None:
    page = document.read("They ''sang'' and had went in in there.")
    changed = page.changed([Edit(22, 26, "gone"), Edit(27, 32, "in")])
    assert changed is not None
    assert changed.source == "They ''sang'' and had gone in there."
    assert changed.prose == document.read(changed.source).prose


@given(st.one_of(pages, sloppy), st.data())
def test_the_same_as_read_again(text: str, data: st.DataObject) -> None:
    page = document.read(text)
    words = [match for match in re.finditer("[a-z]{2,}", text) if page.editable(*match.span())]
    if not words:
        return
    chosen = data.draw(st.lists(st.sampled_from(words), unique=True, max_size=3))
    edits = [
        Edit(*match.span(), data.draw(st.sampled_from(["go", "was gone"]))) for match in chosen
    ]
    if changed := page.changed(edits):
        again = document.read(apply_edits(text, edits))
        assert (changed.source, changed.prose) == (again.source, again.prose)
        assert changed.hidden == again.hidden == page.hidden
