"""The share of rules' findings that is trusted, computed from the figures shipped with the rules.

The figures are those of ``rules/data/rule_figures.tsv``: well-kept wikis (an encyclopedia's pages)
and rough wikis have different base rates.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection

from bot_plugins.core.evidence.figures import figures
from bot_plugins.core.rule import Applicability


def trusted_share(rules: Collection[str], *, rough: bool) -> float:
    """Return the trusted share of the findings of some rules (names), without doubtful ones.

    Findings are weighted by their frequency in a megabyte. The share is 0 if nothing was measured.
    """
    found: dict[tuple[str, Applicability], float] = defaultdict(float)
    size: Counter[tuple[str, Applicability]] = Counter()
    for figure in figures():
        if figure.rule in rules and figure.kind.is_rough is rough:
            found[figure.rule, figure.applicability] += figure.real
            size[figure.rule, figure.applicability] += figure.size
    rates = dict.fromkeys(Applicability, 0.0)
    for (rule, tier), number in found.items():
        rates[tier] += number / max(size[rule, tier], 1)
    shown = rates[Applicability.TRUSTED] + rates[Applicability.REVIEW]
    return rates[Applicability.TRUSTED] / shown if shown else 0.0


def told(rules: Collection[str]) -> str:
    """Write the trusted share for both kinds of wiki, in words."""
    well_kept, rough = (trusted_share(rules, rough=kind) for kind in (False, True))
    return (
        f"{well_kept:.0%} of what these rules find is trusted on well-kept wikis,"
        f" {rough:.0%} on rough ones"
    )
