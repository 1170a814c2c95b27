"""Blocks and lines in HTML are read; those whose words may be somebody else's stay as they are."""

from __future__ import annotations

import pytest

from tests.document.claims import is_hidden, is_kept, is_prose

PART = "they saw the the lake"
TEXT = f"In the end {PART} there."
PROSE = {
    "div": f"<div>\n{TEXT}\n</div>",
    "div on one line": f"<div>{TEXT}</div>",
    "div with a style": f'<div style="background-color: #f1f2fe; padding: 1em">\n{TEXT}\n</div>',
    "div with a class": f'<div class="alert alert-info">{TEXT}</div>',
    "div that can be collapsed": f'<div class="mw-collapsible toccolours" id=a>{TEXT}</div>',
    "div in a div": f"<div class=row><div class='span7 offset1'>\n\n{TEXT}\n\n</div></div>",
    "div in capitals": f"<DIV>{TEXT}</DIV>",
    "div beside one that is not": f'<div>\n<div class="poem">the the</div>\n{TEXT}\n</div>',
    "div with a heading": f"<div>\n== A ==\n{TEXT}\n</div>",
    "div that is never closed": f"<div>\n{TEXT}",
    "in a section behind an open div": f'<div class="a">\n== A ==\nIt is.\n\n{TEXT}',
    "before a lone end of a div": f"{TEXT}</div>\n\nIt is deep.",
    "after a lone end of a div": f"It is deep.\n</div>\n{TEXT}",
    "two open divs": f'<div class="row">\n<div class="span7">\n{TEXT}\n</div>',
    "center": f"<center>{TEXT}</center>",
    "open center": f"<center>\n{TEXT}",
    "paragraph with a style": f'<p style="color: red">{TEXT}</p>',
    "open paragraph": f"It is deep.\n<p>\n{TEXT}",
    "list": f"<ol>\n<li>{TEXT}</li>\n<li>It is deep.</li>\n</ol>",
    "indented list": f"<ul>\n  <li>{TEXT}</li>\n</ul>",
    "list without ends of items": f"<ul>\n<li>{TEXT}\n<li>It is deep.\n</ul>",
    "coloured line": f'<span style="color: red">{TEXT}</span>',
    "line in a font": f'<font color="#ff0000" size=2>{TEXT}</font>',
    "some line breaks": f"<div>It is deep.<br>\n\n{TEXT}\n\nIt is cold.</div>",
}
HIDDEN = {
    "code": f'<div class="mw-highlight">{TEXT}</div>',
    "code in it": f"<div><code>{TEXT}</code></div>",
    "code over lines": f"<div>\n<pre>\n{TEXT}\n</pre>\n</div>",
    "monospaced text": f'<div style="font-family: monospace">{TEXT}</div>',
    "kept line ends": f'<div style="white-space: pre">{TEXT}</div>',
    "line of code": f"<div>\n {PART}\n</div>",
    "poem": f'<div class="poem">{TEXT}</div>',
    "poem in it": f"<div><poem>{TEXT}</poem></div>",
    "verse": f"<div>It was night,<br>{PART},<br>and so on.</div>",
    "centred verse": f"<center>It was night<br />{PART}</center>",
    "verse that is never closed": f'<div class="verse">\nIt is.\n\n{TEXT}',
    "quotation": f'<div class="quotebox">{TEXT}</div>',
    "quotation in it": f"<div><blockquote>{TEXT}</blockquote></div>",
    "quotation marks in it": f'<div>He said "{TEXT}" there.</div>',
    "language": f'<div lang="fr">{TEXT}</div>',
    "language in it": f'<div>\n<span lang="fr">{TEXT}</span>\n</div>',
    "direction": f'<div dir="rtl">{TEXT}</div>',
    "direction as a style": f'<div style="direction:rtl">{TEXT}</div>',
    "open div in another direction": f'<div style="direction:rtl">\n\n{TEXT}',
    "table in it": f"<div>\n{{|\n| {PART}\n|}}\n</div>",
    "table in HTML in it": f"<center><table><tr><td>{TEXT}</td></tr></table></center>",
    "template in it": f"<div>\n{{{{quote|{TEXT}}}}}\n</div>",
    "indented lines in it": f"<div>\n:{TEXT}\n</div>",
    "heading in it": f"<div>\n== {PART} ==\nIt is.\n</div>",
    "citations in it": f"<div>\n== References ==\n{TEXT}\n</div>",
    "citations": f'<div class="references-small">{TEXT}</div>',
    "navigation": f'<div class="navbox">{TEXT}</div>',
    "box beside the text": f'<div style="float: right">{TEXT}</div>',
    "what is not shown": f'<div style="display: none">{TEXT}</div>',
    "unknown attribute": f'<div onclick="a()">{TEXT}</div>',
    "attribute without a value": f"<div align-center>{TEXT}</div>",
    "attribute from a template": f'<div class="{{{{a}}}}">{TEXT}</div>',
    "attribute that is never closed": f'<div class="a>{TEXT}</div>',
    "signed text": f"<div>{TEXT} [[User:A|A]] 10:11, 12 May 2008 (UTC)</div>",
    "text to be signed": f"<div>{TEXT} ~~~~</div>",
    "words in a line": f'The <span style="color: red">{PART}</span> there.',
    "phrase in a font": f"<font color=red>{PART}</font>",
}
EDGES = ("<div>", "</div>", "<center>", "</center>", "<li>", "</li>")


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE)
def test_prose_in_blocks_and_lines_is_read(text: str) -> None:
    assert is_prose(text, PART)


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_what_may_be_somebody_elses_or_no_sentence_is_hidden(text: str) -> None:
    assert is_hidden(text, PART)


@pytest.mark.parametrize("edge", EDGES)
def test_a_tag_without_a_partner_is_never_prose(edge: str) -> None:
    assert is_hidden(f"It is deep.\n{edge}\nIt is cold.", edge)


def test_the_words_that_touch_a_block_are_kept() -> None:
    assert is_kept("<div>Lakes are deep.</div>", "Lakes")
