"""A warm process's Pywikibot is the one that an interpreter of its own has."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.harness.warm import begin
from tests.harness.wiki.bot_config import pwb_folder
from tests.harness.wiki.paths import PROJECT

_COMMAND = ["-m", "tests.harness.warm.framework_state", "an argument"]


class _Nowhere(NamedTuple):
    port: int = 9


def test_it_holds_the_same(tmp_path: Path) -> None:
    config = pwb_folder(_Nowhere(), tmp_path / "config", put_throttle=3, max_retries=4)
    environment = {**os.environ, "PYWIKIBOT_DIR": str(config), "PYTHONPATH": str(PROJECT)}
    environment["PYTHONUTF8"] = "1"
    with begin(_COMMAND, folder=tmp_path, environment=environment) as process:
        warm = json.loads(process.communicate(timeout=60))
    cold = json.loads(
        subprocess.run(
            [sys.executable, *_COMMAND],
            cwd=tmp_path,
            env=environment,
            check=True,
            capture_output=True,
        ).stdout
    )
    assert cold["pywikibot.config.put_throttle"] == "3"
    assert cold.items() - warm.items() == set()
