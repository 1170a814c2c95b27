"""``python -m bot_plugins`` as a process of its own, as a person starts it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def environment(folder: Path = ROOT, **more: str) -> dict[str, str]:
    """The environment with the package in ``folder`` found first, and a terminal of no size.

    No plugins of pytest, of which none is needed: importing them is half of a short run.
    """
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    kept |= {"PYTHONPATH": str(folder), "PYTHONUTF8": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return kept | more


def run(
    *arguments: str, stdin: bytes = b"", folder: Path = ROOT
) -> subprocess.CompletedProcess[bytes]:
    """Run the command with the package that is in ``folder``."""
    return python("-m", "bot_plugins", *arguments, stdin=stdin, folder=folder)


def python(
    *arguments: str, stdin: bytes = b"", folder: Path = ROOT
) -> subprocess.CompletedProcess[bytes]:
    """Run Python in ``folder``."""
    return subprocess.run(
        [sys.executable, *arguments],
        input=stdin,
        capture_output=True,
        cwd=folder,
        env=environment(folder),
        timeout=120,
        check=False,
    )


def checkout(folder: Path, *parts: str) -> Path:
    """Copy parts of the source tree, by default what the commands need, to ``folder``.

    What is compiled comes along: a copy is as old as its source, and need not be compiled anew.
    """
    for part in ("bot_plugins", "scripts", "pyproject.toml", *parts):
        source, target = ROOT / part, folder / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy2(source, target)
    return folder
