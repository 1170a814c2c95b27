"""Judging by hand: one key each, nothing lost, two readers apart, compared, and adjudicated."""

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

from bot_plugins.apps.devtools import judgements
from bot_plugins.apps.devtools.command import main
from bot_plugins.apps.devtools.judgements import Judgement
from bot_plugins.core.evidence.verdicts import Verdict
from tests.apps.devtools.corpus import write
from tests.apps.devtools.findings import count, counted, finding, write_counts, write_findings
from tests.apps.devtools.process import environment

FINDINGS = (
    finding("a", title="Day \x1b[2J"),
    finding("b", alternatives=("have gone", "be gone")),
    finding("c", "gone_by", applicability="report"),
)


@pytest.fixture(autouse=True)
def _findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    file = write_findings(Path("f.jsonl"), FINDINGS)
    write_counts(file, counted(count("base_after_do", 2)))


def judge(answers: str, monkeypatch: pytest.MonkeyPatch, *more: str, to: str = "ada") -> int:
    """Judge with lines of answers that spaces divide; "_" stands for a line of its own."""
    lines = "".join(f"{line.replace('_', ' ')}\n" for line in answers.split())
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
    return main(["judge", "f.jsonl", "--verdicts", to, *more])


def kept(path: str = "ada") -> list[tuple[str, str, str]]:
    rows = [json.loads(line) for line in Path(path).read_text("ascii").splitlines()]
    return [(row["verdict"], row["which"], row["reason"]) for row in rows]


def given(name: str, *verdicts: str) -> None:
    for one, verdict in zip(FINDINGS, verdicts, strict=False):
        which = "be gone" if verdict == "other" else ""
        judgements.remember(Path(name), Judgement(one.id, Verdict(verdict), which, f"so {name}"))


def test_each_finding_is_shown_and_each_verdict_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert judge("y 3 a_perfect n", monkeypatch) == 0
    out = capsys.readouterr().out
    assert "1/3  Day ␛[2J\n  They did not [-went-]{+go+} home, a.\n" in out
    assert "base_after_do (review): a reason\n" in out
    assert "  2 or: have gone\n  3 or: be gone\n" in out
    assert "gone_by (report): a reason\n" in out  # a rule that is no more
    assert out.endswith("3 of 3 judged\n")
    assert kept() == [("right", "", ""), ("other", "be gone", "a perfect"), ("wrong", "", "")]


@pytest.mark.parametrize(
    ("key", "verdict"),
    [
        ("y", "right"),
        ("1", "right"),
        ("m why", "wrong-repair"),
        ("v why", "verbatim"),
        ("n why", "wrong"),
        ("a why", "artefact"),
        ("u why", "unknown"),
    ],
)
def test_every_verdict_has_a_key(key: str, verdict: str, monkeypatch: pytest.MonkeyPatch) -> None:
    judge(key, monkeypatch)
    assert kept() == [(verdict, "", "" if verdict == "right" else "why")]


def test_a_key_of_an_alternative_that_is_not_there_is_no_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judge("2 y 4 3 why", monkeypatch)
    assert kept() == [("right", "", ""), ("other", "be gone", "why")]


