"""Judging by hand: one key each, nothing lost, totals, and two judges compared."""

from __future__ import annotations

import io
import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot_plugins.tools import judgements
from bot_plugins.tools.command import main
from bot_plugins.tools.sampling import as_row
from tests.tools.process import environment
from tests.view.build import marked

TEXTS = [f"They did not «went|go» home on day {number}." for number in range(3)]


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    proposals = [marked(text, title=f"Day {number}") for number, text in enumerate(TEXTS)]
    rows = [as_row(proposal, proposal.findings[0]) for proposal in proposals]
    Path("s.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "ascii")
    return Path("s.jsonl")


def judge(answers: str, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{one}\n" for one in answers)))
    return main(["judge", "s.jsonl", *arguments])


def kept(path: str = "s.jsonl.judged.jsonl") -> list[str]:
    return [json.loads(line)["verdict"] for line in Path(path).read_text("ascii").splitlines()]


def test_each_finding_is_shown_and_each_verdict_kept(
    sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert judge("ynu", monkeypatch) == 0
    out = capsys.readouterr().out
    assert "1/3  Day 0\n  They did not [-went-]{+go+} home on day 0.\n" in out
    assert "verb_form (doubtful): a reason\n" in out  # a rule that is no more
    assert "verb_form      1      1        1  50.0 % (9.5-90.5)\n3 of 3 judged\n" in out
    assert kept() == ["right", "wrong", "unclear"]
    ids = [json.loads(line)["id"] for line in sample.read_text().splitlines()]
    assert list(judgements.read(Path("s.jsonl.judged.jsonl"))) == ids


def test_judging_goes_on_where_it_ended(
    sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for answers, done in (("q", 0), ("", 0), ("y", 1), ("xyq", 2), ("nn", 3)):
        assert judge(answers, monkeypatch) == 0
        assert f"\n{done} of 3 judged\n" in f"\n{capsys.readouterr().out}"
    assert kept() == ["right", "right", "wrong"]
    assert sample.exists()


@pytest.mark.usefixtures("sample")
def test_back_judges_anew(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    judge("ybbnq", monkeypatch)
    assert kept() == ["right", "wrong"]
    out = capsys.readouterr().out
    assert "(right before) [y]es" in out
    assert "verb_form      0      1        0" in out


@pytest.mark.usefixtures("sample")
def test_more_context_on_demand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    judge("c", monkeypatch)
    assert "  | They did not went home on day 0.\n" in capsys.readouterr().out
    assert not Path("s.jsonl.judged.jsonl").exists()


@pytest.mark.usefixtures("sample")
def test_a_summary_asks_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    judge("yn", monkeypatch)
    capsys.readouterr()
    assert judge("yyy", monkeypatch, "--summary") == 0
    out = capsys.readouterr().out
    assert out.endswith("  50.0 % (9.5-90.5)\n2 of 3 judged\n")
    assert "[y]es" not in out


@pytest.mark.usefixtures("sample")
def test_a_second_judge_has_a_file_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    judge("yyy", monkeypatch)
    judge("nnn", monkeypatch, "--judged", "ada.jsonl")
    assert (kept(), kept("ada.jsonl")) == (["right"] * 3, ["wrong"] * 3)


@pytest.mark.usefixtures("sample")
def test_a_line_that_was_being_written_is_no_judgement(monkeypatch: pytest.MonkeyPatch) -> None:
    judge("y", monkeypatch)
    file = Path("s.jsonl.judged.jsonl")
    whole = file.read_bytes()
    file.write_bytes(whole + b'{"id": "x", "verd')
    assert len(judgements.read(file)) == 1
    judge("n", monkeypatch)
    assert kept() == ["right", "wrong"]
    assert file.read_bytes().startswith(whole)


def test_a_key_needs_no_enter_and_control_c_loses_nothing(sample: Path) -> None:
    """On a terminal; what was judged is on the disk before the next question."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "bot_plugins", "judge", str(sample)]
    process = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(NO_COLOR="1"),
        start_new_session=True,
    )
    os.close(theirs)
    try:
        shown = until(ours, "1/3", "[q]uit? ")
        os.write(ours, b"y")
        shown += until(ours, "2/3", "[q]uit? ")
        assert kept() == ["right"]
        process.send_signal(signal.SIGINT)
        shown = until(ours, "Interrupted.")
        assert process.wait(60) == 130
        assert "Traceback" not in shown
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    assert kept() == ["right"]


def until(terminal: int, *wanted: str) -> str:
    """Read from a terminal until all of ``wanted`` was written, one after the other."""
    said, place, deadline = "", 0, time.monotonic() + 60
    for text in wanted:
        while (found := said.find(text, place)) < 0:
            assert time.monotonic() < deadline, said
            if select.select([terminal], [], [], 1)[0]:
                said += os.read(terminal, 4096).decode()
        place = found
    return said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "give either a FILE of findings or --agreement A B"),
        (["s.jsonl", "--agreement", "a", "b"], "give either a FILE of findings or --agreement"),
        (["none.jsonl"], "cannot read none.jsonl: No such file"),
        (["bad.jsonl"], "bad.jsonl:1: no 'id' that is a text"),
        (["s.jsonl", "--judged", "bad.jsonl"], "bad.jsonl:1: no 'verdict' that is a text"),
        (["s.jsonl", "--judged", "odd.jsonl"], "odd.jsonl:1: 'verdict' is none of right, wrong"),
        (["--agreement", "good.jsonl", "empty.jsonl"], "the two files have no finding in common"),
        (["s.jsonl", "--judged", "no/x.jsonl"], "cannot write no/x.jsonl: No such file"),
    ],
)
@pytest.mark.usefixtures("sample")
def test_mistakes_are_said_in_one_line(
    arguments: list[str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    Path("bad.jsonl").write_text("{}\n")
    Path("odd.jsonl").write_text('{"id": "a", "rule": "r", "verdict": "maybe"}\n')
    Path("good.jsonl").write_text('{"id": "a", "rule": "r", "verdict": "right"}\n')
    Path("empty.jsonl").touch()
    assert main(["judge", *arguments]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
