"""A warm process can be killed at any moment, also when it has just ended."""

from __future__ import annotations

import pytest

from tests.apps.devtools.process import ROOT, environment
from tests.harness.warm import begin

COMMAND = ["-m", "bot_plugins", "--version"]


def test_killing_what_has_ended() -> None:
    with begin(COMMAND, folder=ROOT, environment=environment()) as process:
        process.communicate(timeout=60)
        process.kill()
        assert process.returncode == 0


def test_killing_what_ends_before_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with begin(COMMAND, folder=ROOT, environment=environment()) as process:
        process.communicate(timeout=60)
        monkeypatch.setattr(process, "poll", lambda: None)
        process.kill()
        assert process.returncode == 0
