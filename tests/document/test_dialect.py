"""Wikitext as MediaWiki reads it: what is text there is text, what is a table there is one."""

from __future__ import annotations

import pytest
from hypothesis import given

from bot_plugins import document
from bot_plugins.core.engine import propose
from bot_plugins.document import Page
from bot_plugins.document.dialect import Dialect
from bot_plugins.document.tag_names import KNOWN
from tests.document.claims import is_hidden, is_prose
from tests.strategies import broken, pages

MANY = 40
END = "The lake is deep."
READ = {
    "placeholders": "<client-id> <me@host> <true> <3 " * MANY,
    "placeholders with spaces": "Send <public key> to <32-bit number> there. " * MANY,
    "placeholders broken off": "<Interface <Proxy " * MANY,
    "braces in nowiki": "<nowiki>{{ [[ {| <a</nowiki>" * MANY,
    "braces in a comment": "<!-- {{ [[ {| <a -->" * MANY,
    "tags in pre": "<pre>\n<a> {{ <b>\n</pre>" * MANY,
    "code of many kinds": '<source lang="x">{{ <b></source><math>{{</math>' * MANY,
    "braces in code": "<code>{{ [[</code> and <tt><b></tt>" * MANY,
    "cells without end tags": "<table><tr><td>a<td>b<tr><th>c</table>" * MANY,
    "cells in a table in a table": "<table><tr><td><table><tr><td>a</table></table>" * MANY,
    "an indented table": ":{|\n| a\n|}\n",
    "a table indented twice": "::{|\n| a\n|}\n",
    "a table behind a bullet": "*{|\n| a\n|}\n",
    "a table behind spaces": "  {|\n| a\n  |}\n",
    "tables in an indented table": ":{|\n|\n::{|\n| a\n|}\n|}\n",
    "pictures and links of HTML": "<img src=a> <link a> <meta b> " * MANY,
    "formatting never closed": "|<small>a\n" * MANY,
}
HIDDEN = {
    "placeholder": ("Send <client-id> to him.", "<client-id>"),
    "placeholder of words": ("Send <32-bit number> to him.", "<32-bit number>"),
    "word beside one": ("It is a pre<name>fix.", "<name>"),
    "cell": ("<table><tr><td>the the<td>b</table>", "the the"),
    "cell of an indented table": ("a\n:{|\n| the the\n|}\nb", "| the the\n|}"),
    "never closed": (":{|\n| a\n\n== A ==\nthe the", "the the"),
    "tag of a wiki": ("A <poll>the the</poll> there.", "<poll>the the</poll>"),
    "tag of a wiki, closed elsewhere": ("<poll>a\n\n</poll> <poll>the the", "the the"),
    "tag that is closed in itself": ("A <poll a/> and <poll>the the", "the the"),
    "unclosed tag": ("A <span>the the lake", "the the"),
    "template that code opens": ("<code>{{x|</code> the the }}", "the the"),
}
PROSE = {
    "behind a placeholder": ("Send <client-id> or <me@host>. It is deep.", "It is deep."),
    "behind a heart": ("I <3 it. It is deep.", "It is deep."),
    "behind code": ("Write <code>{{</code> there. It is deep.", "It is deep."),
    "behind cells": ("<table><tr><td>a<td>b</table> It is deep.", "It is deep."),
}


@pytest.mark.parametrize("text", READ.values(), ids=READ)
def test_what_opens_nothing_leaves_the_page_readable(text: str) -> None:
    assert is_prose(f"{text}\n\n{END}", END)


@pytest.mark.parametrize(("text", "part"), HIDDEN.values(), ids=HIDDEN)
def test_what_is_no_prose(text: str, part: str) -> None:
    assert is_hidden(text, part)


@pytest.mark.parametrize(("text", "part"), PROSE.values(), ids=PROSE)
def test_what_is_prose(text: str, part: str) -> None:
    assert is_prose(text, part)


@pytest.mark.parametrize("text", ["{{" * MANY, "[[a|" * MANY, "<ref>" * MANY, "<!--" * MANY])
def test_what_opens_something_again_and_again_is_not_read(text: str) -> None:
    assert not propose(f"{text}\n\nIt was the the lake.")


def test_tags_of_html_and_of_wikis_are_known() -> None:
    assert {"td", "small", "ref", "nowiki", "syntaxhighlight", "a"} <= KNOWN
    assert all(name == name.lower() for name in KNOWN)


@given(pages | broken)
def test_what_the_parser_is_given_is_as_long(text: str) -> None:
    page = Page(text)
    assert len(page.adapted) == len(text)
    errors = "surrogatepass"
    assert len(page.adapted.encode(errors=errors)) == len(text.encode(errors=errors))
    assert Dialect.of(page.adapted).adapted(page.adapted) == page.adapted
    assert len(document.read(text).prose) == len(text)
