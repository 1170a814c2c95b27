"""Debian's packages that the tests of the queue need, and what of them is not there."""

from __future__ import annotations

import shutil
from pathlib import Path

PACKAGES = ("mariadb-server-core", "mariadb-client-core")
"""The server alone: no service is set up or started. Its installer calls a tool of the client."""


def missing() -> list[str]:
    """Return what is not there, one phrase per thing; empty means ready."""
    names = ("mariadbd", "mariadb-install-db", "my_print_defaults")
    return [f"the command {name!r}" for name in names if not _find(name)]


def _find(name: str) -> bool:
    """Tell whether there is such a command; Debian's mariadbd is where only root looks."""
    return bool(shutil.which(name)) or Path("/usr/sbin", name).exists()
