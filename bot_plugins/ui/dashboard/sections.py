"""Selects a wiki's charts and computes their values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from bot_plugins.store.history import Week
from bot_plugins.store.tasks import PassRecord
from bot_plugins.ui.dashboard import words
from bot_plugins.ui.dashboard.charts import Chart, Series, Values
from bot_plugins.ui.dashboard.facts import SiteFacts
from bot_plugins.ui.dashboard.slices import FEWEST, Slices, cut

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
    found = [*_pass_charts(site.passes, most), *_week_charts(site.weeks), _ages(site)]
    return [week for week in found if not week.is_empty]


def _pass_charts(passes: Sequence[PassRecord], most: int) -> Iterable[Chart]:
    if not passes:
        return
    slices = cut((record.started for record in passes), most)
    labels, tasks = slices.labels(), _by_task(passes)
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


def _week_charts(weeks: Sequence[Week]) -> Iterable[Chart]:
    if not weeks:
        return
    last = weeks[-1].start
    first = min(weeks[0].start, last - timedelta(weeks=FEWEST - 1))
    mondays = [first + timedelta(weeks=at) for at in range((last - first).days // 7 + 1)]
    known = {week.start: week for week in weeks}
    found = [known.get(monday, Week("", monday)) for monday in mondays]
    labels = words.days(mondays)
    accepted = [_share(week.accepted, week.accepted + week.rejected) for week in found]
    reverted = [_share(week.reverted, week.saved) for week in found]
    note = "Share of the changes that people decided each week"
    shown = [Series("accepted", accepted, "good")]
    yield Chart("Accepted by people", note, labels, shown, "line", words.percent, 100, " %")
    note = "Share of each week’s saved changes that others have reverted since"
    shown = [Series("reverted", reverted, "act")]
    most = max(share for share in (5.0, *reverted) if share is not None)
    yield Chart("Reverted by others", note, labels, shown, "line", words.percent, most, " %")


def _share(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None


def _ages(site: SiteFacts) -> Chart:
    waiting = site.waiting
    counts = [waiting.day, waiting.week, waiting.month, waiting.older]
    labels = ["< 1 day", "< 1 week", "< 30 days", "older"]
    values: Values = counts if any(counts) else [None] * len(counts)
    note = "Number of proposed changes, by how long they have waited"
    return Chart("Waiting for a decision", note, labels, [Series("waiting", values, "a")], "bar")
