"""The golden wiki, without pages: the trials write their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.harness.wiki import build_golden, requirements
from tests.store.conftest import databases, store

__all__ = ["databases", "store"]


@pytest.fixture(scope="session")
def empty_golden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a finished wiki without pages."""
    if gaps := requirements.missing():
        pytest.fail(requirements.message(gaps), pytrace=False)
    return build_golden(tmp_path_factory.getbasetemp() / "empty-golden-wiki", {})
