"""Somebody who has just installed the package."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.frameworks.pywikibot.setup.newcomer import Newcomer, newcomer


@pytest.fixture
def person(tmp_path: Path) -> Newcomer:
    """Return somebody with an empty home folder and no configuration."""
    return newcomer(tmp_path)
