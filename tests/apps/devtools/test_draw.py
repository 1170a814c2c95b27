"""Drawing findings from corpora: what is drawn, how it is counted, and that it can be stopped."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bot_plugins.apps.devtools import counts, drawing, drawn, sampling
from bot_plugins.apps.devtools.command import main
from bot_plugins.core import engine
from tests.apps.devtools.corpus import CASES, write
from tests.apps.devtools.process import environment
from tests.harness.wiki import dump

RULES = ["--rules", "then_than,space_before_comma"]
"""Neither needs the parser, which takes a second to load in each worker."""
ARTICLES, WIKIS, STRIPPED = "articles=a.jsonl.gz", "wikis=w", "stripped=s.jsonl.xz"


def text(number: int) -> str:
    return f"They left rather then wait in {number} , they said. The ''mill'' stands."


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    pages = [{"title": f"P{n}", "text": text(n), "timestamp": "", "source": "x"} for n in range(30)]
    packed(Path("a.jsonl.gz"), gzip.compress, pages)
    packed(Path("s.jsonl.xz"), lzma.compress, [{"title": "S", "text": text(900)}])
    Path("w").mkdir()
    about = {"source": "x", "license": "CC0"}
    rows = [
        {"title": "W", "text": text(100), "language": "en", "talk": False, **about},
        {"title": "Talk:W", "text": text(200), "language": "en", "talk": True, **about},
        {"title": "D", "text": text(300), "language": "de", "talk": False, **about},
    ]
    packed(Path("w/w.jsonl.bz2"), bz2.compress, rows)
    Path("w/A_b.wikitext").write_text(text(400), "utf-8")


def packed(path: Path, pack: Any, rows: Sequence[object]) -> None:  # noqa: ANN401
    path.write_bytes(pack(write(path.with_suffix(".tmp"), *rows).read_bytes()))


def draw(*arguments: str) -> list[dict[str, Any]]:
    Path("f.jsonl").unlink(missing_ok=True)
    assert main(["draw", *RULES, "--out", "f.jsonl", *arguments]) == 0
    return [json.loads(line) for line in Path("f.jsonl").read_text("ascii").splitlines()]


@pytest.mark.wide
def test_all_there_is_to_judge_is_in_a_line() -> None:
    [verb] = [row for row in draw(WIKIS) if row["rule"] == "then_than" and row["title"] == "A b"]
    assert (verb["applicability"], verb["corpus"], verb["kind"]) == ("review", "w", "wikis")
    assert verb["sentence"] == "They left rather then wait in 400 , they said."
    assert verb["corrected"] == "They left rather than wait in 400 , they said."
    assert (verb["left"], verb["before"], verb["after"]) == ("They left rather ", "then", "than")
    assert verb["later"] == "The mill stands."
    assert verb["source_right"].endswith("The ''mill'' stands.")
    assert (verb["source_before"], verb["source_after"]) == ("then", "than")
    assert verb["alternatives"] == []
    assert "'rather than' makes a comparison" in verb["message"]
    found = engine.propose(text(400), rules="then_than").findings[0]
    assert verb["id"] == drawn.id_of(text(400), found)


@pytest.mark.slow
def test_pages_of_the_language_are_read_in_every_format() -> None:
    rows = draw(ARTICLES, WIKIS, STRIPPED)
    titles = Counter(row["title"] for row in rows if row["kind"] != "articles")
    assert titles == {"W": 2, "A b": 2, "S": 1}
    assert {row["rule"] for row in rows if row["kind"] == "stripped"} == {"then_than"}


@pytest.mark.wide
def test_a_file_is_read_as_it_was_written() -> None:
    rows = draw(ARTICLES)
    read = drawn.read(Path("f.jsonl"))
    assert [json.loads(one.line()) for one in read.values()] == rows


@pytest.mark.wide
def test_of_each_rule_and_corpus_so_many_are_drawn_and_all_are_counted() -> None:
    rows = draw(ARTICLES, WIKIS, "--most", "4")
    numbers = Counter((row["rule"], row["kind"]) for row in rows)
    assert numbers == {
        (rule, kind): number
        for rule in ("then_than", "space_before_comma")
        for kind, number in (("articles", 4), ("wikis", 2))
    }
    counted = counts.read(counts.beside(Path("f.jsonl")))
    assert (counted.most, counted.seed, counted.language) == (4, 1, "en")
    articles, wikis = counted.corpora
    size = sum(len(text(number)) for number in range(30))
    assert (articles.name, articles.pages, articles.bytes) == ("a.jsonl.gz", 30, size)
    told = [(one.rule, one.found, one.drawn, one.is_all) for one in articles.rules if one.found]
    assert told == [("space_before_comma", 30, 4, False), ("then_than", 30, 4, False)]
    some = [one for one in wikis.rules if one.found]
    assert [(one.found, one.drawn, one.is_all) for one in some] == [(2, 2, True)] * 2


def test_what_was_measured_and_not_found_is_counted_as_none() -> None:
    draw("stripped=w", "--rules", "possessive_its,space_before_comma")
    [corpus] = counts.read(counts.beside(Path("f.jsonl"))).corpora
    assert [(one.rule, one.found, one.is_all) for one in corpus.rules] == [
        ("possessive_its", 0, True)
    ]


@pytest.mark.slow
def test_two_corpora_of_a_kind_are_drawn_from_for_themselves() -> None:
    rows = draw("articles=a.jsonl.gz", "articles=w", "--most", "1")
    assert Counter(row["corpus"] for row in rows) == {"a.jsonl.gz": 2, "w": 2}


@pytest.mark.slow
def test_the_seed_decides_and_not_the_number_of_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    first = draw(ARTICLES, WIKIS, "--most", "5", "--seed", "7")
    monkeypatch.setattr("bot_plugins.apps.devtools.corpora.CHUNK", 100)
    for number in (1, 3):
        monkeypatch.setattr(drawing, "cores", lambda number=number: number)
        assert draw(ARTICLES, WIKIS, "--most", "5", "--seed", "7") == first
    assert draw(ARTICLES, WIKIS, "--most", "5", "--seed", "8") != first


@pytest.mark.slow
def test_every_page_of_a_corpus_has_the_same_chance() -> None:
    """Of 30 pages 10 in each of 300 draws: within 5 standard deviations, the first and the last."""
    draw(ARTICLES)
    found = [one for one in drawn.read(Path("f.jsonl")).values() if one.rule == "then_than"]
    numbers = Counter[str]()
    for seed in range(300):
        stratum = sampling.Stratum[drawn.DrawnFinding](10, seed)
        for one in found:
            stratum.offer(one)
        numbers.update(one.title for one in stratum.drawn)
    assert len(numbers) == 30
    assert all(abs(number - 100) < 5 * (300 * 2 / 9) ** 0.5 for number in numbers.values()), numbers


@pytest.mark.slow
def test_rates_are_shown_by_corpus(capsys: pytest.CaptureFixture[str]) -> None:
    draw(ARTICLES, WIKIS, "--most", "4")
    out, error = capsys.readouterr()
    size = sum(len(text(number)) for number in range(30)) / 1e6
    assert out.startswith("articles: a.jsonl.gz, 30 pages, 0.00 MB\n")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert f"then_than review 30 {30 / size:.2f} 4" in lines
    assert any(line.startswith("then_than review 2 ") and line.endswith(" all") for line in lines)
    assert "Wrote 12 findings to f.jsonl" in error
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["wikis=bad.jsonl", "--out", "x"], "bad.jsonl:1: neither 'wikitext_context'"),
        (["wikis=cases.jsonl", "--out", "x"], "cases.jsonl:1: a labelled case"),
        ([WIKIS, "--out", "bad.jsonl"], "bad.jsonl exists; it may have been judged"),
        pytest.param(
            [WIKIS, "--out", "no/x"], "cannot write no/x: No such file", marks=pytest.mark.slow
        ),
        ([WIKIS, "--out", "x", "--rules", "then_tha"], "did you mean then_than"),
    ],
)
def test_mistakes_are_said_in_one_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(Path("bad.jsonl"), {})
    write(Path("cases.jsonl"), *CASES)
    assert main(["draw", *arguments]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert not Path("x").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([WIKIS], "the following arguments are required: --out"),
        (["--out", "x"], "the following arguments are required: KIND=PATH"),
        (["wikis=no", "--out", "x"], "cannot read no: no such file"),
        ([WIKIS, "--out", "x", "--most", "0"], "'0' is not a number of findings"),
        ([WIKIS, "--out", "x", "--most", "-1"], "'-1' is not a number of findings"),
    ],
)
def test_a_command_line_that_cannot_be(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["draw", *arguments])
    assert left.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.slow
def test_rules_that_end_their_worker_are_told_of(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Here the worker is asked for what is not there, as it might be for a rule that fails.

    One worker, for the last words of two would be mixed.
    """

    def nothing_like_it() -> None: ...

    monkeypatch.setattr(drawing, "look", nothing_like_it)
    monkeypatch.setattr(drawing, "cores", lambda: 1)
    assert main(["draw", WIKIS, *RULES, "--out", "x.jsonl"]) == 2
    error = capfd.readouterr().err
    assert "AttributeError: module 'bot_plugins.apps.devtools.drawing' has no attribute" in error
    assert "python -m bot_plugins: w: workers end over the pages from 'A b' on\n" in error
    assert not Path("x.jsonl").exists()


