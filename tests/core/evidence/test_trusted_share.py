"""What part of what rules find is trusted."""

from __future__ import annotations

from collections import Counter

import pytest

from bot_plugins.core import registry
from bot_plugins.core.evidence import trusted_share
from bot_plugins.core.evidence.figures import Figure
from bot_plugins.core.evidence.kinds import CorpusKind
from bot_plugins.core.rule import Applicability

TRUSTED, REVIEW, REPORT = Applicability.TRUSTED, Applicability.REVIEW, Applicability.REPORT
FIGURES = tuple(
    Figure(rule, tier, kind, size, found, False, Counter())
    for rule, tier, kind, size, found in (
        ("a", TRUSTED, CorpusKind.WIKIS, 100, 30),
        ("a", REVIEW, CorpusKind.WIKIS, 100, 10),
        ("a", REPORT, CorpusKind.WIKIS, 100, 500),
        ("b", REVIEW, CorpusKind.WIKIS, 200, 40),
        ("a", TRUSTED, CorpusKind.ARTICLES, 100, 0),
        ("b", REVIEW, CorpusKind.STRIPPED, 100, 7),
        ("c", TRUSTED, CorpusKind.TEXTS, 100, 50),  # texts that are no wiki count for neither
        ("d", TRUSTED, CorpusKind.ARTICLES, 100, 10),
        ("d", REVIEW, CorpusKind.ARTICLES, 100, 10),
        ("d", REVIEW, CorpusKind.STRIPPED, 900, 90),  # the same rate in two kinds is one rate
    )
)


@pytest.fixture(autouse=True)
def few_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trusted_share, "figures", lambda: FIGURES)


@pytest.mark.parametrize(
    ("rules", "rough", "wanted"),
    [
        (["a"], True, 0.75),
        (["a", "b"], True, 0.5),
        (["a", "b"], False, 0.0),
        (["c"], True, 0.0),
        (["c"], False, 0.0),
        (["d"], False, 0.5),
    ],
)
def test_a_share_is_by_base_rates(rules: list[str], rough: bool, wanted: float) -> None:
    assert trusted_share.trusted_share(rules, rough=rough) == pytest.approx(wanted)


def test_it_is_told_of_wikis_of_either_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    assert trusted_share.told(["a", "b"]) == (
        "0% of what these rules find is trusted on well-kept wikis, 50% on rough ones"
    )
    monkeypatch.undo()
    tiers = {tier for rule in registry.rules_for("en") for tier in rule.tiers}
    shares = trusted_share.told([rule.name for rule in registry.rules_for("en")])
    assert (Applicability.TRUSTED in tiers) == (" 0% on rough" not in shares)
