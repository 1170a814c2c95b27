"""Where a chart's figures are drawn."""

from __future__ import annotations

from bot_plugins.ui.dashboard.charts import HEIGHT, WIDTH, Chart, Series

LABELS = ("1 May", "2 May", "3 May", "4 May")


def chart(*values: tuple[float | None, ...], kind: str = "line") -> Chart:
    series = [Series(f"task {number}", each) for number, each in enumerate(values, 1)]
    return Chart("Pages", "a pass", LABELS, series, kind)


def test_a_missing_value_breaks_the_line() -> None:
    [series] = chart((1, None, 3, 4)).drawing.series
    assert len(series.shapes) == 3
    assert [path.count("L") for path in series.paths] == [0, 1]


def test_higher_values_are_drawn_higher_and_later_ones_further_right() -> None:
    [series] = chart((1, 2, 3, 4)).drawing.series
    assert [one.x for one in series.shapes] == sorted({one.x for one in series.shapes})
    tops = [one.top for one in series.shapes]
    assert tops == sorted(set(tops), reverse=True)


def test_everything_is_within_the_drawing() -> None:
    for kind in ("line", "bar", "stack"):
        drawing = chart((0, 2, 3_000_000, 4), (1, 1, 1, 1), kind=kind).drawing
        for series in drawing.series:
            for one in series.shapes:
                assert drawing.left < one.x - one.width / 2 < one.x + one.width / 2 < WIDTH
                assert 0 < one.top <= one.bottom < HEIGHT
        assert all(0 < y < HEIGHT for y, _ in drawing.ticks)


def test_stacked_bars_stand_on_each_other() -> None:
    low, high = chart((1, 2, 3, 4), (4, 3, 2, 1), kind="stack").drawing.series
    assert [one.top for one in low.shapes] == [one.bottom for one in high.shapes]


def test_a_shape_says_its_value_and_its_series_where_there_are_several() -> None:
    [alone] = chart((1, None, None, None)).drawing.series
    assert alone.shapes[0].told == "1 May: 1"
    both = chart((1, None, None, None), (None, 2, None, None)).drawing.series
    assert [one.shapes[0].told for one in both] == ["task 1, 1 May: 1", "task 2, 2 May: 2"]


def test_only_labels_that_fit_are_written() -> None:
    many = tuple(f"{day} September" for day in range(1, 31))
    drawing = Chart("Pages", "a pass", many, [Series("a", range(30))]).drawing
    assert 1 <= len(drawing.labels) <= 4
    assert len(chart((1, 2, 3, 4)).drawing.labels) == 4
