"""The wiki fixtures, and an empty queue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot_plugins.store.database import Store, open_store
from tests.harness.wiki.fixtures import admin, client, fresh, golden, wiki

__all__ = ["admin", "client", "fresh", "golden", "wiki"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Yield an empty queue, open."""
    with open_store(str(tmp_path / "queue.sqlite")) as store:
        yield store