def test_judging_goes_on_where_it_ended(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for answers, done in (("q", 0), ("", 0), ("y", 1), ("x y q", 2), ("n why n why", 3)):
        assert judge(answers, monkeypatch) == 0
        assert f"\n{done} of 3 judged\n" in f"\n{capsys.readouterr().out}"
    assert [verdict for verdict, *_ in kept()] == ["right", "right", "wrong"]


def test_back_judges_anew(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    judge("y b b n why q", monkeypatch)
    assert [verdict for verdict, *_ in kept()] == ["right", "wrong"]
    assert "(right before) [y]es" in capsys.readouterr().out
    assert judgements.read(Path("ada"))["a"].verdict is Verdict.WRONG


def test_more_context_on_demand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    judge("c", monkeypatch)
    out = capsys.readouterr().out
    assert "\n  It was late. They did not went home, a.Then it rained.\n" in out
    assert "  | It was ''late''. They did not went home, a. Then it rained.\n" in out
    assert not Path("ada").exists()


def test_two_readers_do_not_see_each_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    judge("n a_name y y", monkeypatch)
    capsys.readouterr()
    judge("y y y", monkeypatch, to="ben")
    out = capsys.readouterr().out
    assert "before" not in out
    assert "a name" not in out
    assert (len(kept("ada")), len(kept("ben"))) == (3, 3)


def test_a_line_that_was_being_written_is_no_judgement(monkeypatch: pytest.MonkeyPatch) -> None:
    judge("y", monkeypatch)
    whole = Path("ada").read_bytes()
    Path("ada").write_bytes(whole + b'{"id": "x", "verd')
    assert len(judgements.read(Path("ada"))) == 1
    judge("n why", monkeypatch)
    assert [verdict for verdict, *_ in kept()] == ["right", "wrong"]
    assert Path("ada").read_bytes().startswith(whole)


def test_two_readers_are_compared(capsys: pytest.CaptureFixture[str]) -> None:
    given("ada", "right", "other", "wrong")
    given("ben", "right", "wrong-repair")
    assert main(["judge", "f.jsonl", "--compare", "ada", "ben"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(
        "Both judged:    2 of 3\n"
        "Agreement:      50.0 % (1 of 2)\n"
        "Cohen's kappa:  0.33\n"
        "Unadjudicated:  1\n"
        "\n"
        "base_after_do  Mill\n"
        "wikis.jsonl b\n"
        "  They did not [-went-]{+go+} home, b.\n"
        "  other 'be gone': so ada\n"
        "  wrong-repair: so ben\n"
    )
    assert "base_after_do         review  wikis       1  100.0 % (20.7-100.0)\n" in out


def test_what_differs_is_adjudicated_by_a_third(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given("ada", "right", "other", "wrong")
    given("ben", "right", "wrong-repair", "wrong")
    assert judge("3 a_passive", monkeypatch, "--adjudicate", "ada", "ben", to="final") == 0
    out = capsys.readouterr().out
    assert "1/1  Mill" in out
    assert "  other 'be gone': so ada\n  wrong-repair: so ben\n" in out
    assert out.endswith("1 of 1 judged\n")
    assert kept("final") == [("other", "be gone", "a passive")]
    main(["judge", "f.jsonl", "--compare", "ada", "ben", "--settled", "final"])
    out = capsys.readouterr().out
    assert "Unadjudicated:  0\n" in out
    assert "base_after_do         review  wikis       2  50.0 % (9.5-90.5)\n" in out


@pytest.mark.wide
def test_a_key_needs_no_enter_and_control_c_loses_nothing() -> None:
    """On a terminal; what was judged is on the disk before the next question."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "bot_plugins", "judge", "f.jsonl", "--verdicts", "ada"]
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
        until(ours, "1/3", "[u]nknown? ")
        os.write(ours, b"n")
        until(ours, "Why? ")
        os.write(ours, "ein Name: Ö\n".encode())
        until(ours, "2/3", "[u]nknown? ")
        assert kept() == [("wrong", "", "ein Name: Ö")]
        os.write(ours, b"m")
        until(ours, "Why? ")
        process.send_signal(signal.SIGINT)
        shown = until(ours, "Interrupted.")
        assert process.wait(60) == 130
        assert "Traceback" not in shown
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    assert len(kept()) == 1


def until(terminal: int, *wanted: str) -> str:
    """Read from a terminal until all of ``wanted`` was written, one after the other."""
    said, place, deadline = "", 0, time.monotonic() + 60
    for text in wanted:
        while (found := said.find(text, place)) < 0:
            assert time.monotonic() < deadline, said
            if select.select([terminal], [], [], 1)[0]:
                said += os.read(terminal, 4096).decode(errors="replace")
        place = found
    return said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["f.jsonl"], "give either --verdicts FILE or --compare A B"),
        (["f.jsonl", "--verdicts", "x", "--compare", "good", "good"], "give either --verdicts"),
        (["f.jsonl", "--verdicts", "x", "--settled", "good"], "--adjudicated needs --compare"),
        (["none.jsonl", "--verdicts", "x"], "cannot read none.jsonl: No such file"),
        (
            ["bad.jsonl", "--verdicts", "x"],
            "bad.jsonl:1: no 'alternatives' that is a list",
        ),
        (["bad2.jsonl", "--verdicts", "x"], "bad2.jsonl:1: no 'id' that is a text"),
        (["f.jsonl", "--verdicts", "bad.jsonl"], "bad.jsonl:1: no 'verdict' that is a text"),
        (["f.jsonl", "--verdicts", "no/x.jsonl"], "cannot write no/x.jsonl: No such file"),
        (["f.jsonl", "--compare", "good", "empty"], "the two files have no finding in common"),
        (["f.jsonl", "--settle", "good", "none", "--verdicts", "x"], "cannot read none: No such"),
    ],
)
def test_mistakes_are_said_in_one_line(
    arguments: list[str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    write(Path("bad.jsonl"), {})
    write(Path("bad2.jsonl"), {"alternatives": []})
    given("good", "right")
    Path("empty").touch()
    assert main(["judge", *arguments]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_counts_that_are_gone_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    given("ada", "right")
    Path("f.jsonl.counts.json").write_text('{"language": "en", "seed": "x"}')
    assert main(["judge", "f.jsonl", "--compare", "ada", "ada"]) == 2
    assert "f.jsonl.counts.json: seed: Input should be a valid integer" in capsys.readouterr().err
    Path("f.jsonl.counts.json").unlink()
    assert main(["judge", "f.jsonl", "--compare", "ada", "ada"]) == 2
    assert "cannot read f.jsonl.counts.json: No such file" in capsys.readouterr().err
