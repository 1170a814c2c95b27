"""The list of open proposals for a wiki page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import mwparserfromhell
import pytest

from bot_plugins.core.change import Change, RuleName
from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability
from bot_plugins.core.summary import Translator
from bot_plugins.core.wikitext import harmless
from bot_plugins.store.findings import Item
from bot_plugins.store.states import State
from bot_plugins.ui.review.worklist import MOST_PAGES, by_page, line_id
from bot_plugins.ui.review.worklist import worklist as of_pages

ITEM = Item(
    id=1, site="w:en", page_id=1, title="Mill", url="", pageid=0, revid=1, timestamp=None, run=1,
    created=datetime(2024, 1, 1, tzinfo=UTC), change=Change(
        RuleName("modal_of"), Applicability.REVIEW, Edit(8, 13, "begun"), "began",
        "'had' takes 'begun'", context_before="It had ", context_after=" early."),
    edited=None, state=State.OPEN, reason="",
)  # fmt: skip


def changed(**values: Any) -> Item:  # noqa: ANN401
    """Return the finding with other values of its change."""
    return replace(ITEM, change=replace(ITEM.change, **values))


COMMA = changed(edit=Edit(2, 4, ","), before=" ,", rule=RuleName("space_before_comma"))


def say(key: str, parameters: Mapping[str, object]) -> str:
    return f"{key} {parameters}" if parameters else key


def worklist(items: list[Item], translate: Translator, **more: Any) -> str:  # noqa: ANN401
    return of_pages(by_page(items), translate, **more)


def test_grouped_by_page_in_the_order_of_the_text() -> None:
    other = replace(ITEM, page_id=2, title="Pond")
    head, _, todo, *lines = worklist([ITEM, COMMA, other], say).splitlines()
    assert head == "copyedit-list-head {'num': 3}"
    assert todo == "copyedit-list-help"
    assert [line.partition(" ")[0] for line in lines] == ["===", "*", "*", "===", "*"]
    assert lines[0] == "=== [[:Mill]] ==="
    assert "space_before_comma" in lines[1]
    assert re.search("It had <del [^>]+>began</del><ins [^>]+>begun</ins> early.", lines[2])
    assert lines[2].endswith(" [{{fullurl:Mill|action=edit}} copyedit-list-edit]")


def test_the_section_of_a_change_is_edited() -> None:
    edit = "[{{fullurl:Mill|action=edit&section=0}} copyedit-list-edit]"
    assert edit in worklist([ITEM], say, sections={1: 0})


def test_contexts_are_cut_between_words() -> None:
    long = changed(context_before="words " * 20, context_after=" later" * 20)
    assert "<bdi" in worklist([long], say)
    assert re.search(r">&#8230; words .* later &#8230;</bdi>", worklist([long], say))
    assert not re.search(r"&#8230; ?(?:ords|rds|ds|s)\b", worklist([long], say))


def test_a_space_that_goes_can_be_seen() -> None:
    assert ">&#9251;</del>," in worklist([COMMA], say)


def test_a_line_is_recognised_whatever_page_and_place_it_moves_to() -> None:
    moved = replace(changed(edit=Edit(80, 85, "begun"), line=7), title="Mill (wind)", revid=2)
    assert line_id(moved) == line_id(ITEM)
    assert f'<bdi id="{line_id(ITEM)}">' in worklist([ITEM], say)
    others = [replace(ITEM, id=2), replace(ITEM, site="w:de"), changed(before="begins")]
    assert line_id(ITEM) not in map(line_id, others)


def test_an_empty_list_says_so() -> None:
    assert worklist([], say) == "copyedit-list-head {'num': 0}"


def test_a_persons_replacement_is_shown() -> None:
    assert ">started</ins>" in worklist([replace(ITEM, edited="started")], say)


def test_alternatives_and_doubt_are_told() -> None:
    item = changed(alternatives=("started", "", "[[x]]"), applicability=Applicability.REPORT)
    line = worklist([item], say).splitlines()[-1]
    others = "<ins>started</ins> · <ins>(nothing)</ins> · <ins>"
    assert f">begun</ins> early.</bdi> (copyedit-list-or {others}" in line
    assert "[[x]]" not in line
    assert (
        "<small>copyedit-list-doubtful: &#39;had&#39; takes &#39;begun&#39; (modal_of)</small>"
        in line
    )
    assert "copyedit-list-or" not in worklist([ITEM], say)


def test_what_does_not_fit_is_counted() -> None:
    many = [replace(ITEM, page_id=n, title=f"Mill {n}") for n in range(MOST_PAGES + 20)]
    text = worklist(many, say, most_bytes=2000)
    assert len(text.encode()) < 2200
    shown = len(re.findall(r"^=== \[\[", text, re.M))
    assert shown > 0
    assert f"copyedit-list-more {{'num': {len(many) - shown}}}" in text
    assert "copyedit-list-more {'num': 20}" in worklist(many, say)


HOSTILE = [
    "[[Category:Mills]]", "{{delete}}", "<script>", "~~~~", "__NOTOC__", "http://example.org",
    "''x''", "|}", "</del>", "<!--", "&lt;", "{{subst:x}}", "a\n== b ==", "RFC 1", "\u202e",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_nothing_from_a_page_is_markup(text: str) -> None:
    item = changed(before=text, context_before=text, message=text)
    code = mwparserfromhell.parse(worklist([item], say))
    assert [str(one.name) for one in code.filter_templates()] == ["fullurl:Mill"]
    assert [str(one.title) for one in code.filter_wikilinks()] == [":Mill"]
    assert code.filter_external_links() == []
    assert code.filter_comments() == []
    [heading] = code.filter_headings()
    assert str(heading.title) == " [[:Mill]] "
    tags = {str(tag.tag) for tag in code.filter_tags()}
    assert tags <= {"bdi", "del", "ins", "small", "li"}
    assert "~~~" not in str(code)


@pytest.mark.parametrize("title", HOSTILE[:-2], ids=ascii)
def test_what_is_no_title_is_no_link(title: str) -> None:
    text = worklist([replace(ITEM, title=title)], say)
    assert f"=== <bdi>{harmless(title)}</bdi> ===" in text.splitlines()
    assert "fullurl" not in text


@pytest.mark.parametrize("title", ["AT&T", "Who? (film)", "L'île", "مطحنة"])
def test_unusual_titles_are_links(title: str) -> None:
    assert f"[[:{title}]]" in worklist([replace(ITEM, title=title)], say)
