"""Edits of words and marks: the document follows without being read again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins import document
from bot_plugins.core.edits import Edit, apply_edits
from tests.strategies import pages, sloppy

WORDS = ["go", "was gone", "an"]
MARKS = ["", " ", ",", ".", ", ", ". ", ",,", " ,"]
READ_AGAIN = {
    "two words become one": ("He went and came.", Edit(7, 8, "")),
    "a capital": ("He went and came.", Edit(3, 7, "Left")),
    "a letter": ("He went and came.", Edit(3, 7, "a")),
    "a mark more": ("He went and came.", Edit(3, 7, "left,")),
    "beside an apostrophe": ("He came. 'Soon' he left.", Edit(10, 14, "late")),
    "a full stop before letters": ("We use .com names here.", Edit(6, 7, "")),
    "an address ends with what follows": ("See www.a.example , all.", Edit(17, 18, "")),
    "a link's address ends so too": ("See [http://a.example] , all.", Edit(22, 23, "")),
    "a link that holds an address": ("See [[a@b]] , all.", Edit(11, 12, "")),
    "what may become an entity": ("He sold it &nbsp ; all.", Edit(16, 17, "")),
    "a letter that may be spelled": ("It is A B C , all.", Edit(11, 12, "")),
    "an article that may be spelled": ("It is A B a apple.", Edit(10, 11, "an")),
    "a full stop gives way to a comma": ("It ended. Then it began.", Edit(8, 9, ",")),
    "letters and marks": ("It ended,then it began.", Edit(8, 13, ", then")),
    "before a [sic]": ("He had went in in [sic] there.", Edit(7, 11, "gone")),
    "a time may become a signature's": (
        "12:34 , 5 May 2020 (UTC) and 12:35, 5 May 2020 (UTC)",
        Edit(5, 6, ""),
    ),
    "beside a reference": ("It ended .<ref>a</ref> Then.", Edit(8, 9, "")),
    "a sentence grows too long": (f"{'a bc, ' * 250}of,it ended.", Edit(1502, 1503, ", ")),
}
FOLLOWED = {
    "words": ("They ''sang'' and had went.", Edit(22, 26, "gone")),
    "an article": ("It was a apple.", Edit(7, 8, "an")),
    "a space before a comma": ("In those years , all changed.", Edit(14, 15, "")),
    "a space before a full stop": ("It ended in 1901 . Then it began.", Edit(16, 17, "")),
    "a space after a full stop": ("It ended.Then it began.", Edit(9, 9, " ")),
    "the mark with its space": ("It ended,then it began.", Edit(8, 9, ", ")),
    "a space within brackets": ("The king ( and his son ) left.", Edit(10, 11, "")),
    "a mark twice": ("The king,, and his son left.", Edit(8, 10, ",")),
    "behind a link": ("In the [[Middle Ages]] , all changed.", Edit(22, 23, "")),
}


@pytest.mark.parametrize(("text", "edit"), READ_AGAIN.values(), ids=READ_AGAIN)
def test_what_may_change_what_is_prose_is_read_again(text: str, edit: Edit) -> None:
    assert document.read(text).changed([edit]) is None


@pytest.mark.parametrize(("text", "edit"), FOLLOWED.values(), ids=FOLLOWED)
def test_what_surely_does_not_is_followed(text: str, edit: Edit) -> None:
    changed = document.read(text).changed([edit])
    assert changed is not None
    again = document.read(apply_edits(text, [edit]))
    assert (changed.source, changed.prose) == (again.source, again.prose)


def test_several_at_once() -> None:
    page = document.read("They ''sang'' and had went in in there.")
    changed = page.changed([Edit(22, 26, "gone"), Edit(27, 32, "in")])
    assert changed is not None
    assert changed.source == "They ''sang'' and had gone in there."
    assert changed.prose == document.read(changed.source).prose


@given(st.one_of(pages, sloppy), st.data())
def test_the_same_as_read_again(text: str, data: st.DataObject) -> None:
    page = document.read(text)
    found = (*re.finditer("[a-z]{2,}", text), *re.finditer("[ ,.]+", text))
    places = [match for match in found if page.editable(*match.span())]
    if not places:
        return
    chosen = data.draw(st.lists(st.sampled_from(places), unique=True, max_size=3))
    edits = [
        Edit(*one.span(), data.draw(st.sampled_from(WORDS if one[0].isalpha() else MARKS)))
        for one in chosen
    ]
    if changed := page.changed(edits):
        again = document.read(apply_edits(text, edits))
        assert (changed.source, changed.prose) == (again.source, again.prose)
        assert changed.hidden == again.hidden == page.hidden
