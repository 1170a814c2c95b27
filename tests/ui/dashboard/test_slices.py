"""Time in slices: few of them, beginning where people expect it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.ui.dashboard.charts import scale
from bot_plugins.ui.dashboard.slices import FEWEST, cut

TIME = datetime(2024, 5, 16, 13, 40, tzinfo=UTC)  # a Thursday
MOMENTS = st.datetimes(datetime(1980, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))


def test_no_times_are_refused() -> None:
    with pytest.raises(ValueError, match="no times"):
        cut([], 40)


@pytest.mark.parametrize(
    ("days", "unit", "last"),
    [
        (0.0, "hour", "16 May, 13:00"),
        (3, "3 hours", "19 May, 12:00"),
        (30, "day", "15 Jun"),
        (60, "2 days", "14 Jul"),
        (200, "week", "2 Dec"),
        (500, "2 weeks", "15 Sep 2025"),
    ],
)
def test_the_narrowest_that_fit(days: float, unit: str, last: str) -> None:
    found = cut([TIME, TIME + timedelta(days=days)], 40)
    assert (found.unit, found.labels()[-1]) == (unit, last)
    assert found.count >= FEWEST


@given(st.lists(MOMENTS, min_size=1), st.integers(2, 60))
def test_every_time_is_in_a_slice(times: list[datetime], most: int) -> None:
    found = cut(times, most)
    places = [found.index(one) for one in times]
    assert 1 <= found.count <= most
    assert min(places) >= 0
    assert max(places) == found.count - 1
    assert len(found.labels()) == found.count


@given(st.floats(0, 1e12, allow_nan=False), st.booleans())
def test_scales_are_round_and_high_enough(most: float, is_whole: bool) -> None:
    ticks, decimals = scale(most, is_whole=is_whole)
    assert ticks[0] == 0
    assert ticks[-1] >= most * (1 - 1e-6)
    assert 2 <= len(ticks) <= 6
    assert all(abs(round(one, decimals) - one) < 1e-6 * max(one, 1) for one in ticks)
    assert not (is_whole and decimals)


@pytest.mark.parametrize(
    ("most", "is_whole", "written"),
    [
        (0, True, ["0", "1"]),
        (1, True, ["0", "1"]),
        (2, True, ["0", "1", "2"]),
        (2, False, ["0.0", "0.5", "1.0", "1.5", "2.0"]),
        (0.1, False, ["0.00", "0.05", "0.10"]),
        (100, False, ["0", "25", "50", "75", "100"]),
        (4_321, True, ["0", "2,000", "4,000", "6,000"]),
    ],
)
def test_a_scale_is_written_exactly(most: float, is_whole: bool, written: list[str]) -> None:
    ticks, decimals = scale(most, is_whole=is_whole)
    assert [f"{one:,.{decimals}f}" for one in ticks] == written
