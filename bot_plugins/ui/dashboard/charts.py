"""Charts: a chart's figures, the layout of its drawing, and the same figures as a table.

The template writes SVG that takes its colours from the page and needs no script: every point has
its value in a ``title``, which browsers show and screen readers read. Lengths are units of the
drawing, whose origin is at the top left.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot_plugins.ui.dashboard import words
from bot_plugins.ui.display import escaped

WIDTH, HEIGHT = 480, 250
_TICKS, _MOST_LABELS, _LEAST = 4, 4, 0.001
_ROOM, _CHARACTER, _GAP = 425, 11, 5
"""Widths of all labels on the time axis, of a character, and between labels, where text is
largest: on phones."""
_RIGHT, _TOP, _TOP_OF_BARS, _BOTTOM = 8, 8, 22, 26
"""Margins around the drawing; bar charts need space for the values above the bars."""
_BAR = 0.8
"""The share of its slot that a bar fills."""

Values = Sequence[float | None]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Series:
    """Values by slot (None for a missing value), drawn in the page's colour ``colour``."""

    name: str
    values: Values
    colour: str = "a"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart's content; ``note`` says what a point means, ``kind`` is "line", "bar" or "stack"."""

    title: str
    note: str
    labels: Sequence[str]
    series: Sequence[Series]
    kind: str = "line"

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(value is not None for series in self.series for value in series.values)

    @property
    def rows(self) -> list[tuple[str, list[str]]]:
        """The same figures as a table: the slots that have any value."""
        found = []
        for number, label in enumerate(self.labels):
            values = [series.values[number] for series in self.series]
            if any(value is not None for value in values):
                said = ["–" if value is None else words.number(value) for value in values]
                found.append((label, said))
        return found

    @property
    def in_words(self) -> str:
        """One sentence for people who cannot see the chart."""
        parts = []
        for series in self.series:
            known = [value for value in series.values if value is not None]
            if known:
                low, high, last = (
                    words.number(value) for value in (min(known), max(known), known[-1])
                )
                parts.append(f"{escaped(series.name)}: {low} to {high}, last {last}")
        where = f", {self.labels[0]} to {self.labels[-1]}" if self.labels else ""
        return f"{self.note}{where}. {'; '.join(parts)}."

    @property
    def drawing(self) -> Drawing:
        """The positions of everything that is drawn."""
        ticks, decimals = scale(_most(self), is_whole=self.kind != "line")
        marks = [f"{tick:,.{decimals}f}" for tick in ticks]
        left = max(map(len, marks)) * _CHARACTER + _GAP
        plot = _Plot(
            left,
            _TOP_OF_BARS if self.kind == "bar" else _TOP,
            (WIDTH - _RIGHT - left) / len(self.labels),
            ticks[-1],
        )
        written = _major(self.labels)
        return Drawing(
            left=left,
            right=WIDTH - _RIGHT,
            ticks=[(plot.y(tick), mark) for tick, mark in zip(ticks, marks, strict=True)],
            labels=[(plot.x(at), self.labels[at]) for at in written],
            series=list(_shapes(self, plot)),
        )


@dataclass(frozen=True, slots=True)
class ChartMark:
    """A point of a line, or a bar from ``top`` to ``bottom``; ``told`` is its value in words."""

    x: float
    top: float
    bottom: float
    width: float
    value: str
    told: str


@dataclass(frozen=True, slots=True)
class DrawnSeries:
    """The shapes of a series; ``paths`` join the points of a line, with gaps for missing values."""

    colour: str
    shapes: Sequence[ChartMark]
    paths: Sequence[str]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the template draws: ticks by height, labels by position on the time axis, and series."""

    left: float
    right: float
    ticks: Sequence[tuple[float, str]]
    labels: Sequence[tuple[float, str]]
    series: Sequence[DrawnSeries]


@dataclass(frozen=True, slots=True)
class _Plot:
    """The area that values are drawn in; ``slot`` is the width of a slot on the time axis."""

    left: float
    top: float
    slot: float
    most: float

    def x(self, at: int) -> float:
        """Return the x coordinate of a slot's middle."""
        return round(self.left + (at + 0.5) * self.slot, 1)

    def y(self, value: float) -> float:
        """Return the y coordinate of a value."""
        bottom = HEIGHT - _BOTTOM
        return round(bottom - (bottom - self.top) * value / self.most, 1)


def _shapes(chart: Chart, plot: _Plot) -> Iterator[DrawnSeries]:
    below = [0.0] * len(chart.labels)
    for series in chart.series:
        name = f"{escaped(series.name)}, " if len(chart.series) > 1 else ""
        shapes: list[ChartMark | None] = []
        for at, value in enumerate(series.values):
            if value is None:
                shapes.append(None)
                continue
            said, base = words.number(value), below[at]
            told = f"{name}{chart.labels[at]}: {said}"
            top, bottom = plot.y(base + value), plot.y(base)
            shapes.append(
                ChartMark(plot.x(at), top, bottom, round(plot.slot * _BAR, 1), said, told)
            )
            below[at] += value if chart.kind == "stack" else 0
        paths = list(_paths(shapes)) if chart.kind == "line" else []
        yield DrawnSeries(series.colour, [shape for shape in shapes if shape], paths)


def _paths(shapes: Sequence[ChartMark | None]) -> Iterator[str]:
    """Yield the path through each run of points."""
    run: list[str] = []
    for shape in [*shapes, None]:
        if shape:
            run.append(f"{shape.x} {shape.top}")
        elif run:
            yield "M" + "L".join(run)
            run = []


def scale(most: float, *, is_whole: bool = False) -> tuple[list[float], int]:
    """Return round numbers from 0 to at least ``most``, and the decimals they need.

    There are about four steps, of whole numbers if ``is_whole``.
    """
    rough = max(most / _TICKS, 1.0 if is_whole else _LEAST)
    power = math.floor(math.log10(rough))
    steps = (1, 2, 2.5, 5, 10) if power > 0 else (1, 2, 5, 10)
    step = next(10.0**power * size for size in steps if 10.0**power * size >= rough * (1 - 1e-9))
    number = max(1, math.ceil(most / step - 1e-9))
    return [step * at for at in range(number + 1)], max(0, -math.floor(math.log10(step) + 1e-9))


def _most(chart: Chart) -> float:
    columns = [
        [series.values[at] or 0 for series in chart.series] for at in range(len(chart.labels))
    ]
    height = sum if chart.kind == "stack" else max
    return max((float(height(column)) for column in columns if column), default=0.0)


def _major(labels: Sequence[str]) -> list[int]:
    """Return the indices of the labels to write: as many as fit, none at an edge."""
    count, longest = len(labels), max(map(len, labels))
    fitting = max(1, min(_MOST_LABELS, _ROOM // (longest * _CHARACTER + _GAP)))
    if count <= fitting:
        return list(range(count))
    step = count // fitting
    first = (count - 1 - step * (fitting - 1)) // 2
    return [first + step * at for at in range(fitting)]
