"""Changes in their surroundings."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.core.edits import Edit
from bot_plugins.core.proposal import Proposal, Revision
from bot_plugins.core.visible import escaped
from bot_plugins.core.word_diff import WordDiff, column_number, line_number, of_change, trim
from tests.kin import first_of
from tests.ui.display.build import AWKWARD, marked, proposal_of, proposals


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("the the", "the", ("the", " the", "", "")),
        ("the\nthe", "the", ("the", "\nthe", "", "")),
        (" ,", ",", ("", " ", "", ",")),
        ("don't go", "do not go", ("", "don't", "do not", " go")),
        ("cafe\u0301 x", "cafe x", ("", "cafe\u0301", "cafe", " x")),  # the mark stays on its e
        ("می\u200cشود", "می\u200cرود", ("", "می\u200cشود", "می\u200cرود", "")),  # one word
        ("👩\u200d🚀!", "👩\u200d🔬!", ("", "👩\u200d🚀", "👩\u200d🔬", "!")),
        ("walked", "walks", ("", "walked", "walks", "")),  # never "walk" + "ed"
        ("same", "same", ("same", "", "", "")),
        ("a b", "a c b", ("a ", "", "c ", "b")),
        ("", "x", ("", "", "x", "")),
    ],
)
def test_trims_to_the_words_that_differ(
    before: str, after: str, expected: tuple[str, str, str, str]
) -> None:
    assert trim(before, after) == expected


@given(AWKWARD, AWKWARD)
def test_trimmed_parts_make_both_texts(before: str, after: str) -> None:
    head, removed, added, tail = trim(before, after)
    assert (head + removed + tail, head + added + tail) == (before, after)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("the years« ,|,» all", 60, WordDiff("the years", "␣", "", ", all")),
        ("every« | »day", 60, WordDiff("every ", "", "", "day")),  # no change at all
        ("«every day|everyday»", 60, WordDiff("", "every␣day", "everyday", "")),
        ("a«\u00a0|» b", 60, WordDiff("a", "\\xa0", "", " b")),
        ("می«\u200c|»شود", 60, WordDiff("می", "\\u200c", "", "شود")),
        ("one «the\nthe|the» two\nthree", 60, WordDiff("one the", "↵the", "", " two")),
        ("before\n«go|goes»\nafter", 60, WordDiff("", "go", "goes", "")),
        ("one two three «go|went» four five six", 9, WordDiff("… three ", "go", "went", " four …")),
        ("«go|went»", 0, WordDiff("", "go", "went", "")),
        ("a «go|went» b", 0, WordDiff("", "go", "went", "")),
        ("ab «go|went» cd", 1, WordDiff("…", "go", "went", "…")),
        ("中文维基百科是«的的|的»中文版本", 4, WordDiff("…百科是", "的的", "的", "中文版本")),
        ("\x1b[31m«go|goes»\u202e\x00", 60, WordDiff("␛[31m", "go", "goes", "\\u202e␀")),
        ("x «\x07 \u200f|y» z", 60, WordDiff("x ", "␇␣\\u200f", "y", " z")),
    ],
)
def test_shows_a_change_in_its_surroundings(text: str, width: int, expected: WordDiff) -> None:
    proposal = marked(text)
    assert of_change(proposal.revision.text, proposal.findings[0], width) == expected


@given(proposals(), st.integers(0, 30))
def test_contexts_are_the_text_around_and_no_wider(proposal: Proposal, width: int) -> None:
    text = proposal.revision.text
    for one in proposal.findings:
        shown = of_change(text, one, width)
        head, removed, _, tail = trim(one.before, one.after)
        start, end = one.edit.start + len(head), one.edit.end - len(tail)
        assert text[start:end] == removed
        assert escaped(text[:start]).endswith(shown.before_context.removeprefix("…"))
        assert escaped(text[end:]).startswith(shown.after_context.removesuffix("…"))
        assert "↵" not in shown.before_context + shown.after_context
        assert len(of_change(text, one, width).before_context) <= 10 * width


@given(st.text("ab 中", max_size=80), st.text("ab 中", max_size=80), st.integers(0, 30))
def test_contexts_keep_to_the_width(left: str, right: str, width: int) -> None:
    proposal = proposal_of(Revision(f"{left}.x.{right}"), [Edit(len(left) + 1, len(left) + 2, "y")])
    shown = of_change(proposal.revision.text, proposal.findings[0], width)
    assert (shown.removed, shown.added) == ("x", "y")
    assert max(len(shown.before_context), len(shown.after_context)) <= width
    if len(left) < width:
        assert shown.before_context == f"{left}."


@pytest.mark.parametrize(
    ("text", "offset", "line", "column"),
    [("", 0, 1, 1), ("a\n", 2, 2, 1), ("a\n", 1, 1, 2), ("a\r\nbc\n", 4, 2, 2), ("\n\n", 1, 2, 1)],
)
def test_counts_lines_and_columns_from_one(text: str, offset: int, line: int, column: int) -> None:
    assert (line_number(text, offset), column_number(text, offset)) == (line, column)


@pytest.mark.parametrize("filler", first_of(["x", "\u0301", "x ", "中", "\\", "'"]))
def test_long_changes_take_linear_time(filler: str) -> None:
    text = filler * (100_000 // len(filler))
    start = time.process_time()
    head, removed, _, tail = trim(text + "a" + text, text + "b" + text)
    assert time.process_time() - start < 5
    assert head + removed + tail == text + "a" + text