@pytest.mark.slow
def test_an_export_is_read_as_well() -> None:
    dump.write_dump(Path("w/e.xml"), {"E": text(500), "Talk:E": text(600)})
    assert Counter(row["title"] for row in draw(WIKIS))["E"] == 2
    assert not [row for row in draw(WIKIS) if row["title"] == "Talk:E"]


@pytest.mark.slow
def test_control_c_ends_the_workers_and_writes_nothing(tmp_path: Path) -> None:
    """The corpus is a pipe that is never closed, so that workers are at work until then."""
    os.mkfifo("pipe.jsonl")
    command = [sys.executable, "-m", "bot_plugins", "draw", "wikis=pipe.jsonl", "--out", "x.jsonl"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    page = {"title": "P", "text": "They stand here. " * 50_000}
    line = json.dumps(page).encode() + b"\n"
    with Path("pipe.jsonl").open("wb", buffering=0) as pipe:
        while not (workers := children(process.pid)):
            pipe.write(line)
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=60)
    assert (out, error, process.returncode) == (b"", b"Interrupted.\n", 130)
    assert not Path("x.jsonl").exists()
    deadline = time.monotonic() + 30
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        assert time.monotonic() < deadline


def children(pid: int) -> list[str]:
    """Return the processes that any thread of a process started."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [child for task in tasks for child in task.read_text().split()]
