"""Cached review progress, so that a large queue is not counted again at every key press."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock

from bot_plugins.store.figures import ReviewProgress, Share
from bot_plugins.store.findings import Item
from bot_plugins.ui.review.review_filter import ReviewFilter

QUICK_SECONDS = 0.005
"""Counts this fast are repeated every time: nobody notices, and they are exact."""
PATIENCE = 25
"""A slower count is reused for this many times its duration: counting takes less than 4 % of the
time."""
MOST_KEPT = 32


@dataclass(frozen=True, slots=True)
class _Reading:
    progress: ReviewProgress
    started: float
    until: float


class ProgressCache:
    """Counts with ``measure``; between counts, adds the decisions made here.

    Requests come at the same time: a count is not kept if a decision was made while it was taken.
    """

    def __init__(self, measure: Callable[[ReviewFilter], ReviewProgress]) -> None:
        self._measure = measure
        self._readings: dict[ReviewFilter, _Reading] = {}
        self._changes = 0
        self._lock = Lock()

    def read(self, wanted: ReviewFilter) -> ReviewProgress:
        """Return the progress for a filter, counted now or a little while ago."""
        known = self._readings.get(wanted)
        if known and time.monotonic() < known.until:
            return known.progress
        started, changes = time.monotonic(), self._changes
        progress = self._measure(wanted)
        ended = time.monotonic()
        took = ended - started
        until = ended + PATIENCE * took if took > QUICK_SECONDS else ended
        with self._lock:
            if self._changes == changes:
                self._keep(wanted, _Reading(progress, started, until))
        return progress

    def _keep(self, wanted: ReviewFilter, reading: _Reading) -> None:
        if len(self._readings) >= MOST_KEPT:
            self._readings.clear()
        self._readings[wanted] = reading

    def decided(self, item: Item, since: float, *, accepted: bool) -> None:
        """Add a decision, begun at ``since`` (``time.monotonic``), to the cached counts."""
        with self._lock:
            self._changes += 1
            for wanted, known in [*self._readings.items()]:
                if known.started >= since:
                    del self._readings[wanted]  # it may have the decision already
                elif _is_in(wanted, item):
                    progress = _after(known.progress, item.change.rule, accepted=accepted)
                    self._readings[wanted] = replace(known, progress=progress)

    def forget(self) -> None:
        """Drop the cached counts, so that the next read counts again."""
        with self._lock:
            self._changes += 1
            self._readings.clear()


def _is_in(wanted: ReviewFilter, item: Item) -> bool:
    """Tell whether a finding passes the filter; its age is left to the next count."""
    pairs = (
        (wanted.rule, item.change.rule),
        (wanted.page, item.title),
        (wanted.site, item.site),
        (wanted.applicability, item.change.applicability.value),
        (wanted.run, item.run),
    )
    return all(not asked or asked == has for asked, has in pairs)


def _after(progress: ReviewProgress, rule: str, *, accepted: bool) -> ReviewProgress:
    share = progress.rules.get(rule, Share(0, 0))
    rules = {**progress.rules, rule: Share(share.accepted + accepted, share.decided + 1)}
    waiting = max(0, progress.waiting - 1)
    return replace(progress, done=progress.done + 1, waiting=waiting, rules=rules)
