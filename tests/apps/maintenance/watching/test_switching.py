"""When a rule is switched off: not by chance, not by one, and not on again by one more revert."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.maintenance.config.model import Watch
from bot_plugins.apps.maintenance.watching.switching import to_switch_off
from bot_plugins.store.standings import RuleRecord

STAYS = [
    pytest.param(RuleRecord("r"), id="nothing known"),
    pytest.param(RuleRecord("r", saved=1, reverted=1), id="its first save reverted"),
    pytest.param(RuleRecord("r", saved=2, reverted=2), id="its first two"),
    pytest.param(RuleRecord("r", saved=30, reverted=3), id="three of thirty may be chance"),
    pytest.param(RuleRecord("r", saved=1000, reverted=50), id="as many as are allowed"),
    pytest.param(RuleRecord("r", saved=9, undone=9), id="undone by ourselves"),
    pytest.param(RuleRecord("r", rejected=2), id="two rejected"),
    pytest.param(RuleRecord("r", accepted=7, rejected=3), id="three of ten rejected"),
    pytest.param(RuleRecord("r", accepted=75, rejected=25), id="a quarter rejected"),
    pytest.param(RuleRecord("r", accepted=5, edited=2, rejected=1), id="three of eight"),
]
GOES = [
    pytest.param(RuleRecord("r", saved=3, reverted=3), "3 of 3 saved", id="its first three"),
    pytest.param(RuleRecord("r", saved=10, reverted=3), "3 of 10 saved", id="three of ten"),
    pytest.param(RuleRecord("r", saved=1000, reverted=70), "70 of 1000 saved", id="one in 14"),
    pytest.param(RuleRecord("r", saved=1, reverted=3), "3 of 3 saved", id="saved before"),
    pytest.param(RuleRecord("r", rejected=3), "3 of 3 decisions", id="three rejected"),
    pytest.param(RuleRecord("r", edited=3), "3 of 3 decisions", id="three edited"),
    pytest.param(
        RuleRecord("r", accepted=2, edited=3, rejected=3), "6 of 8 decisions", id="both together"
    ),
    pytest.param(
        RuleRecord("r", accepted=60, rejected=40), "40 of 100 decisions", id="many rejected"
    ),
]
numbers = st.integers(0, 60)
watches = st.builds(
    Watch,
    reverts=st.floats(0.001, 0.999),
    rejections=st.floats(0.001, 0.999),
    least=st.integers(1, 20),
)


@st.composite
def standings(draw: st.DrawFn) -> RuleRecord:
    saved = draw(numbers)
    reverted = draw(st.integers(0, saved))
    kinds = {name: draw(numbers) for name in ("accepted", "edited", "rejected")}
    return RuleRecord("r", saved=saved, reverted=reverted, **kinds)


def is_off(one: RuleRecord, watch: Watch) -> bool:
    return bool(to_switch_off({"r": one}, watch))


@pytest.mark.parametrize("one", STAYS)
def test_stays_on(one: RuleRecord) -> None:
    assert to_switch_off({"r": one}, Watch()) == {}


@pytest.mark.parametrize(("one", "why"), GOES)
def test_is_switched_off_with_the_figures(one: RuleRecord, why: str) -> None:
    [reason] = to_switch_off({"r": one, "other": RuleRecord("other", saved=50)}, Watch()).values()
    assert reason.startswith(why)


def test_the_reason_is_a_sentence_with_the_figures() -> None:
    found = to_switch_off({"r": RuleRecord("r", saved=10, reverted=3)}, Watch())
    assert found == {
        "r": "3 of 10 saved changes were reverted by others: 30.0 % (10.8-60.3), surely more"
        " than 5 %"
    }


@given(standings(), watches)
def test_one_more_revert_never_switches_on(one: RuleRecord, watch: Watch) -> None:
    more = replace(one, saved=one.saved + 1, reverted=one.reverted + 1)
    assert is_off(one, watch) <= is_off(more, watch)
    if one.reverted < one.saved:
        assert is_off(one, watch) <= is_off(replace(one, reverted=one.reverted + 1), watch)


@given(standings(), watches)
def test_one_more_refusal_never_switches_on(one: RuleRecord, watch: Watch) -> None:
    for name in ("rejected", "edited"):
        more = replace(one, **{name: getattr(one, name) + 1})
        assert is_off(one, watch) <= is_off(more, watch)


@given(standings(), watches)
def test_one_more_right_one_never_switches_off(one: RuleRecord, watch: Watch) -> None:
    for more in (replace(one, accepted=one.accepted + 1), replace(one, saved=one.saved + 1)):
        assert is_off(more, watch) <= is_off(one, watch)
