"""Lines and sections in which no sentences stand."""

from __future__ import annotations

import pytest

from bot_plugins.document import lines
from tests.document.claims import is_hidden, is_prose

LONG = (
    "It was built on the north shore of the lake in the early years of the century, and the the "
    "mill stood there until the great fire."
)
HIDDEN = {
    "long code line": (f"It is deep.\n\n $ {LONG}\n\nIt is cold.", "the the mill"),
    "long line of a code block": (f"It is deep.\n\n {LONG}\n make all\n", "the the mill"),
    "long line with two spaces": (f"It is deep.\n\n  {LONG}\n\nIt is cold.", "the the mill"),
    "long line of no words": (
        f"It is.\n\n set a=b{' c=d e=f' * 20} the the\n\nIt is cold.",
        "the the",
    ),
    "code line": ("It is deep.\n the the , code\nIt is cold.", " the the , code"),
    "code line under a heading": ("== A ==\n the the , code\n", " the the , code"),
    "code line after a blank one": ("\n the the , code\n", " the the , code"),
    "code line at the very start": (" the the , code\nThen more.", " the the , code"),
    "tabbed line": ("It is deep.\n\tthe the\nIt is cold.", "\tthe the"),
    "term": ("It is deep.\n; the the term\nIt is cold.", "; the the term"),
    "definition": ("It is deep.\n: the the definition\nIt is cold.", ": the the definition"),
    "definition in a list": ("* deep\n*: the the reply\n* cold", "*: the the reply"),
    "heading": ("It is.\n== The the lake ==\nIt is cold.", "== The the lake =="),
    "lower heading": ("It is.\n==== The the ====\nIt is cold.", "==== The the ===="),
    "works": ("It is.\n\n== Works ==\n* The the Sea , 1950\n", "The the Sea , 1950"),
    "bibliography": ("It is.\n\n==Bibliography==\n* The the Sea\n", "The the Sea"),
    "discography": ("It is.\n\n== Discography ==\n* The the Sea\n", "The the Sea"),
    "filmography": ("It is.\n\n== Filmography ==\n* The the Sea\n", "The the Sea"),
    "further reading": ("It is.\n\n== Further reading ==\n* The the Sea\n", "The the Sea"),
    "external links": ("It is.\n\n== External links ==\n* The the Sea\n", "The the Sea"),
    "references": ("It is.\n\n== References ==\nThe the Sea\n", "The the Sea"),
    "notes": ("It is.\n\n== Notes ==\nThe the Sea\n", "The the Sea"),
    "styled heading": ("It is.\n\n== ''Works'' ==\nThe the Sea\n", "The the Sea"),
    "capitals": ("It is.\n\n== EXTERNAL LINKS ==\nThe the Sea\n", "The the Sea"),
    "subsection of works": ("It is.\n\n== Works ==\n=== Novels ===\nThe the Sea\n", "The the Sea"),
    "works as a subsection": ("== Life ==\n=== Works ===\nThe the Sea\n", "The the Sea"),
    "heading before a comment": (
        "It is.\n\n== Works == <!-- all -->\nThe the Sea\n",
        "The the Sea",
    ),
}
PROSE = {
    "paragraph that starts with a space": (f"It is.\n\n {LONG}\n\nIt is cold.", "the the mill"),
    "page that starts with a space": (f" {LONG}", "the the mill"),
    "line before code": ("It is deep.\n code\nThen more.", "It is deep."),
    "line after code at the start": (" code\nThen more.", "Then more."),
    "line after code": ("It is deep.\n code\nThen more.", "Then more."),
    "line after a term": ("; a term\nThen more.", "Then more."),
    "line after a heading": ("== Lake ==\nThen more.", "Then more."),
    "section before works": ("It is deep.\n\n== Works ==\n* A\n", "It is deep."),
    "section after works": ("== Works ==\n* A\n\n== Death ==\nThen more.", "Then more."),
    "section after a lower one": ("== Life ==\n=== Works ===\nA\n=== Death ===\nMore.", "More."),
    "work as a theme": ("== Works of the sea ==\nThen more.", "Then more."),
    "colon in a sentence": ("It is this: deep and cold.", "It is this: deep and cold."),
    "list item": ("* It is deep; it is cold.", "It is deep; it is cold."),
    "no heading": ("== It is deep and cold.\n\nThen more.", "Then more."),
}


def test_sections_are_known_in_many_languages() -> None:
    names = lines._citing_names()
    assert {"references", "external links", "einzelnachweise"} <= names
    assert all(name == name.casefold().strip() for name in names)


@pytest.mark.parametrize(("text", "part"), HIDDEN.values(), ids=HIDDEN)
def test_lines_without_sentences_are_hidden(text: str, part: str) -> None:
    assert is_hidden(text, part)


@pytest.mark.parametrize(("text", "part"), PROSE.values(), ids=PROSE)
def test_lines_with_sentences_are_prose(text: str, part: str) -> None:
    assert is_prose(text, part)
