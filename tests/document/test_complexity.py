"""Pages that cannot be parsed in linear time are not read; ordinary ones, however odd, are."""

from __future__ import annotations

import pytest

from bot_plugins import document
from bot_plugins.document import complexity
from bot_plugins.document.mask import OPAQUE
from tests.document.claims import is_prose

MANY = 40
TANGLED = {
    "braces": "{{" * MANY,
    "brackets": "[[a|" * MANY,
    "broken tags": "<a " * MANY,
    "hearts": "<3 " * MANY,
    "open tags": "<ref>" * MANY,
    "open tags of many kinds": "".join(f"<a{number}>" for number in range(MANY)),
    "addresses": "[http://example.org " * MANY,
    "tables": "{|\n" * MANY,
    "two tables": "{|\n" * 2,
    "more than a handful": "{{a|" * 9,
    "tables in one another": "{|\n|\n" * 11 + "|}\n" * 11,
    "tables closed in the middle of a line": "{|a|}\n" * MANY,
    "comments": "<!--" * MANY,
    "open quotes in tags": '<ref name="a>b</ref>' * MANY,
    "templates hidden in a tag": f"<a {'{{' * MANY}></a>",
    "too deep": "{{a|" * 1000 + "}}" * 1000,
    "too deep, mixed": "{{a|[[b|<b>" * 30 + "</b>]]}}" * 30,
    "a heading full of signs": "== a" + " =" * 2000,
    "a heading full of signs and templates": "=" + "{{a|\n}}=" * 2000,
    "a heading of signs in a template": "{{a|\n=" + "b=" * 2000 + "}}",
    "closers before openers": "}}" * MANY + "{{" * MANY,
}
READ = {
    "templates": "{{a|b}} " * MANY,
    "templates with an empty parameter": "{{a|}} " * MANY,
    "templates with a bar on a line of its own": "{{a\n|b=c\n|}}\n" * MANY,
    "parameters": "{{{1|}}} " * MANY,
    "links": "[[a|b]] " * MANY,
    "addresses": "[http://example.org a] " * MANY,
    "references": '<ref name="a">b</ref> ' * MANY,
    "empty references": "<ref name=a/> " * MANY,
    "apostrophe in a name": '<ref name="O\'Hara">b</ref> ' * MANY,
    "line breaks": "a<br>b " * MANY,
    "list items": "<li>a\n" * MANY,
    "tables": "{|\n|-\n| a\n|}\n" * MANY,
    "a few tables in one another": "{|\n|\n" * 10 + "|}\n" * 10,
    "indented tables": ":{|\n| a\n |}\n" * MANY,
    "comments": "<!-- a --> " * MANY,
    "less than": "a < b and b <= c; " * MANY,
    "headings": "== a ==\n" * 2000,
    "headings with comments": "== a == <!--\n-->\n" * 2000,
    "attributes": '{| a="b" c="d" e="f"\n|}\n' * 2000,
    "parameters of a template": "{{a|" + "b=c|" * 2000 + "}}",
    "a line of signs": "=" * 5000,
    "a few open": "{{ [[ <ref> <3 ",
    "deep enough": "{{a|" * 20 + "}}" * 20,
}


@pytest.mark.parametrize("text", TANGLED.values(), ids=TANGLED)
def test_tangled_markup_is_told(text: str) -> None:
    assert complexity.is_too_complex(text)


@pytest.mark.parametrize("text", READ.values(), ids=READ)
def test_ordinary_markup_is_not_tangled(text: str) -> None:
    assert not complexity.is_too_complex(text)


def test_a_tangled_page_has_no_prose() -> None:
    text = "The the lake.\n\n" + "<a " * MANY
    assert document.read(text).prose == OPAQUE * len(text)


def test_a_page_full_of_templates_has_prose() -> None:
    assert is_prose("{{flag|}} " * MANY + "\n\nThe lake is deep.", "The lake is deep.")
