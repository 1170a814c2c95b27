"""The gauge: exact where counting is cheap, and never slower than it must be."""

from __future__ import annotations

import pytest

from bot_plugins.store.database import Store
from bot_plugins.store.figures import ReviewProgress
from bot_plugins.ui.review import ReviewFilter, progress_cache
from bot_plugins.ui.review.progress_cache import ProgressCache
from tests.ui.review.build import found, queued


def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every count seem slow."""
    monkeypatch.setattr(progress_cache, "QUICK_SECONDS", -1)
    monkeypatch.setattr(progress_cache, "PATIENCE", 1e9)


def test_counts_anew_what_is_counted_quickly() -> None:
    counted: list[ReviewFilter] = []

    def measure(wanted: ReviewFilter) -> ReviewProgress:
        counted.append(wanted)
        return ReviewProgress(0, 0, 0.0, {})

    one = ProgressCache(measure)
    for _ in range(3):
        one.read(ReviewFilter())
    assert len(counted) == 3


def test_adds_up_between_counts(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    slow(monkeypatch)
    queued(store)
    counted: list[ReviewFilter] = []

    def measure(wanted: ReviewFilter) -> ReviewProgress:
        counted.append(wanted)
        return ReviewProgress(0, 2, 0.0, {})

    one = ProgressCache(measure)
    seen, other = ReviewFilter(rule="verb_form"), ReviewFilter(rule="another")
    for wanted in (seen, other):
        one.read(wanted)
    one.decided(found(store, 1), accepted=True)
    assert (one.read(seen).done, one.read(seen).waiting) == (1, 1)
    assert one.read(other).done == 0
    assert counted == [seen, other]
    one.forget()
    assert one.read(seen).done == 0
    assert len(counted) == 3


def test_keeps_few(monkeypatch: pytest.MonkeyPatch) -> None:
    slow(monkeypatch)
    one = ProgressCache(lambda _: ReviewProgress(0, 0, 0.0, {}))
    for run in range(3 * progress_cache.MOST_KEPT):
        one.read(ReviewFilter(run=run))
    assert len(one._readings) <= progress_cache.MOST_KEPT
