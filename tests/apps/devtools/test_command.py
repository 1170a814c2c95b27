"""Help, errors and interruptions; in processes of their own where that makes a difference."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot_plugins.__main__ import ALL_COMMANDS
from bot_plugins.apps.devtools import command
from tests.apps.devtools.process import ROOT, environment, run
from tests.kin import kin

NAMES = [module.__name__.rpartition(".")[2] for module in ALL_COMMANDS]
Call = Callable[..., tuple[object, str, str]]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Return what runs the command in this process: its code, what it wrote, and its errors."""
    monkeypatch.chdir(ROOT)
    for name in ("COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)

    def called(*arguments: str) -> tuple[object, str, str]:
        try:
            code: object = command.main(arguments, ALL_COMMANDS)
        except SystemExit as ended:
            code = ended.code
        return code, *capsys.readouterr()

    return called


@pytest.mark.parametrize("arguments", [[], *([name] for name in NAMES)])
def test_help_reads_well_in_80_columns(arguments: list[str], call: Call) -> None:
    code, text, error = call(*arguments, "-h")
    assert (code, error) == (0, "")
    assert text.startswith("usage: python -m bot_plugins")
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("name", NAMES)
def test_help_names_every_command_on_one_line(name: str, call: Call) -> None:
    _, text, _ = call("-h")
    assert re.search(rf"^    {name}  +\S.+[^.]$", text, re.MULTILINE)


@pytest.mark.wide
@pytest.mark.parametrize(
    "arguments", kin([["-h"], ["rulse"], ["explain", "base_after_dos"]], [["-h"]])
)
def test_a_process_says_and_ends_with_the_same(arguments: list[str], call: Call) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == call(*arguments)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["rulse"], "invalid choice: 'rulse'"),
        (["rules", "--language", "english"], "there is no language 'english'"),
        (["rules", "--lang", "en"], "unrecognized arguments: --lang en"),
        (["explain", "base_after_dos"], "did you mean base_after_do or"),
        (["propose", "nowhere.wikitext"], "cannot read nowhere.wikitext: No such file"),
        (["propose", "."], "cannot read .: Is a directory"),
        (["propose", "--rules", "base_after_do,nothing_such"], "there is no rule 'nothing_such'"),
        (["propose", "--rules", ","], "no rule is named"),
        (["propose", "\x1b[2J"], r"cannot read ␛[2J: No such file"),
        (["new", "Space-Before"], "'Space-Before' is not a rule name"),
        (["new", "base_after_do"], "bot_plugins/rules/en/base_after_do.py exists"),
    ],
)
def test_an_error_is_one_line(arguments: list[str], said: str, call: Call) -> None:
    code, text, error = call(*arguments)
    assert said in error
    assert error.startswith("python -m bot_plugins")
    assert (error.count("\n"), text, code) == (1, "", 2)


def test_version() -> None:
    assert re.fullmatch(rb"\d+\.\d+\.\d+\w*\n", run("--version").stdout)


@pytest.mark.wide
def test_control_c_is_clean(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with started("propose", str(pipe)) as process, pipe.open("wb"):  # opens once it is read
        process.send_signal(signal.SIGINT)
        output, error = process.communicate(timeout=60)
    assert (output, error, process.returncode) == (b"", b"Interrupted.\n", 130)


@pytest.mark.wide
def test_a_reader_that_goes_away_is_no_error() -> None:
    with started("rules") as process:
        assert process.stdout
        process.stdout.close()
        _, error = process.communicate(timeout=60)
    assert (error, process.returncode) == (b"", 0)


@pytest.mark.wide
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "arguments", kin([["rules"], ["propose", "--format", "json"]], [["rules"]])
)
def test_a_full_disk_is_said_in_one_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "bot_plugins", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )
    assert b"cannot write the output: No space left" in result.stderr
    assert (result.stderr.count(b"\n"), result.returncode) == (1, 2)


def started(*arguments: str) -> subprocess.Popen[bytes]:
    """Start the command and do not wait for it."""
    return subprocess.Popen(
        [sys.executable, "-m", "bot_plugins", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
