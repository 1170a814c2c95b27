"""The virtual environment is made anew only when something about it differs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness.demo import install, steps


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("[project]")
    (tmp_path / ".venv").mkdir()
    return tmp_path


def record(project: Path, *extras: str) -> dict[str, list[str]]:
    state = install.state(project, set(extras))
    (project / ".venv" / install.STAMP).write_text(json.dumps(state))
    return install.recorded(project / ".venv")


def test_nothing_is_done_twice(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record(project, "test")
    install.install(project, {"test"})
    install.install(project, set())
    assert capsys.readouterr().out == ""


def test_what_differs_is_noticed(project: Path) -> None:
    present = record(project, "test")
    assert not install.is_enough(present, install.state(project, {"check"}))
    assert not install.is_enough({}, install.state(project, set()))
    (project / "pyproject.toml").write_text("[project] # changed")
    assert not install.is_enough(present, install.state(project, {"test"}))


def test_the_environment_s_own_python_finds_it_installed(tmp_path: Path) -> None:
    """As make does after "source .venv/bin/activate": python3 is then the environment's."""
    outside = tmp_path / "bin" / "python3"  # a name of its own, as /usr/bin/python3 is one
    outside.parent.mkdir()
    outside.symlink_to(Path(sys._base_executable).resolve())  # type: ignore[attr-defined]
    steps.quietly([str(outside), "-m", "venv", "--without-pip", str(tmp_path / "venv")], tmp_path)
    assert place_seen_by(outside) == place_seen_by(tmp_path / "venv" / "bin" / "python3")


def place_seen_by(python: Path) -> list[str]:
    """Return what the installer, run by ``python``, records of where and for which Python."""
    state = "json.dumps(install.state(install.PROJECT, set()))"
    code = f"import json; from tests.harness.demo import install; print({state})"
    done = subprocess.run(
        [python, "-c", code], cwd=install.PROJECT, capture_output=True, check=True, timeout=60
    )
    place: list[str] = json.loads(done.stdout)["place"]
    return place


def test_a_broken_record_counts_as_none(project: Path) -> None:
    (project / ".venv" / install.STAMP).write_text("half a rec")
    assert install.recorded(project / ".venv") == {}


def test_a_failure_shows_what_was_printed(tmp_path: Path) -> None:
    with pytest.raises(steps.StepError, match="no such luck"):
        steps.quietly(["sh", "-c", "echo no such luck; exit 3"], tmp_path)
