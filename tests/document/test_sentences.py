"""The sentence around a place: what a rule reads of its surroundings."""

from __future__ import annotations

import re

import pytest

from bot_plugins import document

KEPT_WHOLE = {
    "title and initials": ("Dr. J. R. Smith Jr. had it.", " Then it rained."),
    "saint": ("He lived in St. Louis.", " It rained."),
    "abbreviation": ("It was built c. 1900, e.g. there.", " It rained."),
    "country": ("The U.S. Army had it.", " It rained."),
    "decimal point": ("It is 3.5 km long.", " It rained."),
    "template": ("A {{x|a. B}} lake.", " It rained."),
    "file": ("The lake [[File:A.jpg|thumb|A. B.]] is deep.", " It rained."),
    "line end": ("Then\nhe had it.", " It rained."),
    "saint in a link": ("He lived in [[St. Louis]].", " It rained."),
    "initials in italics": ("It is of ''J. R. Smith''.", " It rained."),
    "bold": ("The '''Lake''' is deep.", " It rained."),
    "lone surrogate": ("The \ud800 lake is deep.", " It rained."),
}
DIVIDED = {
    "full stop": ("It rained.", " The lake is deep."),
    "question": ("Did it?", " The lake is deep."),
    "exclamation": ("It did!", " The lake is deep."),
    "italics": ("It rained on ''Rialto''.", " The lake is deep."),
    "italics on both sides": ("It rained on ''Rialto''.", " ''The'' lake is deep."),
    "bold and a link": ("A '''mill'''s rained in '''Rome'''.", " The [[a lake|lake]] is deep."),
    "reference": ("It rained.<ref>A. B.</ref>", " The lake is deep."),
    "line of markup": ("{{Infobox\n| a = b\n}}", "\nThe lake is deep."),
    "blank line": ("It rained", "\n\nThe lake is deep."),
    "list item": ("* It rained", "\n* The lake is deep."),
    "heading": ("== It rained ==", "\nThe lake is deep."),
}


def sentence(text: str, position: int) -> str:
    start, end = document.read(text).sentence(position)
    return text[start:end].strip("\n *")


@pytest.mark.parametrize(("first", "second"), KEPT_WHOLE.values(), ids=KEPT_WHOLE)
def test_what_ends_no_sentence(first: str, second: str) -> None:
    for position in (0, len(first) - 1):
        assert sentence(first + second, position) == first


@pytest.mark.parametrize(("first", "second"), DIVIDED.values(), ids=DIVIDED)
def test_what_ends_a_sentence(first: str, second: str) -> None:
    found = sentence(first + second, len(first + second) - 1)
    assert re.sub(r"''|\[\[|a lake\||\]\]", "", found).endswith("The lake is deep.")
    assert "rained" not in found
    assert "It did" not in found


@pytest.mark.parametrize("text", ["", "\n", "\n\n", "a", " ", "\0", "\ud800", "{{a}}"], ids=ascii)
def test_every_place_has_a_sentence(text: str) -> None:
    page = document.read(text)
    for position in range(len(text) + 1):
        start, end = page.sentence(position)
        assert 0 <= start <= end <= len(text)
