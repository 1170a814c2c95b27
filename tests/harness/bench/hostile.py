"""Adversarial pages: how much more than the others the worst of them cost."""

from __future__ import annotations

import os
import signal
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from types import FrameType
from typing import Any

from bot_plugins import propose
from tests.harness.bench import clock
from tests.harness.bench.adversarial import Page, pages
from tests.harness.bench.tables import Table, figure

LIMIT = 30
"""Seconds after which a page is given up, and counted with what it had cost by then."""
AGAIN = 400
"""So many of the dearest pages are measured again: a disturbed moment is no page's fault."""
SHOWN = 12
_CHUNK = 20


class _TooLongError(Exception):
    """The time for a page is up."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a page cost, in seconds per MB."""

    number: int
    kind: str
    size: int
    cost: float
    is_given_up: bool


def hostile(number: int, workers: int = 0) -> Table:
    """Propose on so many adversarial pages."""
    with ProcessPoolExecutor(workers or os.cpu_count() or 1) as pool:
        starts = range(0, number, _CHUNK)
        parts = pool.map(partial(_part, number), starts)
        first = [one for part in parts for one in part]
        first.sort(key=lambda one: -one.cost)
        dearest = [one.number for one in first[:AGAIN] if not one.is_given_up]
        again = {one.number: one for one in pool.map(partial(_again, number), dearest)}
    measured = [min(one, again.get(one.number, one), key=lambda one: one.cost) for one in first]
    measured.sort(key=lambda one: -one.cost)
    return _table(measured)


def _table(measured: Sequence[Measured]) -> Table:
    middle = statistics.median(one.cost for one in measured)
    shown: dict[str, Measured] = {}
    for one in measured:
        shown.setdefault(one.kind, one)
    rows = [
        (
            one.kind if len(one.kind) < 50 else f"{one.kind[:47]}...",
            f"{one.size / 1000:,.0f}",
            ("> " if one.is_given_up else "") + figure(one.cost * 1000),
            figure(one.cost / middle),
        )
        for one in islice(shown.values(), SHOWN)
    ]
    rows += [
        (name, "", figure(cost * 1000), figure(cost / middle))
        for name, cost in _quantiles([one.cost for one in measured])
    ]
    megabytes = sum(one.size for one in measured) / clock.MEGABYTE
    about = (
        f"propose on {len(measured):,} generated pages that are made to be slow, {megabytes:.0f} MB"
        " together: markup never closed, deep nesting, long runs, lines of 1 MB, candidates"
        " everywhere. Processor time; the dearest page of each of the dearest kinds."
    )
    columns = ("Adversarial page", "KB", "ms per MB", "x median")
    return Table("Adversarial pages", columns, rows, about)


def _quantiles(costs: Sequence[float]) -> list[tuple[str, float]]:
    """Return what shares of the pages cost at most."""
    ordered = sorted(costs)
    return [
        (f"{share} % of all cost at most", ordered[(len(ordered) * share - 1) // 100])
        for share in (99, 95, 75, 50, 25)
    ]


def _part(number: int, start: int) -> list[Measured]:
    chosen = islice(enumerate(pages(number)), start, start + _CHUNK)
    return [_measured(place, page) for place, page in chosen]


def _again(number: int, place: int) -> Measured:
    page = next(islice(pages(number), place, None))
    return min((_measured(place, page) for _ in range(2)), key=lambda one: one.cost)


def _measured(number: int, page: Page) -> Measured:
    size = len(page.text.encode("utf-8", "surrogatepass"))
    signal.signal(signal.SIGALRM, _stop)
    started = time.process_time()
    signal.alarm(LIMIT)
    is_given_up = False
    try:
        propose(page.text)
    except _TooLongError:
        is_given_up = True
    finally:
        signal.alarm(0)
    seconds = time.process_time() - started
    return Measured(number, page.kind, size, seconds * clock.MEGABYTE / size, is_given_up)


def _stop(_signal: int, _frame: FrameType | None) -> Any:  # noqa: ANN401
    raise _TooLongError
