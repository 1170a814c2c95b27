"""Review progress: exact where counting is cheap, and never slower than it must be."""

from __future__ import annotations

import time

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
    one.decided(found(store, 1), time.monotonic(), accepted=True)
    assert (one.read(seen).done, one.read(seen).waiting) == (1, 1)
    assert one.read(other).done == 0
    assert counted == [seen, other]
    one.forget()
    assert one.read(seen).done == 0
    assert len(counted) == 3


@pytest.mark.parametrize("counted_before", [True, False])
def test_a_decision_while_it_counts_is_counted_once(
    store: Store, monkeypatch: pytest.MonkeyPatch, counted_before: bool
) -> None:
    """A page is fetched beforehand while a decision is sent: its count comes at any moment."""
    slow(monkeypatch)
    queued(store)
    item, done = found(store, 1), [0]
    since = time.monotonic()

    def measure(_: ReviewFilter) -> ReviewProgress:
        before = done[0]
        if counted_before and not before:  # the decision is made while this counts
            done[0] = 1
            one.decided(item, since, accepted=True)
        return ReviewProgress(before, 2 - before, 0.0, {})

    one = ProgressCache(measure)
    if not counted_before:  # it is in the database already when this counts
        done[0] = 1
    one.read(ReviewFilter())
    if not counted_before:
        one.decided(item, since, accepted=True)
    assert one.read(ReviewFilter()).done == 1


def test_keeps_few(monkeypatch: pytest.MonkeyPatch) -> None:
    slow(monkeypatch)
    one = ProgressCache(lambda _: ReviewProgress(0, 0, 0.0, {}))
    for run in range(3 * progress_cache.MOST_KEPT):
        one.read(ReviewFilter(run=run))
    assert len(one._readings) <= progress_cache.MOST_KEPT
