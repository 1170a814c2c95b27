"""How far long work is: on a terminal only."""

from __future__ import annotations

import pytest

from bot_plugins.apps.devtools import progress


def test_items_are_counted_on_a_terminal_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "INTERVAL", 0)
    assert list(progress.shown("ab", "texts")) == ["a", "b"]
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert list(progress.shown("ab", "texts")) == ["a", "b"]
    error = capsys.readouterr().err
    assert "2 texts ..." in error
    assert error.endswith("\r\x1b[K")


def test_several_files_are_measured_together() -> None:
    meter = progress.Meter(200)
    said = [str(meter)]
    meter.reach(50)
    said.append(str(meter))
    meter.end(100)
    said.append(str(meter))
    meter.reach(100)
    assert [*said, str(meter)] == ["0 %", "25 %", "50 %", "100 %"]
    assert str(progress.Meter(0)) == "0 %"
