"""Debian's packages that the tests of the review page need, and what of them is not there.

Standard library only: this is asked before anything is installed.
"""

from __future__ import annotations

import os
from pathlib import Path

PACKAGES = ("chromium",)
"""Playwright drives Debian's browser; its own ones are not needed."""
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))


def missing() -> list[str]:
    """Return what is not there, one phrase per thing; empty means ready."""
    return [] if CHROMIUM.exists() else [f"Chromium (no {CHROMIUM})"]
