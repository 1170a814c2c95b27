"""What the tests of the review page need: Debian's Chromium, and axe-core of npm's.

Standard library only: this is asked before anything is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

_SHELL = "chromium-headless-shell"
"""Chromium without the windows around pages, which it else draws unseen: a third of the work."""
CHROMIUM = Path(
    os.environ.get("CHROMIUM") or shutil.which(_SHELL) or shutil.which("chromium") or _SHELL
)
NODE = Path(__file__).with_name("node")
AXE = NODE / "node_modules" / "axe-core" / "axe.min.js"
"""Finds what keeps people from using a page (https://github.com/dequelabs/axe-core)."""
PACKAGES = (_SHELL, *(() if shutil.which("npm") else ("npm",)))
"""Playwright drives Debian's browser; its own ones are not needed. npm only fetches axe-core."""
_INSTALL = ("npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts")


def missing() -> list[str]:
    """Return what is not there, one phrase per thing; empty means ready."""
    browser = [] if CHROMIUM.exists() else [f"Chromium (no {CHROMIUM})"]
    return browser + missing_axe()


def missing_axe() -> list[str]:
    """Return what to do if axe-core is not there; empty means ready."""
    return [] if AXE.exists() else [f"axe-core (run {' '.join(_INSTALL[:2])} in {NODE})"]


def install() -> str:
    """Fetch axe-core with npm, unless it is there; return why that failed, empty if it did not."""
    if AXE.exists():
        return ""
    try:
        done = subprocess.run(
            _INSTALL, cwd=NODE, capture_output=True, text=True, errors="replace", check=False
        )
    except OSError as error:
        return f"npm: {error.strerror}"
    return f"npm: {done.stderr.strip()[-400:]}" if done.returncode else ""
