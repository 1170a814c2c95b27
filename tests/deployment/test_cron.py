"""The cron line, and the wrapper that says which exit codes call for a person."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from datetime import datetime
from pathlib import Path

import pytest
from croniter import croniter

from bot_plugins.core import exit_codes
from tests.deployment.files import CODES, FOLDER, QUIET, text

PASS = FOLDER / "pass.sh"
ENTRY = re.compile(r"^((?:\S+ ){5})(\S.*)$")
SETTING = re.compile(r"^([A-Z_]+)=(\S+)$")
STARTS = "#!/bin/sh\n"
ENDS_WHEN_ASKED = f"""{STARTS}
trap 'sleep 0.2; echo page saved; exit 143' TERM
echo started
for _ in $(seq 400); do sleep 0.05; done
"""
"""One that nobody asks gives up after 20 s, and with it the test."""


def program(folder: Path, body: str) -> Path:
    """Return a program that stands in pwb's place."""
    path = folder / "pwb"
    path.write_text(body)
    path.chmod(0o755)
    return path


def entries() -> list[tuple[str, str]]:
    lines = [line for line in text("crontab").splitlines() if not line.startswith("#")]
    rest = [line for line in lines if not SETTING.match(line)]
    found = [match.groups() for line in rest if (match := ENTRY.match(line))]
    assert len(found) == len(rest), "a line is neither a setting nor an entry"
    return [(times.strip(), command) for times, command in found]


def test_the_times_come_once_an_hour() -> None:
    [(times, _)] = entries()
    assert not croniter.is_valid("61 * * * *")
    rounds = croniter(times, datetime(2024, 2, 28, 23, 59))
    first, second = rounds.get_next(datetime), rounds.get_next(datetime)
    assert (second - first).total_seconds() == 3600


def test_cron_takes_the_command_as_it_stands() -> None:
    [(_, command)] = entries()
    assert "%" not in command, "cron makes it a line end"
    assert text("crontab").endswith("\n"), "cron leaves out an unfinished line"


@pytest.mark.parametrize("code", sorted(CODES.values()))
def test_a_mail_is_sent_for_what_calls_for_a_person(code: int, tmp_path: Path) -> None:
    pwb = program(tmp_path, f'{STARTS}echo "$PYWIKIBOT_DIR $*: ends with {code}"\nexit {code}\n')
    [(_, command)] = entries()
    settings = dict(SETTING.findall(line)[0] for line in text("crontab").splitlines()
                    if SETTING.match(line))  # fmt: skip
    home = settings["PYWIKIBOT_DIR"]
    command = command.replace(home, str(tmp_path))
    command = re.sub(r"\S+/pass\.sh", str(PASS), command)
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        env={"PATH": os.defpath, **settings, "PWB": str(pwb)},
        capture_output=True,
        text=True,
        check=False,
    )
    mailed = done.stdout + done.stderr
    line = f"{home} copyedit_maintenance: ends with {code}\n"
    assert (tmp_path / "pass.log").read_text() == line
    assert mailed == ("" if code in QUIET else line)


@pytest.mark.parametrize("code", sorted(CODES.values()))
def test_the_wrapper_keeps_what_calls_for_a_person(code: int, tmp_path: Path) -> None:
    pwb = program(tmp_path, f'{STARTS}echo "$#:$2"\nexit {code}\n')
    done = subprocess.run(
        [PASS, "-task:a b"], env={"PWB": str(pwb)}, capture_output=True, text=True, check=False
    )
    assert done.stdout == "2:-task:a b\n"
    assert done.returncode == (0 if code in QUIET else code)


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_the_wrapper_waits_for_the_page_in_hand(sent: signal.Signals, tmp_path: Path) -> None:
    pwb = program(tmp_path, ENDS_WHEN_ASKED)
    with subprocess.Popen([PASS], env={"PATH": os.defpath, "PWB": str(pwb)},
                          stdout=subprocess.PIPE, text=True) as wrapper:  # fmt: skip
        assert wrapper.stdout
        assert wrapper.stdout.readline() == "started\n"
        begun = time.monotonic()
        wrapper.send_signal(sent)
        rest = wrapper.stdout.read()
    assert rest == "page saved\n"
    assert time.monotonic() - begun >= 0.15
    assert wrapper.returncode == 0


def test_a_command_that_is_not_there_is_a_failure(tmp_path: Path) -> None:
    done = subprocess.run(
        [PASS], env={"PWB": str(tmp_path / "none")}, capture_output=True, check=False
    )
    assert done.returncode not in (*QUIET, exit_codes.DONE)
