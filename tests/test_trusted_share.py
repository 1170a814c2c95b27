"""What part of what rules find is trusted."""

from __future__ import annotations

import pytest

from bot_plugins import registry, trusted_share
from bot_plugins.rule import Applicability

ROWS = (
    ("a", "trusted", "wikis", "100", "30"),
    ("a", "review", "wikis", "100", "10"),
    ("a", "report", "wikis", "100", "500"),
    ("b", "review", "wikis", "200", "40"),
    ("a", "trusted", "articles", "100", "0"),
    ("b", "review", "stripped", "100", "7"),
)


@pytest.fixture(autouse=True)
def few_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trusted_share, "table", lambda _: ROWS)


@pytest.mark.parametrize(
    ("rules", "rough", "wanted"),
    [(["a"], True, 0.75), (["a", "b"], True, 0.5), (["a", "b"], False, 0.0), (["c"], True, 0.0)],
)
def test_a_share_is_by_base_rates(rules: list[str], rough: bool, wanted: float) -> None:
    assert trusted_share.trusted_share(rules, rough=rough) == pytest.approx(wanted)


def test_it_is_told_of_wikis_of_either_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    assert trusted_share.told(["a", "b"]) == (
        "trusted is 0% of what these rules find on well-kept wikis, 50% on rough ones"
    )
    monkeypatch.undo()
    tiers = {tier for rule in registry.rules_for("en") for tier in rule.tiers}
    shares = trusted_share.told([rule.name for rule in registry.rules_for("en")])
    assert (Applicability.TRUSTED in tiers) == (" 0% on rough" not in shares)
