"""What no finding may do, whatever its rule thinks."""

from __future__ import annotations

import pytest

from bot_plugins import document, guards
from bot_plugins.edits import Edit

REFUSED = {
    "nothing changes": ("The lake.", "lake", "lake"),
    "double space": ("The  lake.", "  ", " "),
    "trailing space": ("The lake. \nIt.", ". \n", ".\n"),
    "line end for a space": ("The\nlake.", "The\nlake", "The lake"),
    "insertion": ("The lake.", "", "x"),
    "in a template": ("A {{a|the the}} lake.", "the the", "the"),
    "in a quotation": ('A "the the" lake.', "the the", "the"),
    "in italics": ("A ''the the'' lake.", "the the", "the"),
    "in a link": ("A [[the the]] lake.", "the the", "the"),
    "across a link bracket": ("The the[[lake]] is.", "the[[", "[["),
    "half in a reference": ("A the the<ref>A</ref>.", "the<ref", "<ref"),
    "word of the page's title": ("The had began lake.", "had began", "had begun"),
    "short title": ("A the lake.", "the", "a"),
    "link target elsewhere": ("See [[Band went]]. The band went.", " band went", " band go"),
    "braces come together": ("lake{ {deep.", " ", ""),
    "bracket meets its like": ("lake[ [deep.", " ", ""),
    "a space that leaves a list mark": ("A lake\nx* deep.", "x", ""),
    "a line that would start with a space": ("A lake\nx deep.", "x", ""),
    "equals sign meets another": ("lake= =deep.", " ", ""),
    "replacement meets its like": ("A lake x- deep.", "x", "-"),
}
ALLOWED = {
    "word": ("The had went lake.", "went", "gone"),
    "two words": ("The the the lake.", "the the", "the"),
    "space before a comma": ("The lake , deep.", " ,", ","),
    "space between words": ("The la ke.", "la ke", "lake"),
    "short word of a longer title": ("A of of lake.", "of of", "of"),
    "beside a link": ("The [[lake]] , deep.", " ,", ","),
    "bold": ("The '''had went''' lake.", "went", "gone"),
    "bracket": ("The ( deep) lake.", "( ", "("),
}


def allows(text: str, before: str, after: str) -> bool:
    start = text.index(before)
    edit = Edit(start, start + len(before), after)
    return guards.allows(document.read(text, TITLES.get(text, "")), edit)


TITLES = {
    "The had began lake.": "Lake had began",
    "A the lake.": "The",
    "A of of lake.": "House of the lake",
}


@pytest.mark.parametrize(("text", "before", "after"), REFUSED.values(), ids=REFUSED)
def test_refused(text: str, before: str, after: str) -> None:
    assert not allows(text, before, after)


@pytest.mark.parametrize(("text", "before", "after"), ALLOWED.values(), ids=ALLOWED)
def test_allowed(text: str, before: str, after: str) -> None:
    assert allows(text, before, after)


@pytest.mark.parametrize("span", [(-1, 2), (3, 2), (5, 99), (99, 100), (4, 4)], ids=str)
def test_a_span_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    assert not guards.allows(document.read("The lake."), Edit(*span, "x"))
