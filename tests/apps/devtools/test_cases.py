"""Labelled cases and pages are read, and what is wrong with a file is said in one line."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot_plugins.apps.devtools.cases import Case, CorpusPage, read, read_all
from bot_plugins.apps.devtools.console import ToolError
from tests.apps.devtools.corpus import CASES, case, write
from tests.apps.devtools.process import ROOT
from tests.harness.wiki import dump


def test_cases_and_pages(tmp_path: Path) -> None:
    page = {"title": "A_mill", "text": "It stands.", "timestamp": "", "source": "x"}
    file = write(tmp_path / "x.jsonl", CASES[1], page, {"text": ""})
    first, *pages = read(file)
    assert isinstance(first, Case)
    assert (first.title, first.where, first.corpus) == ("A title", f"{file}:1", "")
    assert first.text[first.start : first.end] == first.span == "took"
    assert first.fixed == "She did not take the bus , they say."
    assert pages == [CorpusPage("It stands.", "A mill"), CorpusPage("")]


def test_packed_lines_a_byte_order_mark_and_empty_lines(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl.gz"
    file.write_bytes(gzip.compress(b'\xef\xbb\xbf{"text": "a"}\r\n\n{"text": "b\\ud800"}'))
    assert list(read(file)) == [CorpusPage("a"), CorpusPage("b\ud800")]


@pytest.mark.parametrize(
    ("suffix", "pack"), [(".gz", gzip.compress), (".xz", lzma.compress), (".bz2", bz2.compress)]
)
def test_packed_lines_tell_how_far_they_are_read(
    suffix: str, pack: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    told: list[int] = []
    file = tmp_path / f"x.jsonl{suffix}"
    file.write_bytes(pack(b'{"text": "a"}\n' * 250))
    assert list(read(file, told.append)) == [CorpusPage("a")] * 250
    assert len(told) == 2
    assert all(0 < place <= file.stat().st_size for place in told)


def test_a_pipe_is_read_which_has_no_places_to_tell(tmp_path: Path) -> None:
    told: list[int] = []
    os.mkfifo(tmp_path / "x.jsonl")
    with ThreadPoolExecutor(1) as pool:
        pool.submit((tmp_path / "x.jsonl").write_bytes, b'{"text": "a"}\n' * 250)
        assert list(read(tmp_path / "x.jsonl", told.append)) == [CorpusPage("a")] * 250
    assert told == []


def test_a_file_of_wikitext_is_one_page(tmp_path: Path) -> None:
    file = tmp_path / "An_old%2Fnew_mill.wikitext"
    file.write_bytes("Es läuft.\r\n".encode())
    assert list(read(file)) == [CorpusPage("Es läuft.\r\n", "An old/new mill")]
    file.write_bytes(b"\xff")
    with pytest.raises(ToolError, match=r"mill\.wikitext is not UTF-8 \(at byte 0\)"):
        list(read(file))


def test_pages_of_other_languages_and_talk_pages_do_not_count(tmp_path: Path) -> None:
    rows = [
        {"title": "None", "text": ""},
        {"title": "Same", "text": "", "language": "en-GB", "talk": False},
        {"title": "Empty", "text": "", "language": None},
        {"title": "Other", "text": "", "language": "de"},
        {"title": "Talk:Same", "text": "", "language": "en", "talk": True},
    ]
    file = write(tmp_path / "x.jsonl", CASES[0], *rows)
    _, *found = read_all([file], "en")
    assert [page.title for page in found] == ["None", "Same", "Empty"]


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


@pytest.mark.parametrize("name", ["no.jsonl", "no.jsonl.gz", "no.xml", "no.wikitext"])
def test_a_missing_file_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(ToolError, match=rf"{name}.*No such file"):
        list(read(tmp_path / name))


@pytest.mark.wide
@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".xz", lzma.compress)])
def test_a_broken_archive_says_how_far_it_went(
    suffix: str, pack: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    file = tmp_path / f"x.jsonl{suffix}"
    packed = pack(b"".join(b'{"text": "%d"}\n' % number for number in range(100_000)))
    file.write_bytes(packed[: len(packed) // 2])
    with pytest.raises(ToolError, match=rf"cannot read .*x\.jsonl\{suffix} after line \d+: "):
        list(read(file))


def test_what_is_not_packed_as_its_name_says_is_named(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl.xz"
    file.write_bytes(b'{"text": ""}\n')
    with pytest.raises(ToolError, match=r"cannot read .*x\.jsonl\.xz: "):
        list(read(file))


def test_the_articles_of_an_export(tmp_path: Path) -> None:
    pages = {"Mill": "It stands.", "Talk:Mill": "Why?", "Old mill": "#REDIRECT [[Mill]]"}
    file = dump.write_dump(tmp_path / "pages.xml", pages)
    assert list(read(file)) == [CorpusPage("It stands.", "Mill")]


def test_what_is_no_export_is_named(tmp_path: Path) -> None:
    file = tmp_path / "pages.xml"
    file.write_text("<a/>", "utf-8")
    with pytest.raises(ToolError, match=r"pages\.xml is not a dump that can be read"):
        list(read(file))


@pytest.mark.slow
def test_only_an_export_needs_the_framework(tmp_path: Path) -> None:
    file = write(tmp_path / "x.jsonl", *CASES)
    program = (
        "import sys; from bot_plugins.apps.devtools.command import main;"
        f"main(['evaluate', {str(file)!r}]); sys.exit('pywikibot' in sys.modules)"
    )
    command = [sys.executable, "-c", program]
    assert subprocess.run(command, cwd=ROOT, check=False, capture_output=True).returncode == 0
