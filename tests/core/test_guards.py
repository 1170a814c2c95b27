"""What no finding may do, whatever its rule thinks."""

from __future__ import annotations

import pytest

from bot_plugins import document
from bot_plugins.core import guards
from bot_plugins.core.edits import Edit

REFUSED = {
    "nothing changes": ("The lake.", "lake", "lake"),
    "double space": ("The  lake.", "  ", " "),
    "trailing space": ("The lake. \nIt.", ". \n", ".\n"),
    "line end for a space": ("The\nlake.", "The\nlake", "The lake"),
    "a space beside a space": ("The  lake.", " ", ""),
    "a double space at a line's end": ("The lake. \nIt.", " \n", "\n"),
    "an external link": ("The lake.", "lake", "lake https://spam.example"),
    "a link without a scheme": ("The lake.", "lake", "www.spam.example"),
    "a scheme without slashes": ("The lake.", "lake", "mailto:a@spam.example"),
    "a book's number": ("The lake.", "lake", "ISBN 1234567890"),
    "a link": ("The lake.", "lake", "[[lake]]"),
    "half a link": ("The lake.", "lake", "[lake"),
    "a template": ("The lake.", "lake", "{{PAGENAME}}"),
    "a tag": ("The lake.", "lake", "<ref>lake"),
    "a table's cell": ("The lake.", "lake", "|lake"),
    "italics": ("The lake.", "lake", "''lake"),
    "a name with three tildes": ("The lake.", "lake", "~~~"),
    "a signature": ("The lake.", "lake", "~~~~"),
    "a time with five tildes": ("The lake.", "lake", "~~~~~"),
    "the last tilde of a signature": ("The ~~lake.", "lake", "~"),
    "a magic word": ("The lake.", "lake", "__NOTOC__"),
    "the end of a magic word": ("The __NOTOClake.", "lake", "__"),
    "a magic word in wide letters": ("The lake.", "lake", "＿＿目次＿＿"),
    "a redirect": ("The lake.", "The", "#REDIRECT The"),
    "a wide redirect": ("The lake.", "The", "＃転送"),
    "a heading": ("The lake.", "The", "=The"),
    "a list": ("It.\nThe lake.", "The", "* The"),
    "a new paragraph": ("The lake.", "lake", "lake.\n\nSpam"),
    "a line of Unicode's": ("The lake.", "lake", "la\u2028ke"),
    "a control character": ("The lake.", "lake", "la\x1bke"),
    "text turned round": ("The lake.", "lake", "\u202elake"),
    "an invisible character": ("The lake.", "lake", "la\u200bke"),
    "a placeholder of our own": ("The lake.", "lake", "\ufdd0"),
    "a character reference": ("The lake.", "lake", "&#91;"),
    "the end of a reference": ("The &ltlake.", "lake", "x;"),
    "a variant of a language": ("The lake.", "lake", "-{lake}-"),
    "all of a page": (
        "The lake is deep, and so are all the others there.",
        "The lake is deep, and so are all the others there.",
        "x",
    ),
    "blanked": ("The lake.", "The lake.", ""),
    "too long": ("The lake.", "lake", "very " * 61 + "deep"),
    "letters that a link would take in": ("The [[lake]] is.", " is", "s"),
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
    "a line end taken out": ("See the\nthe lake.", "the\nthe", "the"),
    "a sentence on one line": ("The lake.It is deep.", ".I", ". I"),
    "news of a colon": ("The news : it ended.", " :", ":"),
    "all of a short page": ("It begun.", "begun", "began"),
    "a joiner": ("The نمی شود lake.", "نمی شود", "نمی\u200cشود"),
}
LAKE = '{{a|b}} The [[lake]] can "be" considered. It is.\n\n* one\n'
INSERTED = {
    "before a word": ("considered", "be ", True),
    "within a word": ("sidered", "n", True),
    "before a link": ("[[lake", "deep ", True),
    "behind a link": (" can", ", as it is,", True),
    "at a sentence's end": (" It is", " Or so.", True),
    "at the end of a line": ("\n\n*", " Once", True),
    "a link": ("considered", "https://spam.example ", False),
    "at the start of a page": ("{{a", "Spam ", False),
    "into a template": ("|b", "a", False),
    "into a quotation": ('e" con', "e", False),
    "a link's last letters": (" can", "s", False),
    "on an empty line": ("\n* one", "Spam", False),
    "a space beside a space": (" considered", " ", False),
    "nothing": ("considered", "", False),
}


@pytest.mark.parametrize("case", INSERTED)
def test_words_may_be_inserted_into_prose_alone(case: str) -> None:
    before, words, allowed = INSERTED[case]
    at = LAKE.index(before)
    assert guards.allows(document.read(LAKE), Edit(at, at, words)) is allowed


@pytest.mark.parametrize(
    ("before", "words", "allowed"),
    [
        ("Then", " ", True),
        ("Then", "x ", False),
        ("hen", " ", False),
        ("<ref", " ", True),
        ("A</ref", " ", False),
        ("b}}", " ", False),
    ],
)
def test_a_space_may_part_a_word_from_markup(before: str, words: str, allowed: bool) -> None:
    text = "It ended<ref>A</ref>Then it {{a|b}} began."
    at = text.index(before)
    assert guards.allows(document.read(text), Edit(at, at, words)) is allowed


def test_every_refusal_says_why() -> None:
    page = document.read("The lake.")
    assert guards.why_not(page, Edit(4, 8, "~~~~")) == "it adds a signature"
    assert guards.why_not(page, Edit(4, 8, "[[lake")) == "it adds markup"
    assert guards.why_not(page, Edit(4, 8, "deep lake")) == ""


def test_edits_of_a_page_are_looked_at_together() -> None:
    text = "One two three four five six seven eight nine ten. " * 4
    page = document.read(text)
    edits = [Edit(at, at + 40, "x") for at in range(0, 200, 50)]
    assert not any(guards.why_not(page, edit) for edit in edits)
    assert set(guards.sort_out(page, edits).values()) == {guards.MOST_OF_PAGE}
    assert len(guards.sort_out(page, edits)) == 2
    assert guards.sort_out(page, edits[:2]) == {}


def test_a_redirect_is_made_by_no_insertion() -> None:
    page = document.read("# [[Lake]] is one.\n\nThe lake.")
    assert guards.why_not_together(page, [Edit(1, 1, "WEITERLEITUNG")]) == guards.REDIRECT


NAMES = {
    "verb_form": True,
    "verb form": True,
    "Typo (AWB, no. 12)": True,
    "Präteritum": True,
    "x" * 64: True,
    "typos:recieve-1a2b3c": True,
    "typos:": False,
    "typos:[[Spam]]": False,
    "Category:Spam": False,
    "": False,
    " verb": False,
    "verb ": False,
    "verb\nform": False,
    "verb\x1b[31m": False,
    "verb\u2028form": False,
    "[[Spam]]": False,
    "https://spam.example": False,
    "x" * 65: False,
}


@pytest.mark.parametrize("name", NAMES)
def test_names_of_rules(name: str) -> None:
    assert guards.is_rule_name(name) is NAMES[name]


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


@pytest.mark.parametrize("span", [(-1, 2), (3, 2), (5, 99), (99, 100), (99, 99)], ids=str)
def test_a_span_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    assert not guards.allows(document.read("The lake."), Edit(*span, "x"))
