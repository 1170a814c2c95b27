"""The deployment files, and which exit codes call for a person."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bot_plugins.core import exit_codes
from tests.harness.wiki.paths import PROJECT

FOLDER = PROJECT / "scripts" / "deployment"
SCRIPTS = PROJECT / "scripts"
CODES = {
    name: code
    for name, code in vars(exit_codes).items()
    if name.isupper() and isinstance(code, int)
}
"""All exit codes there are, by name."""
QUIET = frozenset(
    {exit_codes.DONE, exit_codes.PARTIAL, exit_codes.LOCKED, exit_codes.TERMINATED},
)
"""What no scheduler tells anybody: the next pass carries on by itself."""
SECONDS = 1800
"""How long the files reckon with a pass: ``limits.minutes`` of one task, by default."""


def text(name: str) -> str:
    """Return a deployment file's text."""
    return (FOLDER / name).read_text(encoding="utf-8")


def run(command: Sequence[str | Path], folder: Path = PROJECT) -> tuple[int, str]:
    """Run a checker; return its exit code and all it said."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout


def tool(name: str) -> Path:
    """Return a checker that pip installed beside this Python."""
    return Path(sys.executable).parent / name
