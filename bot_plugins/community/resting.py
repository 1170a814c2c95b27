"""Rules of lists that rest, because people found most of what they propose to be wrong."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

LEAST = 10
"""Judged findings, with fewer of which a rule never rests."""
SHARE = 0.5
"""The share of right findings below which it rests."""


@dataclass(slots=True)
class Judgements:
    """How many of a rule's findings people judged, and how many of these they took for right."""

    right: int = 0
    judged: int = 0

    @property
    def is_bad(self) -> bool:
        """Whether the rule rests."""
        return self.judged >= LEAST and self.right < SHARE * self.judged


def resting(by_rule: Mapping[str, Judgements], woken: Collection[str]) -> dict[str, str]:
    """Return the rules that rest, each with the reason; those ``woken`` are used all the same."""
    return {
        name: f"{found.right} of {found.judged} judged changes were right"
        for name, found in by_rule.items()
        if found.is_bad and name not in woken
    }
