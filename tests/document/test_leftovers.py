"""Half-open markup: what it may have meant is hidden, what it cannot reach stays prose."""

from __future__ import annotations

import pytest

from tests.document.claims import is_hidden, is_prose

HIDDEN = {
    "open template": (
        "It is {{lang|fr|the the lake\nand cold.",
        "{{lang|fr|the the lake\nand cold.",
    ),
    "template never opened": ("It is the the lake}} and cold.", "It is the the lake}}"),
    "open reference": ("It is.<ref>The the book, p. 5. Then more.", "The the book, p. 5. Then"),
    "reference never opened": ("The the book, p. 5</ref> Then more.", "The the book, p. 5</ref>"),
    "open link": ("It is [[the the lake and cold. Then.", "[[the the lake and cold."),
    "link never opened": ("It is the the lake]] and cold.", "It is the the lake]]"),
    "open address": ("It is [http://example.org the the lake", "the the lake"),
    "open comment": ("It is.<!-- the the lake\n\n== A ==\nand cold.", "the the lake\n\n== A =="),
    "open comment after an open tag": (
        "It is <div>deep.\n<!-- a\n\n== A ==\nthe the lake.",
        "the the lake.",
    ),
    "open table in a later section": (
        "It is <div>deep.\n\n== A ==\n{|\n| a\n\n== B ==\nthe the lake.",
        "the the lake.",
    ),
    "open nowiki over paragraphs": ("It is <nowiki>a\n\nthe the lake.", "the the lake."),
    "open nowiki": ("It is <nowiki>the the lake and cold.", "the the lake and cold."),
    "open table": ("{|\n| the the lake\n\n== A ==\n| and cold.", "| the the lake"),
    "row of a torn table": ("It is deep.\n| the the lake\nThen more.", "| the the lake"),
    "end of a torn table": ("It is the the\n|}\nThen more.", "It is the the\n|}"),
    "open italics tag": ("It is <i>the the lake and cold.", "the the lake and cold."),
    "tag broken off": ("It is <ref name=a the the lake.", "<ref name=a the the lake."),
    "attributes over a blank line": (
        "It is.<ref name=\n\nthe the lake.<ref>A</ref> Then.",
        "\n\nthe the lake.<ref>",
    ),
    "attributes that end there": ("It is <span a=\n\nthe the> deep.", "\n\nthe the>"),
    "sentence with an arrow": ("Choose Edit --> View in the the lake.", "Choose Edit -->"),
    "section before an end of code": ("It is the the lake.\n\nA</code> here.", "the the lake."),
    "switch": ("It is deep.\n__NOINDEX__\nThen more.", "__NOINDEX__"),
}
PROSE = {
    "before an open template": ("It is deep. {{lang|fr|the lake", "It is deep."),
    "the paragraph after one": ("It is {{lang|the lake\n\nThen more.", "Then more."),
    "the item after one": ("* It is {{lang|the lake\n* Then more.", "Then more."),
    "the section after one": ("It is {{lang|the lake\n\n== A ==\nThen more.", "Then more."),
    "after a closer": ("It is the lake}} and cold.", " and cold."),
    "the paragraph before a closer": ("It is deep.\n\nA lake}} here.", "It is deep."),
    "the section before a closer": ("It is deep.\n\n== A ==\nA lake}} here.", "It is deep."),
    "the sentence before a bracket": ("It is deep. A [[lake here.", "It is deep."),
    "before a bracket": ("So deep is the [[lake here.", "So deep is the"),
    "the sentence after a bracket": ("A [[lake here. It is deep.", " is deep."),
    "the sentence before a closing bracket": ("It is deep. A lake]] here.", "It is deep."),
    "after a closing bracket": ("A lake]] lies here.", "lies here."),
    "the paragraph before a bracket": ("It is deep.\n\nA [[lake here.", "It is deep."),
    "the paragraph after a bracket": ("A [[lake here.\n\nIt is deep.", "It is deep."),
    "the item after a bracket": ("* A [[lake here.\n* It is deep.", "It is deep."),
    "the sentence before an arrow": ("It is deep. Edit --> View.", "It is deep."),
    "the sentence after an arrow": ("Edit --> View. It is deep.", " is deep."),
    "the paragraph before an arrow": ("It is deep.\n\nEdit --> View.", "It is deep."),
    "before an open comment": ("It is deep. <!-- so it is", "It is deep."),
    "the line after a torn row": ("| a lake\nThen more.", "Then more."),
    "the paragraph after an open reference": ("A.<ref>lake\n\nThen more.", "Then more."),
    "the paragraph after attributes without an end": ("A.<ref name=\n\nThen more.", "Then more."),
    "the section after an open reference": ("A.<ref>lake\n\n== A ==\nThen more.", "Then more."),
}


@pytest.mark.parametrize(("text", "part"), HIDDEN.values(), ids=HIDDEN)
def test_what_half_open_markup_may_mean_is_hidden(text: str, part: str) -> None:
    assert is_hidden(text, part)


@pytest.mark.parametrize(("text", "part"), PROSE.values(), ids=PROSE)
def test_what_half_open_markup_cannot_reach_is_prose(text: str, part: str) -> None:
    assert is_prose(text, part)
