"""What part of what rules find is trusted, by the figures that come with them.

The figures are those of ``rules/data/rule_figures.tsv``: well-kept wikis (an encyclopedia's pages)
and rough ones have base rates of their own.
"""

from __future__ import annotations

from collections.abc import Collection

from bot_plugins.core.evidence.figures import figures
from bot_plugins.core.evidence.kinds import CorpusKind
from bot_plugins.core.rule import Applicability


def trusted_share(rules: Collection[str], *, rough: bool) -> float:
    """Return the part of what some rules, by name, find that is trusted, what is doubtful left out.

    Each finding counts by how many there are in a megabyte. 0 where nothing was measured.
    """
    rates = dict.fromkeys(Applicability, 0.0)
    for figure in figures():
        if figure.rule in rules and (figure.kind is CorpusKind.WIKIS) is rough:
            rates[figure.applicability] += figure.found / max(figure.size, 1)
    shown = rates[Applicability.TRUSTED] + rates[Applicability.REVIEW]
    return rates[Applicability.TRUSTED] / shown if shown else 0.0


def told(rules: Collection[str]) -> str:
    """Write the part on wikis of either kind, in words."""
    well_kept, rough = (trusted_share(rules, rough=kind) for kind in (False, True))
    return (
        f"trusted is {well_kept:.0%} of what these rules find on well-kept wikis,"
        f" {rough:.0%} on rough ones"
    )
