"""Unified diffs, applied by the real programs."""

from __future__ import annotations

import shutil
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot_plugins.core.edits import Edit
from bot_plugins.core.proposal import Proposal, Revision
from bot_plugins.core.rule import Applicability
from bot_plugins.ui.report.unified import unified_diff
from tests.ui.display.build import marked, proposal_of, proposals

PATCH = ("patch", "-p1", "--no-backup-if-mismatch", "--fuzz=0")
GIT = ("git", "apply", "--whitespace=nowarn")
PROGRAMS = pytest.mark.parametrize("program", [PATCH, GIT], ids=["patch", "git"])

LINES = "".join(f"line {number}\n" for number in range(1, 40))


def applied(program: tuple[str, ...], proposal: Proposal, folder: Path) -> str:
    """Apply the diff with a real program to a file of the page's name; return the file."""
    if shutil.which(program[0]) is None:
        pytest.skip(f"{program[0]} is not installed")
    page = folder / proposal.revision.title
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_bytes(proposal.revision.text.encode("utf-8", "surrogatepass"))
    difference = unified_diff(proposal).encode("utf-8", "surrogatepass")
    done = subprocess.run(
        program, cwd=folder, input=difference, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, (done.stdout, done.stderr, difference)
    return page.read_bytes().decode("utf-8", "surrogatepass")


PAGES = {
    "no line end stays": ("a\nb «c|d»", "Page"),
    "line end goes": ("a\nb«\n|»", "Page"),
    "line end comes": ("a\n«b|b\n»", "Page"),
    "line goes from the end": ("a\n«b\n|»", "Page"),
    "line goes from the start": ("«a\n|»b\n", "Page"),
    "line comes at the start": ("«|a\n»b\n", "Page"),
    "line comes after the last": ("b\n«|a»", "Page"),
    "lines are joined": ("a\nb«\n| »c\nd\n", "Page"),
    "whole file, one line": ("«a|b»", "Page"),
    "neighbours": ("«a|b»\n«c|d»\n«e|f»\n", "Page"),
    "two changes in a last line without end": ("«a|b»c«|d»", "Page"),
    "contexts overlap": (f"{LINES}«a|b»\n1\n2\n3\n4\n«c|d»\n{LINES}", "Page"),
    "contexts meet": (f"{LINES}«a|b»\n1\n2\n3\n4\n5\n6\n«c|d»\n{LINES}", "Page"),
    "contexts just apart": (f"{LINES}«a|b»\n1\n2\n3\n4\n5\n6\n7\n«c|d»\n{LINES}", "Page"),
    "lines shift later hunks": (f"«a|b\nc\nd»\n{LINES}«e\nf|g»\n{LINES}«h|»", "Page"),
    "carriage returns": ("a\r\n«b|c»\r\nd\r", "Page"),
    "other line ends": ("a\x0bb\x0cc\x85d\u2028e «f|g»\n", "Page"),
    "looks like a diff": ("-- a\n++ b\n@@ -1 +1 @@\n«- c|+ d»\n-- \n", "Page"),
    "hostile text": ("\ud800 \u202e \x1b «a|\udfff»\n", "Page"),
    "spaces in the title": ("«a|b»\n", "A page of mine"),
    "slashes in the title": ("«a|b»\n", "User:Me/a sub page/of mine"),
    "a title like a header": ("«a|b»\n", 'Page (revision 3) "x" 2024-01-01 12:00:00'),
    "a title in Chinese": ("«a|b»\n", "維基百科: 首頁"),
    "right to left": ("זה משפט« ,|,» וזה\n", "עמוד בעברית"),
}


@PROGRAMS
@pytest.mark.parametrize("name", PAGES)
def test_real_programs_accept_it(program: tuple[str, ...], name: str, tmp_path: Path) -> None:
    text, title = PAGES[name]
    proposal = marked(text, title=title, revid=5)
    assert applied(program, proposal, tmp_path) == proposal.text


@PROGRAMS
def test_one_file_holds_many_pages(program: tuple[str, ...], tmp_path: Path) -> None:
    pages = [marked("x «a|b»", title="One page"), marked("y\n«c|d»\n", title="User/Two")]
    for one in pages:
        applied(program, one, tmp_path)
        (tmp_path / one.revision.title).write_text(one.revision.text, newline="")
    both = "".join(map(unified_diff, pages))
    subprocess.run(program, cwd=tmp_path, input=both.encode(), check=True, capture_output=True)
    assert [(tmp_path / one.revision.title).read_text() for one in pages] == ["x b", "y\nd\n"]


def test_the_diff_reads_as_expected() -> None:
    proposal = marked("1\n2\n3\n4\n«a|b»\n5", title="A page", revid=77)
    assert unified_diff(proposal) == (
        "--- a/A page\t(revision 77)\n+++ b/A page\t(proposed)\n@@ -2,5 +2,5 @@\n"
        " 2\n 3\n 4\n-a\n+b\n 5\n\\ No newline at end of file\n"
    )


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("«|a»", ["-0,0 +1"]),
        ("«a\nb\n|»", ["-1,2 +0,0"]),
        ("«a|b»\n1\n2\n3\n4\n5\n6\n«c|d»\n", ["-1,8 +1,8"]),
        ("«a|b\nb»\n1\n2\n3\n4\n5\n6\n7\n«c|d»\n", ["-1,4 +1,5", "-6,4 +7,4"]),
    ],
)
def test_hunks_say_where_they_are(text: str, ranges: list[str]) -> None:
    rows = unified_diff(marked(text, title="Page")).splitlines()
    assert [row.strip("@ ") for row in rows if row.startswith("@@")] == ranges


