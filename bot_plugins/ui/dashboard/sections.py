"""Selects a wiki's charts and computes their values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from bot_plugins.store.history import DayCounts
from bot_plugins.store.tasks import PassRecord
from bot_plugins.ui.dashboard import words
from bot_plugins.ui.dashboard.charts import Chart, Series, Values
from bot_plugins.ui.dashboard.facts import SiteFacts
from bot_plugins.ui.dashboard.slices import DAY, HOUR, Slices, cut

MOST_TASKS = 4
FEW_PAGES = 10
"""With fewer pages read, the cost of a pass's start and end hides the cost of a page."""
COLOURS = "abcd"
KIND_COLOURS = {"good": "good", "wait": "wait", "act": "act", "open": "quiet"}
_OTHERS = "other tasks"

Measure = Callable[[Sequence[PassRecord]], float | None]


def figure(record: PassRecord, name: str) -> float:
    """Return a figure of a pass, or 0 if it is missing."""
    return float(record.figures.get(name, 0))


def charts_of(site: SiteFacts, most: int) -> list[Chart]:
    """Return a wiki's non-empty charts, with at most ``most`` slots on the time axis."""
    found = [*_pass_charts(site.passes, most), *_people_charts(site.days, most), _ages(site)]
    return [chart for chart in found if not chart.is_empty]


def _pass_charts(passes: Sequence[PassRecord], most: int) -> Iterable[Chart]:
    if not passes:
        return
    tasks = _by_task(passes)
    slices = cut((record.started for record in passes), most, _rhythm(tasks[0][1]))
    labels = slices.labels()
    for title, measure in _MEASURES.items():
        series = [
            Series(name, _measured(some, slices, measure), COLOURS[number])
            for number, (name, some) in enumerate(tasks)
        ]
        yield Chart(title, f"Mean of every {slices.unit}", labels, series)
    yield _endings(passes, slices)


def _by_task(passes: Sequence[PassRecord]) -> list[tuple[str, list[PassRecord]]]:
    """Return passes by task, the busiest task first; small tasks are combined."""
    tasks: dict[str, list[PassRecord]] = {}
    for record in passes:
        tasks.setdefault(record.task, []).append(record)
    found = sorted(tasks.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    if len(found) <= MOST_TASKS:
        return found
    rest = [values for _, some in found[MOST_TASKS - 1 :] for values in some]
    return [*found[: MOST_TASKS - 1], (_OTHERS, rest)]


def _rhythm(passes: Sequence[PassRecord]) -> timedelta:
    """Return about how often a task has a pass: narrower slices would have gaps between them."""
    starts = sorted(record.started for record in passes)
    gaps = sorted(later - earlier for earlier, later in pairwise(starts))
    return gaps[len(gaps) // 2] * 0.9 if gaps else HOUR


def _measured(passes: Sequence[PassRecord], slices: Slices, measure: Measure) -> Values:
    parts: list[list[PassRecord]] = [[] for _ in range(slices.count)]
    for record in passes:
        parts[slices.index(record.started)].append(record)
    return [measure(some) if some else None for some in parts]


def _mean(name: str) -> Measure:
    return lambda passes: sum(figure(record, name) for record in passes) / len(passes)


def _ratio(above: str, below: str) -> Measure:
    def ratio(passes: Sequence[PassRecord]) -> float | None:
        if sum(figure(record, "read") for record in passes) < FEW_PAGES:
            return None
        whole = sum(figure(record, below) for record in passes)
        return sum(figure(record, above) for record in passes) / whole if whole else None

    return ratio


_MEASURES: dict[str, Measure] = {
    "Pages read per pass": _mean("read"),
    "Changes proposed per pass": _mean("proposed"),
    "Pages read per second": _ratio("read", "seconds"),
    "Requests per page read": _ratio("requests", "read"),
}


def _endings(passes: Sequence[PassRecord], slices: Slices) -> Chart:
    """Return the chart of how passes ended, by what people have to do."""
    latest = {record.task: record.run for record in reversed(passes)}
    counts: dict[str, Counter[int]] = {kind: Counter() for kind in words.KINDS}
    for record in passes:
        kind = words.ending(record.code, is_latest=latest[record.task] == record.run).kind
        counts[kind][slices.index(record.started)] += 1
    series = [
        Series(words.KINDS[kind], [count[at] for at in range(slices.count)], KIND_COLOURS[kind])
        for kind, count in counts.items()
        if count
    ]
    note = f"Number of passes in every {slices.unit}"
    return Chart("How passes ended", note, slices.labels(), series, "stack")


def _people_charts(days: Sequence[DayCounts], most: int) -> Iterable[Chart]:
    """Yield what people decided and what became of saves: by day at first, by week later."""
    if not days:
        return
    slices = cut((_midnight(counts.day) for counts in days), most, DAY)
    labels, unit = slices.labels(), slices.unit
    note = f"Number of proposed changes that people decided in every {unit}"
    shown = [
        Series("accepted", _summed(days, slices, lambda day: day.accepted), "good"),
        Series("rejected", _summed(days, slices, lambda day: day.rejected), "act"),
    ]
    if any(day.accepted + day.rejected for day in days):
        yield Chart("Decided by people", note, labels, shown, "stack")
    note = f"Number of changes saved in every {unit}, and those that others have reverted since"
    shown = [
        Series("kept", _summed(days, slices, lambda day: day.saved - day.reverted), "good"),
        Series("reverted", _summed(days, slices, lambda day: day.reverted), "act"),
    ]
    if any(day.saved for day in days):
        yield Chart("Saved changes", note, labels, shown, "stack")


def _summed(days: Sequence[DayCounts], slices: Slices, count: Callable[[DayCounts], int]) -> Values:
    """Return the sum of each slice; None where nothing happened."""
    sums: dict[int, int] = {}
    for day in days:
        at = slices.index(_midnight(day.day))
        sums[at] = sums.get(at, 0) + count(day)
    return [sums.get(at) for at in range(slices.count)]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _ages(site: SiteFacts) -> Chart:
    waiting = site.waiting
    counts = [waiting.day, waiting.week, waiting.month, waiting.older]
    labels = ["< 1 day", "< 1 week", "< 30 days", "older"]
    values: Values = counts if any(counts) else [None] * len(counts)
    note = "Number of proposed changes, by how long they have waited"
    return Chart("Waiting for a decision", note, labels, [Series("waiting", values, "a")], "bar")
