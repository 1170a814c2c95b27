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
from bot_plugins.core.wikitext import harmless
from bot_plugins.store.findings import Item
from bot_plugins.store.states import State
from bot_plugins.ui.review.worklist import worklist

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


def test_grouped_by_page_in_the_order_of_the_text() -> None:
    other = replace(ITEM, title="Pond")
    lines = worklist([ITEM, COMMA, other], say).splitlines()
    assert lines[0] == "copyedit-list-head {'num': 3}"
    assert [line.partition(" ")[0] for line in lines[1:]] == ["*", "**", "**", "*", "**"]
    assert "space_before_comma" in lines[2]
    assert lines[1] == "* [[:Mill]] ([{{fullurl:Mill|action=edit}} copyedit-list-edit])"
    assert "It had <del>began</del><ins>begun</ins> early." in lines[3]


def test_a_persons_replacement_is_shown() -> None:
    assert "<ins>started</ins>" in worklist([replace(ITEM, edited="started")], say)


def test_alternatives_and_doubt_are_told() -> None:
    item = changed(alternatives=("started", "", "[[x]]"), applicability=Applicability.REPORT)
    [_, _, line] = worklist([item], say).splitlines()
    assert "<ins>begun</ins> early. …</bdi> (copyedit-list-or <ins>started</ins> · <ins>" in line
    assert "[[x]]" not in line
    assert (
        "<small>copyedit-list-doubtful: &#39;had&#39; takes &#39;begun&#39; (modal_of)</small>"
        in line
    )
    assert "copyedit-list-or" not in worklist([ITEM], say)


def test_what_does_not_fit_is_counted() -> None:
    many = [replace(ITEM, title=f"Mill {number}") for number in range(50)]
    text = worklist(many, say, most_bytes=1000)
    assert len(text.encode()) < 1100
    shown = len(re.findall(r"^\* \[\[", text, re.M))
    assert shown > 0
    assert f"copyedit-list-more {{'num': {50 - shown}}}" in text


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
    assert code.filter_headings() == []
    tags = {str(tag.tag) for tag in code.filter_tags()}
    assert tags <= {"bdi", "del", "ins", "small", "li"}
    assert "~~~" not in str(code)


@pytest.mark.parametrize("title", HOSTILE[:-2], ids=ascii)
def test_what_is_no_title_is_no_link(title: str) -> None:
    text = worklist([replace(ITEM, title=title)], say)
    assert f"* <bdi>{harmless(title)}</bdi>" in text.splitlines()


@pytest.mark.parametrize("title", ["AT&T", "Who? (film)", "L'île", "مطحنة"])
def test_unusual_titles_are_links(title: str) -> None:
    assert f"[[:{title}]]" in worklist([replace(ITEM, title=title)], say)
