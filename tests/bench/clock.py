"""Measuring: processor time, the best of a few rounds."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

ROUNDS = 3
MEGABYTE = 1_000_000
SHORTEST = 0.03
"""Seconds below which a measurement is repeated within a round: clocks tick."""

SLOW = 5.0
"""Seconds; a contender whose round takes longer has one round only."""


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the seconds of processor time that ``work`` takes when least disturbed."""
    return min(_once(work) for _ in range(rounds))


def side_by_side(
    contenders: Mapping[str, Callable[[str], object]], pages: Sequence[str]
) -> dict[str, float]:
    """Return each contender's MB/s over ``pages``.

    They take turns in every round, so that a slow minute of the machine strikes all of them;
    but SLOW ones sit out the later rounds.
    """
    seconds = dict.fromkeys(contenders, float("inf"))
    for _ in range(ROUNDS):
        for name, work in contenders.items():
            if SLOW < seconds[name] < float("inf"):
                continue
            seconds[name] = min(seconds[name], _once(partial(for_each, work, pages)))
    return {name: size(pages) / MEGABYTE / took for name, took in seconds.items()}


def for_each(work: Callable[[Any], object], things: Iterable[Any]) -> None:
    """Do ``work`` on each of ``things``; keep no result, so that none costs memory."""
    for thing in things:
        work(thing)


def size(pages: Sequence[str]) -> int:
    """Return the bytes of some pages, as wikis store them."""
    return sum(len(page.encode()) for page in pages)


def _once(work: Callable[[], object]) -> float:
    gc.collect()
    started = time.process_time()
    times = 0
    while (took := time.process_time() - started) < SHORTEST or not times:
        work()
        times += 1
    return took / times
