"""References, templates and cells that are left out of the search are masked in every case."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot_plugins.document import never_prose, read

LONG = "the mill of the town was built in 1950"
CUT = (
    f"It fell.<ref>A {LONG}.</ref> It is old.",
    f'It fell.<ref name="a">A {{{{cite book|title={LONG}}}}}</ref> It is old.',
    f"It fell {{{{efn|A {LONG}.}}}} again.",
    f"{{{{infobox\n| name = {LONG}\n}}}}\nIt fell.",
    f"{{|\n! {LONG}\n|-\n| {LONG}\n|}}",
    f"A [[File:A.png|thumb|text<ref>A {LONG}</ref>]] It fell.",
)
UNCUT = (
    f"<ref name=a /> {LONG} </ref>",
    f"<references /> {LONG}",
    f"<!-- <ref> --> {LONG} </ref>",
    f"<nowiki><ref></nowiki> {LONG}</ref>",
    f"<nowiki>{{{{a|</nowiki> {LONG}}}}}",
    f"{{{{{LONG}}}}}",
    f"{{{{a|b}}}} {LONG} {{{{c|d}}}}",
    f"<ref>a</ref> {LONG} <ref>b</ref>",
    f"He saw a | {LONG}",
    f"<ref>a\n\n{LONG}</ref>",
)
pieces = st.sampled_from(
    [LONG, "<ref>", '<ref name="a">', "<ref name=a />", "</ref>", "{{a|", "{{", "}}", "|", "\n|",
     "\n! ", "\n", "[[", "]]", "<!--", "-->", "<nowiki>", "</nowiki>", " ", "é", "{|", "|}", "=",
     "\n=="]
)  # fmt: skip


@pytest.mark.parametrize("text", UNCUT)
def test_what_may_be_prose_stays(text: str) -> None:
    assert not never_prose.cuts(text.encode())


@pytest.mark.parametrize("text", CUT)
def test_long_text_of_references_templates_and_cells_is_cut(text: str) -> None:
    data = text.encode()
    left = data
    for start, end in reversed(never_prose.cuts(data)):
        left = left[:start] + left[end:]
    assert b"town" not in left
    assert (b"It fell" in left) == ("It fell" in text)


@given(st.lists(pieces, max_size=14).map("".join))
@example(f"\n|é{LONG}")
@example(f"\n| {LONG} {'é' * 2000}")
@example(f"<ref>a\n| {LONG} </ref>")
@example(f"[[A\n| {LONG} [[b]] {LONG}")
def test_what_is_cut_is_masked_however_the_page_is_read(text: str) -> None:
    page, data = read(text), text.encode()
    for start, end in never_prose.cuts(data):
        first = len(data[:start].decode())
        last = first + len(data[start:end].decode())
        assert not any(page.editable(place, place + 1) for place in range(first, last))
