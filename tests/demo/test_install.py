"""The virtual environment is made anew only when something about it differs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.demo import install, steps


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


def test_a_broken_record_counts_as_none(project: Path) -> None:
    (project / ".venv" / install.STAMP).write_text("half a rec")
    assert install.recorded(project / ".venv") == {}


def test_a_failure_shows_what_was_printed(tmp_path: Path) -> None:
    with pytest.raises(steps.StepError, match="no such luck"):
        steps.quietly(["sh", "-c", "echo no such luck; exit 3"], tmp_path)
