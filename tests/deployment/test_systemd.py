"""The units: systemd itself reads them, and rates how little they may touch."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot_plugins.core import exit_codes
from tests.deployment.files import CODES, FOLDER, QUIET, SECONDS, run, text

SERVICES = ("copyedit.service", "copyedit-live.service")
UNITS = (*SERVICES, "copyedit.timer")
EXPOSED = 15
"""Exposure at most, in tenths; systemd calls up to 2.0 "safe" or "OK" (10 is unsafe)."""
PWB = "/opt/copyedit/bin/pwb"
UNITS_OF_TIME = {"min": 60, "h": 3600}


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """Return a folder with the units, whose program exists."""
    program = tmp_path / "pwb"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    for name in UNITS:
        (tmp_path / name).write_text(text(name).replace(PWB, str(program)), encoding="utf-8")
    return tmp_path


def settings(name: str) -> dict[str, list[str]]:
    """Return the values of each setting of a unit."""
    found: dict[str, list[str]] = {}
    for key, value in re.findall(r"^(\w+)=(.*)$", text(name), re.M):
        found.setdefault(key, []).append(value)
    return found


def seconds(span: str) -> int:
    number, unit = re.fullmatch(r"(\d+)(\w+)", span).groups()  # type: ignore[union-attr]
    return int(number) * UNITS_OF_TIME[unit]


def test_a_mistake_is_found(units: Path) -> None:
    service = units / "copyedit.service"
    service.write_text(service.read_text().replace("ProtectClock", "ProtectClok"))
    assert "Unknown key 'ProtectClok'" in run(["systemd-analyze", "verify", service])[1]


def test_a_missing_program_is_found(units: Path) -> None:
    (units / "pwb").unlink()
    code, said = run(["systemd-analyze", "verify", units / "copyedit.service"])
    assert code
    assert "is not executable" in said


def test_systemd_reads_the_units(units: Path) -> None:
    names = [units / name for name in UNITS]
    assert run(["systemd-analyze", "verify", "--man=no", *names]) == (0, "")


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_may_touch_little(name: str, units: Path) -> None:
    command = ["systemd-analyze", "security", "--offline=true", "--no-pager"]
    code, said = run([*command, f"--threshold={EXPOSED}", units / name])
    assert code == 0, said


def test_the_timer_says_times_that_come() -> None:
    code, said = run(["systemd-analyze", "calendar", *settings("copyedit.timer")["OnCalendar"]])
    assert code == 0
    assert "Next elapse: " in said


def test_both_services_are_as_hardened() -> None:
    one, other = (text(name).partition("# A guest on this machine.")[2] for name in SERVICES)
    assert one
    assert other.startswith(one)


def test_what_calls_for_nobody_is_no_failure() -> None:
    [succeeded] = settings("copyedit.service")["SuccessExitStatus"]
    assert {0, *map(int, succeeded.split())} == QUIET


def test_what_only_a_person_can_mend_is_not_started_again() -> None:
    live = settings("copyedit-live.service")
    [kept_down] = live["RestartPreventExitStatus"]
    people = {exit_codes.USAGE, exit_codes.LOGIN, exit_codes.STOPPED}
    assert set(map(int, kept_down.split())) == people <= set(CODES.values())
    assert live["SuccessExitStatus"] == [str(exit_codes.TERMINATED)]
    assert live["Restart"] == ["on-failure"]


def test_a_pass_has_the_time_it_needs() -> None:
    one = settings("copyedit.service")
    assert seconds(one["TimeoutStartSec"][0]) > SECONDS
    assert seconds(one["TimeoutStopSec"][0]) >= 120


def test_they_start_the_script_that_there_is() -> None:
    started = {settings(name)["ExecStart"][0] for name in SERVICES}
    assert started == {f"{PWB} copyedit_maintenance", f"{PWB} copyedit_maintenance -live"}
    assert sorted(path.name for path in FOLDER.glob("*.py")) == [], "pwb would take it for a script"
