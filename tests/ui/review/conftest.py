"""A queue in an SQLite file, and a desk, for all tests of the review."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot_plugins.store.database import Store
from bot_plugins.ui.review import Review
from tests.store.databases import empty
from tests.ui.review.build import opened
from tests.ui.review.jobs.desks import desk, wiki

__all__ = ["desk", "wiki"]


@pytest.fixture(scope="session")
def _opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Yield a queue that all tests share: making one takes longer than most of them."""
    with opened(tmp_path_factory.mktemp("review")) as store:
        yield store


@pytest.fixture
def store(_opened: Store) -> Iterator[Store]:
    """Yield an empty queue."""
    empty(_opened)
    claim = _opened.claim
    yield _opened
    _opened.claim = claim


@pytest.fixture
def review(store: Store) -> Review:
    """Return Ann's review of the queue."""
    return Review(store, "Ann")
