"""Markup from tokens is the markup of the tree."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from bot_plugins.document import markup
from bot_plugins.document.tokens import TokenReader, read_markup
from tests.strategies import pages

KINDS = (
    "a {{b|c=d|{{e}}}} f",
    "{{{a|b}}} &amp; &#33; &#x21; &nosuch;",
    "[[A]] [[A|b]] [[File:A.png|b [[c]]]] [[]] [[a{{b}}|c]] [[de:A]]",
    "[http://example.org a] http://example.org/b [//example.org]",
    "== a ==\n===b===\n<!-- c -->",
    "<b>a</b> <b class=x>a</b> <b></b> <B >a [[b]]</B > <br> <br/> </br> <ref name='a' /> <li>a",
    '<ref name="a" group=b>{{c}} [[D|e]]</ref> <nowiki>[[a]]</nowiki> <small>a</small>',
    "* a\n# b\n: c\n; d : e\n----\nf",
    '{| class="a"\n! b !! c\n|-\n| style="d" | e || [[f]]\n|}',
    "<ref a=b>c</ref ><ref a = b/><ref\na>c</ref> <div a='b\"c'>d</div>",
    '<ref name = "[[a]] b" c d=[[e]]>f</ref> <i x = [[y]]z>u</i>',
)


@pytest.mark.parametrize("text", KINDS)
def test_every_kind_adds_up(text: str) -> None:
    reading = TokenReader(text)
    code = markup.parse(text)
    assert sorted(reading.spans) == sorted(markup.spans(code))
    assert sorted(reading.links) == sorted(markup.link_targets(code))


@given(pages)
@example("[[\0]]")
def test_as_the_tree_has_it(text: str) -> None:
    """A title is given as it stands; the parser gets another character for a NUL."""
    try:
        code = markup.parse(text)
    except markup.UnparsableMarkupError:
        return
    spans, links = read_markup(text)
    assert sorted(spans) == sorted(markup.spans(code))
    seen = [link.replace("\0", "\ufffd") for link in links]
    assert sorted(seen) == sorted(markup.link_targets(code))
