"""A queue, empty, and the dashboard of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot_plugins.store.database import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Yield an empty queue."""
    with open_store(str(tmp_path / "queue.sqlite")) as store:
        yield store
