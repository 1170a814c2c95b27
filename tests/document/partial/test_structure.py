"""Where a page can be cut: never where something may be open."""

from __future__ import annotations

import pytest
from hypothesis import given

from bot_plugins.document import complexity
from bot_plugins.document.partial.structure import Structure
from tests.strategies import pages

WHOLE = {
    "template": "{{a|\n\nb}}",
    "link's text": "[[A|b\n\nc]]",
    "reference": "<ref>a\n\nb</ref>",
    "tag's attributes": "<ref name=a\n\n>b</ref>",
    "a tag with attributes on two lines": '<ref name="a"\n>b\n\nc</ref>',
    "a tag over lines that is never closed": "<u\n{|\n-->\n\na",
    "a list item before a closing tag of another": "<li>a\n\nb</small>",
    "a line break's attributes": "<br class=a\n\n>b",
    "a rule's quotation mark, never closed": '<hr class="a>b\n\nc">',
    "comment": "<!-- a\n\nb -->",
    "table": "{|\n| a\n\n| b\n|}",
    "indented table, which the parser takes for text": "a\n:{|\n\n| b\n|}",
    "link in an external link": "[http://example.org a [[b|\n\nc]] d]",
    "style in an external link": "[http://example.org a ''b\n\nc'' d]",
    "tag in an external link": "[http://example.org a <b>\n\nc</b> d]",
    "template never closed": "{{a|b\n\nc {{d<e}}",
    "comment never closed": "a <!-- b\n\nc",
    "table never closed": "{|\n\na",
    "lone end of a comment": "a\n\nb -->",
    "crossing marks": "[[a|{{b]]\n\n}} c ]]",
    "quotation mark never closed": '<ref name="a>b\n\nc" />',
    "reference within entities": "&lt;ref a\n\nb/&gt;",
    "not in a nowiki": "<nowiki>a\n\nb</nowiki>",
    "what only looks like a template": "{{|\n\na}}",
    "a run of marks that close two": "{{a|\n\n[[x}}}}]]",
    "a template without a name": "{{b {{\u00a0|\n\na}}",
    "a tag broken off": "a <b c\n\nd",
    "marks that cross": "a\n\nb <div>{{c|</div>}}",
    "marks that cross within a link": "a\n\n<div>[[|</div>]]",
    "a closing tag broken off": "a\n\nb </div",
    "what begins like a closing tag": "a\n\n<div></</div>",
    "a name with a stroke": "a\n\n<div/b></div>",
    "the language converter's marks": "-{a\n\nb}-",
    "a heading that closes what is open": "{|<ref>\n=</ref>=\n|}\n\na",
    "a closing tag in an external link": "<div>[http://b</div>]\n\nc",
    "a table's mark in a tag over lines": "a\n\n*<hr \n{|>\n|}",
    "bracket far from its end": "[http://a " + "b" * 3000 + "]\n\nc]",
}
CUT = {
    "paragraphs": "a\n\nb",
    "list items": "* a\n* b",
    "sections": "a\n== b ==\nc",
    "after a template": "{{a|b}}\n\nc",
    "after nested templates": "{{a|{{b}}\n\n|c={{d}}}}\n\ne",
    "brackets in a nowiki": "<nowiki>[[</nowiki>\n\nb]]",
    "a closing tag alone": "a</center>\n\nb",
    "an external link that a line end breaks": "[http://example.org a [[b]] ''c'' {{d}}\n\ne]",
    "a lone closing brace": "a }}\n\nb",
    "an unclosed tag": "a<br>\n\nb <small>c\n\nd",
    "a tag that is a DOI's": "{{a|b<0818:TOFF>c}}\n\nd",
}


def cuts(text: str) -> list[int]:
    return [int(place) for place in Structure(text.encode()).cuts()]


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_not_cut_where_something_is_open(text: str) -> None:
    assert text.find("\n\n", 1) not in cuts(text)


@pytest.mark.parametrize("text", CUT.values(), ids=CUT)
def test_cut(text: str) -> None:
    assert cuts(text)


@given(pages)
def test_cuts_are_line_ends_before_a_new_paragraph(text: str) -> None:
    data = text.encode(errors="surrogatepass")
    for place in Structure(data).cuts():
        assert data[place : place + 1] == b"\n"
        assert data[place + 1 : place + 2] in (b"\n", b"*", b"#", b"=")


@given(pages)
def test_what_is_orderly_is_not_tangled(text: str) -> None:
    if Structure(text.encode(errors="surrogatepass")).is_orderly():
        assert not complexity.is_too_complex(text)
