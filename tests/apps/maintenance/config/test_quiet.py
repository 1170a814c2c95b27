"""When a task rests, and until when."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.maintenance.config.quiet import is_always_quiet, is_quiet

TIMES = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
SPANS = st.lists(
    st.tuples(TIMES, TIMES).filter(lambda both: both[0] != both[1]).map("-".join), max_size=4
)
MOMENTS = st.datetimes(
    datetime(2000, 1, 1),
    datetime(2100, 1, 1),
    timezones=st.just(UTC),
)


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2030-01-31T{clock}:00+00:00")


@pytest.mark.parametrize(
    ("spans", "now", "end"),
    [
        ([], "12:00", None),
        (["22:00-06:00"], "21:59", None),
        (["22:00-06:00"], "06:00", None),
        (["08:00-09:00"], "09:00", None),
        (["08:00-09:00"], "08:00", "2030-01-31T09:00"),
        (["08:00-09:00"], "08:59", "2030-01-31T09:00"),
        (["22:00-06:00"], "22:00", "2030-02-01T06:00"),
        (["22:00-06:00"], "05:59", "2030-01-31T06:00"),
        (["20:00-00:00", "00:00-02:00"], "23:00", "2030-02-01T02:00"),
        (["08:00-10:00", "09:00-12:00"], "08:30", "2030-01-31T12:00"),
        (["00:00-12:00", "12:00-00:00"], "01:00", "2030-02-01T01:00"),
    ],
)
def test_the_end_of_a_quiet_time(spans: list[str], now: str, end: str | None) -> None:
    expected = end and datetime.fromisoformat(f"{end}:00+00:00")
    assert is_quiet(spans, at(now)) == expected


@given(SPANS, MOMENTS)
def test_a_moment_is_quiet_when_a_span_has_it(spans: list[str], now: datetime) -> None:
    assert (is_quiet(spans, now) is not None) == any(has(span, now.time()) for span in spans)


@given(SPANS, MOMENTS)
def test_a_quiet_time_ends_with_its_first_minute_that_is_not(
    spans: list[str], now: datetime
) -> None:
    end = is_quiet(spans, now)
    if end is None:
        return
    assert now < end <= now + timedelta(days=1)
    assert is_quiet(spans, end) is None or is_always_quiet(spans)
    assert is_quiet(spans, end - timedelta(microseconds=1))


def has(span: str, moment: time) -> bool:
    begin, end = (time.fromisoformat(clock) for clock in span.split("-"))
    if begin < end:
        return begin <= moment < end
    return moment >= begin or moment < end
