"""The figures of an evaluation, as tables and as JSON."""

from __future__ import annotations

import json
import os
import re
import signal
from pathlib import Path
from typing import Any

import pytest

from bot_plugins.apps.devtools import progress
from bot_plugins.apps.devtools.command import main
from bot_plugins.apps.devtools.tally import CaseTally
from tests.apps.devtools.corpus import CASES, case, write
from tests.apps.devtools.test_command import started

RULES = ["--rules", "base_after_do,space_before_comma"]


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    write(Path("cases.jsonl"), *CASES)
    write(Path("pages.jsonl"), *({"title": f"P{n}", "text": text(n)} for n in range(20)))


def text(number: int) -> str:
    return f"They did not went in {number} , they said."


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["evaluate", *arguments]) == 0
    return capsys.readouterr().out


def evaluated(capsys: pytest.CaptureFixture[str], *files: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(output(capsys, *files, "--json", *RULES))
    return found


def test_tables_of_labelled_cases(capsys: pytest.CaptureFixture[str]) -> None:
    out = output(capsys, "cases.jsonl", *RULES)
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert lines[0] == "5 errors and 2 traps, labelled"
    assert "base_after_do 3 3 0 0 0 100.0 % (43.9-100.0)" in lines
    assert "space_before_comma 3 0 0 2 1 0.0 % (0.0-65.8)" in lines
    assert "all 6 3 0 2 1 60.0 % (23.1-88.2)" in lines
    assert "did+past 3 4 75.0 % (30.1-95.4)" in lines
    assert "comma 0 1 0.0 % (0.0-79.3)" in lines
    assert "Traps touched: 1 of 2\ncases.jsonl:6: not a slip\n" in out
    assert "  During the years[-␣-], all changed.\n" in out
    assert "Errors changed into something else: 1 of 5\ncases.jsonl:5: comma\n" in out
    assert "other: 1 change elsewhere" in out


def test_what_stays_as_it_is_is_a_miss_and_no_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    found = evaluated(capsys, "cases.jsonl")
    kind = found["kinds"]["did+past"]
    assert (kind["errors"], kind["fixed"], kind["fixed_by"]) == (4, 3, {"base_after_do": 3})
    rule = found["rules"]["base_after_do"]
    assert (rule["right"], rule["wrong"], rule["unjudged"]) == (3, 0, 0)


def test_json_names_every_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    found = evaluated(capsys, "cases.jsonl")
    assert (found["errors"], found["traps"], found["pages"]) == (5, 2, 0)
    mistakes = [(one["where"], one["is_trap"], one["rule"]) for one in found["wrong"]]
    assert mistakes == [
        ("cases.jsonl:5", False, "space_before_comma"),
        ("cases.jsonl:6", True, "space_before_comma"),
    ]


def test_findings_per_megabyte_of_pages(capsys: pytest.CaptureFixture[str]) -> None:
    size = sum(len(text(number)) for number in range(20))
    out = output(capsys, "pages.jsonl", *RULES)
    assert out.startswith("20 pages, 0.00 MB\n")
    assert re.search(rf"^base_after_do +20 +{20e6 / size:.1f}$", out, re.MULTILINE)
    assert "labelled" not in out


def test_a_megabyte_counts_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    write(Path("x.jsonl"), {"text": "ä\ud800€"})
    assert evaluated(capsys, "x.jsonl")["bytes"] == 2 + 3 + 3


@pytest.mark.wide
def test_all_fits_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    trap = case("During the years« ,» all changed." + " word" * 60, None, "k" * 90)
    error = case("It did «brang» luck.", "bring", "e" * 90)
    write(Path("x.jsonl"), *[trap] * 1200, error, *CASES, {"text": text(1)})
    out = output(capsys, "x.jsonl")
    assert max(map(len, out.splitlines())) <= 80


def test_a_hostile_kind_does_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    write(Path("x.jsonl"), case("They did not «went» home.", "came", "\x1b[2J"))
    assert "\x1b" not in output(capsys, "x.jsonl")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "evaluate needs FILE..., or --against REV"),
        (["pages.jsonl", "--rules", "base_after_d"], "did you mean base_after_do"),
        (["empty.jsonl"], "nothing in empty.jsonl"),
        (["bad.jsonl"], "bad.jsonl:1: not a JSON object"),
    ],
)
def test_mistakes_are_said_in_one_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("empty.jsonl").touch()
    write(Path("bad.jsonl"), [])
    assert main(["evaluate", *arguments]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_a_file_or_a_folder_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("nothing").mkdir()
    for name, said in (("no.jsonl", "no.jsonl: no such file"), ("nothing", "in nothing")):
        with pytest.raises(SystemExit) as left:
            main(["evaluate", name])
        assert left.value.code == 2
        assert said in capsys.readouterr().err


def test_of_a_folder_pages_are_read_and_of_stripped_text_only_words_measured(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("texts").mkdir()
    for number in range(3):
        Path(f"texts/{number}.wikitext").write_text(text(number), "utf-8")
    assert evaluated(capsys, "texts")["rules"].keys() == {"base_after_do", "space_before_comma"}
    found = evaluated(capsys, "stripped=texts")
    assert found["rules"]["base_after_do"]["findings_in_pages"] == found["pages"] == 3
    assert "space_before_comma" not in found["rules"]


def test_pages_of_other_languages_do_not_count(capsys: pytest.CaptureFixture[str]) -> None:
    write(Path("x.jsonl"), *({"text": text(1), "language": code} for code in ("en", "de", "nl")))
    assert evaluated(capsys, "x.jsonl")["pages"] == 1


@pytest.mark.slow
def test_control_c_is_clean(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    with started("evaluate", str(pipe)) as process, pipe.open("wb"):  # opens once it is read
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=60)
    assert (out, error, process.returncode) == (b"", b"Interrupted.\n", 130)


def test_control_c_takes_the_progress_line_away(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(progress, "INTERVAL", 0)
    monkeypatch.setattr(CaseTally, "add", interrupt)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert main(["evaluate", "pages.jsonl"]) == 130
    assert capsys.readouterr().err == "\r\x1b[K1 texts ...\r\x1b[KInterrupted.\n"
