"""Ctrl-C reaches the programs under test, also where the tests were started to ignore it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.harness.wiki.paths import PROJECT

DEAF = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); os.execv(sys.argv[1], sys.argv[1:])"  # noqa: E501 - one line of a shell
"""Becomes another program as a shell without job control starts one with "&"."""
ONE = "tests/apps/devtools/test_command.py::test_control_c_is_clean"


@pytest.mark.slow
def test_tests_of_ctrl_c_pass_in_the_background() -> None:
    tests = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", ONE]
    done = subprocess.run(
        [sys.executable, "-c", DEAF, *tests],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stdout
