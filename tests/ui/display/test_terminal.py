"""Lines for a terminal, and their rendering without colour."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.core.proposal import Proposal
from bot_plugins.core.rule import Applicability
from bot_plugins.ui.display.terminal import (
    Line,
    TextStyle,
    finding_lines,
    page_heading,
    plain,
    summary_line,
)
from tests.ui.display.build import AWKWARD, marked, proposals, with_choices

PLAIN, REMOVED, ADDED, DIM = TextStyle.PLAIN, TextStyle.REMOVED, TextStyle.ADDED, TextStyle.DIM


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ([("see [-x-] {+y+}", PLAIN)], "see \\[-x-] \\{+y+}"),
        ([("a-]b", REMOVED), ("[-", ADDED)], "[-a\\-]b-]{+[-+}"),
        ([("C:\\", PLAIN), ("x\\", REMOVED)], "C:\\\\[-x\\\\-]"),
        ([("\\", PLAIN), ("[-", DIM)], "\\\\\\[-"),
        ([("tail\\", PLAIN)], "tail\\"),
        ([("years", PLAIN), ("␣", REMOVED), (", all", PLAIN)], "years[-␣-], all"),
        ([], ""),
    ],
)
def test_plain_marks_changes_and_escapes_marks(line: Line, expected: str) -> None:
    assert plain([line]) == expected


SEGMENTS = st.lists(
    st.tuples(
        st.text("[]{}+-\\a ", min_size=1, max_size=6), st.sampled_from([PLAIN, REMOVED, ADDED])
    )
)


@given(SEGMENTS)
def test_plain_can_be_read_back(line: Line) -> None:
    expected: Line = []
    for text, style in line:
        if expected and expected[-1][1] is style:
            expected[-1] = (expected[-1][0] + text, style)
        else:
            expected.append((text, style))
    assert _read(plain([line])) == expected


def _read(text: str) -> Line:
    line: Line = []
    ends = {PLAIN: r"\[-|\{\+", REMOVED: r"-\]", ADDED: r"\+\}"}
    opens = {"[-": REMOVED, "{+": ADDED}
    style, said = PLAIN, ""
    while text:
        match = re.search(rf"(\\*)({ends[style]})", text)
        if not match:
            said, text = said + text, ""
            continue
        said += text[: match.start()] + "\\" * (len(match[1]) // 2)
        text = text[match.end() :]
        if len(match[1]) % 2:
            said += match[2]
            continue
        line += [(said, style)] if said else []
        style, said = opens.get(match[2], PLAIN), ""
    return [*line, (said, style)] if said else line


def test_shows_page_change_reason_and_summary() -> None:
    proposal = marked(
        "One.\nThe years« ,|,» all «houses was|houses were» of stone.",
        title="A\u202eB",
        site="wikipedia:en",
        revid=12,
        timestamp=datetime(2024, 5, 1, 12, 30, tzinfo=UTC),
    )
    assert plain(page_heading(proposal)).splitlines() == [
        "A\\u202eB",
        "wikipedia:en · revision 12 · 2024-05-01 12:30 UTC · 2 changes",
    ]
    assert plain(finding_lines(proposal, proposal.findings[1], 2, 2)).splitlines() == [
        "(2/2) line 2",
        "  The years , all houses [-was-]{+were+} of stone.",
        "  verb_form (review): a reason",
    ]
    assert plain(summary_line(proposal)).startswith("Summary: Copyedit:")


def test_a_page_on_no_wiki_has_a_short_heading() -> None:
    assert plain(page_heading(marked("«a|b»"))).splitlines() == ["(untitled)", "1 change"]


@pytest.mark.parametrize("message", ["\x1b[2J\x1b]0;owned\x07", "two\nlines", "\u202e"])
def test_nothing_reaches_the_terminal_unescaped(message: str) -> None:
    proposal = marked(f"{message}«a|b»{message}", title=message, site=message)
    finding = replace(proposal.findings[0], message=message)
    proposal = replace(proposal, findings=(finding,), summary=message)
    lines = [
        *page_heading(proposal),
        *finding_lines(proposal, finding, 1, 1),
        *summary_line(proposal),
    ]
    assert not re.search(
        "[\x00-\x1f\x7f-\x9f\u202e]", "".join(t for line in lines for t, _ in line)
    )


@given(proposals(), st.integers(20, 60), AWKWARD)
def test_lines_keep_to_the_columns_and_lose_nothing(
    proposal: Proposal, columns: int, message: str
) -> None:
    for one in (replace(one, message=message) for one in proposal.findings):
        wide, narrow = (finding_lines(proposal, one, 1, 1, width) for width in (10**6, columns))
        assert _flat(narrow) == _flat(wide)
        for line in narrow[1:]:
            assert sum(len(t) + 4 * (s in (REMOVED, ADDED)) for t, s in line) <= columns


def _flat(lines: list[Line]) -> str:
    return "".join(text for line in lines[1:] for text, _ in line[1:])


def test_alternatives_stand_below_a_change() -> None:
    proposal = with_choices(marked("They will «qualified|qualify» now."), "be qualified", "")
    [finding] = proposal.findings
    assert plain(finding_lines(proposal, finding, 1, 1)).splitlines() == [
        "(1/1) line 1",
        "  They will [-qualified-]{+qualify+} now.",
        "  or: be qualified · (nothing)",
        "  verb_form (review): a reason",
    ]


def test_what_is_doubtful_says_so_and_has_no_summary() -> None:
    proposal = with_choices(marked("a «b|c»"), applicability=Applicability.REPORT)
    [finding] = proposal.findings
    assert "verb_form (doubtful): a reason" in plain(finding_lines(proposal, finding, 1, 1))
    assert summary_line(proposal) == []


@given(AWKWARD, AWKWARD)
def test_alternatives_steer_nothing(one: str, other: str) -> None:
    proposal = with_choices(marked("a «b|c»"), one, other)
    [finding] = proposal.findings
    lines = finding_lines(proposal, finding, 1, 1, columns=40)
    shown = "".join(text for line in lines for text, _ in line)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202e\ud800]", shown)
    assert all(len("".join(text for text, _ in line)) <= 40 for line in lines)
