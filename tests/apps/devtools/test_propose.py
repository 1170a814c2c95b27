"""Proposals for a file or standard input."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot_plugins.apps.devtools import console
from bot_plugins.apps.devtools.command import main
from tests.apps.devtools.process import run

SLIPS = "During the years , all changed.\r\nThey did not went home. ÄÖ→\n"
MENDED = "During the years, all changed.\r\nThey did not go home. ÄÖ→\n"
CLEAN = "All is well.\n"


@pytest.fixture(autouse=True)
def _a_terminal_of_no_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("page.wikitext").write_text(SLIPS, encoding="utf-8", newline="")
    return Path("page.wikitext")


def test_text_shows_every_change_and_the_summary(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["propose", str(page)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("page.wikitext\n2 changes\n(1/2) line 1\n")
    assert "  During the years[-␣-], all changed.␍\n" in out
    assert "  They did not [-went-]{+go+} home. ÄÖ→\n" in out
    assert "Summary: Copyedit: went → go (verb form); space before comma\n" in out


@pytest.mark.parametrize("number", [1, 12])
def test_text_keeps_to_80_columns(number: int, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["went", "knew", "gave", "took"] * number
    text = "\n\n".join(f"In the year , they all did not {word} there." for word in words)
    _input(text)
    assert main(["propose", "--title", "A page"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("A page\n")
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("form", "expected"), [("text", "Nothing to propose.\n"), ("diff", ""), ("json", None)]
)
def test_nothing_to_propose(
    form: str, expected: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    _input(CLEAN)
    assert main(["propose", "--format", form, "--check"]) == 0
    out = capsys.readouterr().out
    if expected is None:
        assert (json.loads(out)["findings"], json.loads(out)["outcome"]) == ([], "nothing found")
    else:
        assert out == expected


@pytest.mark.parametrize("form", ["text", "json", "diff"])
def test_check_tells_by_its_exit_code(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, code in (([], 0), (["--check"], 1)):
        _input(SLIPS)
        assert main(["propose", "-", "--format", form, *arguments]) == code
        assert capsys.readouterr().out


def test_json_is_one_line_with_offsets_of_the_text(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["propose", str(page), "--format", "json", "--title", "Life"])
    record = json.loads(capsys.readouterr().out)
    assert (record["title"], record["outcome"]) == ("Life", "proposed")
    for finding in record["findings"]:
        assert SLIPS[finding["start"] : finding["end"]] == finding["before"]


@pytest.mark.wide
@pytest.mark.skipif(not shutil.which("patch"), reason="patch is not installed")
def test_patch_takes_the_diff(page: Path) -> None:
    result = run("propose", str(page.resolve()), "--format", "diff")
    text = result.stdout.replace(str(page.resolve()).encode(), b"/page.wikitext")
    subprocess.run(["patch", "-p1", "--binary", "--quiet"], input=text, check=True)
    assert page.read_bytes().decode() == MENDED


def test_only_the_rules_named_are_used(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["propose", str(page), "--rules", "base_after_do, participle_after_be"])
    assert "1 change\n" in capsys.readouterr().out


def test_a_title_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    _input("She sang The the in Rome. They did not went home.")
    assert main(["propose", "--check", "--title", "They did not went home"]) == 0
    assert "Nothing" in capsys.readouterr().out


def test_a_language_without_rules_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    _input("In den Jahren , alle.")
    assert main(["propose", "--language", "cy", "--check"]) == 1
    assert "no rules for 'cy' yet" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"\xff", b"the \xe9 the"])
def test_other_encodings_are_refused(content: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    sys.stdin = io.TextIOWrapper(io.BytesIO(content))
    assert main(["propose"]) == 2
    assert "standard input is not UTF-8 (at byte" in capsys.readouterr().err


def test_hostile_text_does_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    _input("\x1b]0;owned\x07 the years , all\x00 the \u202e changed.")
    main(["propose", "--title", "\x1b[2J\udcff"])
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\u202e" not in out


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colour_only_on_a_terminal_that_wants_it(
    variables: dict[str, str],
    coloured: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert not console.has_colours(sys.stdout)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    _input(SLIPS)
    main(["propose"])
    out = capsys.readouterr().out
    assert ("\x1b[31mwent\x1b[0m\x1b[32mgo\x1b[0m" in out) == coloured
    assert ("[-went-]{+go+}" in out) != coloured


@pytest.fixture(autouse=True)
def _own_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", sys.stdin)


def _input(text: str) -> None:
    """Let the command read ``text``; the fixture above puts standard input back."""
    sys.stdin = io.TextIOWrapper(io.BytesIO(text.encode()))


@pytest.mark.parametrize(
    ("asked", "rules"),
    [
        ([], ["base_after_do"]),
        (["--doubtful"], ["base_after_do", "tense_slip"]),
        (["--rules", "tense_slip"], ["tense_slip"]),
    ],
    ids=str,
)
def test_what_is_doubtful_is_shown_where_it_is_asked_for(
    asked: list[str], rules: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    text = "They did not went home. In 1950 he plays for Rome."
    _input(text)
    assert main(["propose", "--format", "json", *asked]) == 0
    record = json.loads(capsys.readouterr().out)
    assert [one["rule"] for one in record["findings"]] == rules
    assert "tense" not in record["summary"]
    _input(text)
    main(["propose", "--format", "diff", *asked])
    assert "played" not in capsys.readouterr().out
