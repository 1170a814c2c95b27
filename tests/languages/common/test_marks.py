"""Spaces before ; : ! and ? in languages that put none there."""

from __future__ import annotations

import pytest

from bot_plugins import document
from bot_plugins.core import prefilter
from bot_plugins.languages.common.marks import rule, suggestions

LEFT = {
    "no space": "Er kommt; sie geht!",
    "no-break space": "Er kommt\u00a0!",
    "single letter": "Es ist A !",
    "variable": "Dort ist x ; y da.",
    "number": "Es steht 5 : 3 dort.",
    "emoticon": "Er kommt :-) da.",
    "marks in a row": "Er kommt !!",
    "mark in a word": "Er kommt !da.",
    "title behind it": "Das Buch : Roman",
    "template": "Er {{a}} !",
    "reference": "Er kommt.<ref>A</ref> !",
    "quotation": "Er sagt „Komm !“ zu ihr.",
    "italics' own": "Das Lied ''Komm ; geh'' ist alt.",
    "definition": "; Begriff : das Wort",
}
FOUND = {
    "exclamation mark": ("Er kommt !", " !"),
    "question mark": ("Ist das gut ? Ja.", " ?"),
    "semicolon": ("Er kommt ; sie geht.", " ;"),
    "colon": ("Das ist : gut.", " :"),
    "line end": ("Ein Wort ;\nEin Satz.", " ;"),
}


def found(text: str) -> list[tuple[str, str]]:
    page = document.read(text)
    edits = [one.edit for one in suggestions(page) if page.editable(one.edit.start, one.edit.end)]
    return [(text[edit.start : edit.end], edit.replacement) for edit in edits]


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_a_space_that_is_left(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "before"), FOUND.values(), ids=FOUND)
def test_a_space_before_a_mark(text: str, before: str) -> None:
    assert found(text) == [(before, before.strip())]
    assert prefilter.of((rule(),)).useful(text)
