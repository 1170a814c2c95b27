"""Measuring: processor time, the best of a few rounds, all contenders in turns."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.harness.bench.run import CommandError
from tests.harness.bench.texts import Texts

ROUNDS = 3
MEGABYTE = 1_000_000
SHORTEST = 0.03
"""Seconds below which a measurement is repeated within a round: clocks tick."""

SLOW = 5.0
"""Seconds; a contender whose round takes longer has one round only."""


@dataclass(frozen=True, slots=True)
class Contender:
    """Somebody's work on texts: ``seconds`` does it and says what processor time it took."""

    name: str
    version: str
    seconds: Callable[[Texts], float]


@dataclass(frozen=True, slots=True)
class Absent:
    """A contender that is not here, and why."""

    name: str
    reason: str


def side_by_side(
    contenders: Iterable[Contender], texts: Texts, rounds: int = ROUNDS
) -> tuple[Mapping[str, float], list[Absent]]:
    """Return each contender's MB/s, and those that could not do it.

    They take turns in every round, so that a slow minute of the machine strikes all of them;
    but SLOW ones sit out the later rounds.
    """
    here = list(contenders)
    seconds = {one.name: float("inf") for one in here}
    absent: dict[str, Absent] = {}
    for _ in range(rounds):
        for one in here:
            if one.name in absent or SLOW < seconds[one.name] < float("inf"):
                continue
            try:
                seconds[one.name] = min(seconds[one.name], one.seconds(texts))
            except CommandError as error:
                absent[one.name] = Absent(one.name, str(error))
    speeds = {name: texts.megabytes / took for name, took in seconds.items() if name not in absent}
    return speeds, list(absent.values())


def per_page(work: Callable[[str], object]) -> Callable[[Texts], float]:
    """Return what times ``work`` on each page, within this process."""
    return lambda texts: once(lambda: for_each(work, texts.pages))


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the seconds of processor time that ``work`` takes when least disturbed."""
    return min(once(work) for _ in range(rounds))


def for_each(work: Callable[[Any], object], things: Iterable[Any]) -> None:
    """Do ``work`` on each of ``things``; keep no result, so that none costs memory."""
    for thing in things:
        work(thing)


def size(pages: Iterable[str]) -> int:
    """Return the bytes of some pages, as wikis store them."""
    return sum(len(page.encode()) for page in pages)


def once(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that ``work`` takes."""
    gc.collect()
    started = time.process_time()
    times = 0
    while (took := time.process_time() - started) < SHORTEST or not times:
        work()
        times += 1
    return took / times