@pytest.mark.parametrize(
    ("title", "name"),
    [("", "untitled"), ("/", "untitled"), ("a\nb\t\ud800", "a↵b␉\\ud800"), ("/etc", "etc")],
)
def test_awkward_titles_stay_on_one_line(title: str, name: str) -> None:
    head = unified_diff(marked("«a|b»", title=title)).splitlines()[:2]
    assert head == [f"--- a/{name}\t(revision 0)", f"+++ b/{name}\t(proposed)"]


@pytest.mark.parametrize("text", ["same", "«a|a»\n", "a\n«\n|\n»b"])
def test_nothing_changed_has_no_diff(text: str) -> None:
    assert unified_diff(marked(text)) == ""


@given(proposals())
def test_applying_the_hunks_gives_the_proposals_text(proposal: Proposal) -> None:
    assert _apply(proposal.revision.text, unified_diff(proposal)) == proposal.text


@PROGRAMS
@settings(max_examples=40, deadline=None)
@given(text=st.text("ab\n\n\r ", max_size=60), data=st.data())
def test_real_programs_agree(
    program: tuple[str, ...],
    text: str,
    data: st.DataObject,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    new = st.text("cd\n", max_size=5)
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    edits = [Edit(start, end, data.draw(new)) for start, end in pairs]
    proposal = proposal_of(Revision(text, title="Page"), edits)
    if text and proposal.text and proposal.text != text:  # no file is made or deleted
        folder = tmp_path_factory.mktemp("page")
        assert applied(program, proposal, folder) == proposal.text


def _apply(text: str, difference: str) -> str:
    """Apply hunks strictly: every context and removed line must be where it is said to be."""
    old, result, at = text.split("\n"), list[str](), 0
    rows = difference.split("\n")[2:-1]
    for number, row in enumerate(rows):
        if row.startswith("@@"):
            start, _, count = row.split()[1][1:].partition(",")
            begin = int(start) - (count != "0")
            assert begin >= at, "hunks overlap"
            result += [f"{line}\n" for line in old[at:begin]]
            at = begin
        elif row[0] in " -+":
            is_last = rows[number + 1 : number + 2] == ["\\ No newline at end of file"]
            if row[0] != "+":
                assert old[at] == row[1:], (at, row)
                assert is_last == (at == len(old) - 1)
                at += 1
            if row[0] != "-":
                result.append(row[1:] + "\n" * (not is_last))
    return "".join([*result, "\n".join(old[at:])])


@pytest.mark.wide
@pytest.mark.parametrize("filler", ["word " * 20 + "\n", "word ", "\n"])
def test_a_long_page_takes_moments(filler: str) -> None:
    text = filler * (2_000_000 // len(filler))
    edits = [Edit(at, at + 1, "X") for at in range(0, len(text), 200)]
    proposal = proposal_of(Revision(text, title="Page"), edits)
    start = time.process_time()
    difference = unified_diff(proposal)
    assert time.process_time() - start < 3
    assert difference.count("X") == len(edits)
    assert _apply(text, difference) == proposal.text


def test_what_is_doubtful_is_no_part_of_a_diff() -> None:
    whole = marked("a «b|c» d\n\n\n\n\n\n\n\n\nx «y|z» x\n", title="T")
    first, second = whole.findings
    doubtful = replace(second, applicability=Applicability.REPORT)
    some = replace(whole, findings=(first, doubtful))
    assert unified_diff(some) == unified_diff(replace(whole, findings=(first,)))
    assert unified_diff(replace(whole, findings=(doubtful,))) == ""


@PROGRAMS
def test_alternatives_stand_before_the_diff(program: tuple[str, ...], tmp_path: Path) -> None:
    first, second = marked("a «b|c» d\ne «f|g»\n", title="T").findings
    made = [
        replace(first, alternatives=("", "--- a/T\t", "+c\n3d\n")),
        replace(second, alternatives=("h h", " ")),
    ]
    whole = replace(marked("a «b|c» d\ne «f|g»\n", title="T"), findings=tuple(made))
    assert unified_diff(whole).splitlines()[:2] == [
        "# line 1: b → c, or: (nothing) · --- a/T␉ · +c↵3d↵",
        "# line 2: f → g, or: h h · ␣",
    ]
    assert applied(program, whole, tmp_path) == "a c d\ne g\n"
