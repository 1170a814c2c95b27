"""The Wilson interval against published values, and the trust it earns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.core.evidence.wilson import interval, may_be_trusted, share


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_published_values(successes: int, trials: int, low: float, high: float) -> None:
    """R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3."""
    assert interval(successes, trials) == pytest.approx((low, high), abs=0.00005)


@given(st.integers(0, 500), st.integers(0, 500))
def test_an_interval_holds_its_share_and_mirrors(right: int, wrong: int) -> None:
    low, high = interval(right, right + wrong)
    assert 0 <= low <= high <= 1
    if right + wrong:
        assert low <= right / (right + wrong) <= high
    mirrored = interval(wrong, right + wrong)
    assert (1 - high, 1 - low) == pytest.approx(mirrored)


def test_of_nothing_nothing_is_known() -> None:
    assert interval(0, 0) == (0.0, 1.0)
    assert share(0, 0) == ""


@pytest.mark.parametrize(("successes", "trials"), [(-1, 3), (4, 3), (1, 0)])
def test_what_is_no_share_is_refused(successes: int, trials: int) -> None:
    with pytest.raises(ValueError, match="is not a share"):
        interval(successes, trials)


@pytest.mark.parametrize(
    ("right", "wrong", "trusted"),
    [
        (0, 0, False),
        (30, 0, False),
        (124, 0, False),
        (125, 0, True),
        (125, 1, False),
        (183, 1, False),
        (184, 1, True),
        (10_000, 400, False),
    ],
)
def test_trust_is_earned(right: int, wrong: int, trusted: bool) -> None:
    assert may_be_trusted(right, wrong) is trusted


def test_a_share_as_text() -> None:
    assert share(1, 29) == "3.4 % (0.6-17.2)"
    assert share(7, 7) == "100.0 % (64.6-100.0)"
