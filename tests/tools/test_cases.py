"""Labelled cases and pages are read, and what is wrong with a file is said in one line."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot_plugins.tools.cases import Case, Page, read
from bot_plugins.tools.console import ToolError
from tests.tools.corpus import CASES, case, write
from tests.tools.process import ROOT
from tests.wiki import dump


def test_cases_and_pages(tmp_path: Path) -> None:
    page = {"title": "A_mill", "text": "It stands.", "timestamp": "", "source": "x"}
    file = write(tmp_path / "x.jsonl", CASES[1], page, {"text": ""})
    first, *pages = read(file)
    assert isinstance(first, Case)
    assert (first.title, first.where, first.corpus) == ("A title", f"{file}:1", "")
    assert first.text[first.start : first.end] == first.span == "took"
    assert first.fixed == "She did not take the bus , they say."
    assert pages == [Page("It stands.", "A mill"), Page("")]


def test_packed_lines_a_byte_order_mark_and_empty_lines(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl.gz"
    file.write_bytes(gzip.compress(b'\xef\xbb\xbf{"text": "a"}\r\n\n{"text": "b\\ud800"}'))
    assert list(read(file)) == [Page("a"), Page("b\ud800")]


def changed(**changes: object) -> str:
    return json.dumps(case("It «is» so.", "was", "verb") | changes)


def without(key: str) -> str:
    return json.dumps({name: value for name, value in CASES[0].items() if name != key})


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON in UTF-8: "),
        ("\udcff", "not JSON in UTF-8: "),
        ("[" * 100_000, "not JSON in UTF-8: "),
        ("[]", "not a JSON object"),
        ("{}", "neither 'wikitext_context' (a case) nor 'text' (a page)"),
        ('{"text": 1}', "no 'text' that is a text"),
        ('{"text": "", "title": null}', "no 'title' that is a text"),
        (changed(span_start=4), "'span_text' is not at 'span_start', 4"),
        (changed(span_start=-7), "'span_text' is not at 'span_start', -7"),
        (changed(span_start="3"), "'span_text' is not at 'span_start', '3'"),
        (changed(span_start=True), "'span_text' is not at 'span_start', True"),
        (changed(fix="is"), "'fix' changes nothing; null is for text that must stay"),
        (changed(fix=3), "no 'fix' that is a text"),
        (without("fix"), "no 'fix'; null is for text that must stay"),
        (without("kind"), "no 'kind' that is a text"),
        (without("span_text"), "no 'span_text' that is a text"),
    ],
)
def test_a_bad_line_is_named(line: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    file.write_bytes(b'{"text": ""}\n\n' + line.encode("utf-8", "surrogateescape") + b"\n")
    with pytest.raises(ToolError) as error:
        list(read(file))
    assert str(error.value).startswith(f"{file}:3: {said}")


@pytest.mark.parametrize("name", ["no.jsonl", "no.jsonl.gz", "no.xml"])
def test_a_missing_file_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(ToolError, match=rf"{name}.*No such file"):
        list(read(tmp_path / name))


def test_a_broken_archive_says_how_far_it_went(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl.gz"
    packed = gzip.compress(b'{"text": ""}\n' * 100_000)
    file.write_bytes(packed[: len(packed) // 2])
    with pytest.raises(ToolError, match=r"cannot read .*x\.jsonl\.gz after line \d+: "):
        list(read(file))


def test_the_articles_of_an_export(tmp_path: Path) -> None:
    pages = {"Mill": "It stands.", "Talk:Mill": "Why?", "Old mill": "#REDIRECT [[Mill]]"}
    file = dump.write_dump(tmp_path / "pages.xml", pages)
    assert list(read(file)) == [Page("It stands.", "Mill")]


def test_what_is_no_export_is_named(tmp_path: Path) -> None:
    file = tmp_path / "pages.xml"
    file.write_text("<a/>", "utf-8")
    with pytest.raises(ToolError, match=r"pages\.xml holds no pages"):
        list(read(file))


def test_only_an_export_needs_the_framework(tmp_path: Path) -> None:
    file = write(tmp_path / "x.jsonl", *CASES)
    program = (
        "import sys; from bot_plugins.tools.command import main;"
        f"main(['evaluate', {str(file)!r}]); sys.exit('pywikibot' in sys.modules)"
    )
    command = [sys.executable, "-c", program]
    assert subprocess.run(command, cwd=ROOT, check=False, capture_output=True).returncode == 0
