"""Figures of rules of lists, and which of these rest: people found most of their changes wrong."""

from __future__ import annotations

from dataclasses import dataclass

LEAST = 10
"""Judged findings, with fewer of which a rule never rests."""
SHARE = 0.5
"""The share of right findings below which it rests."""


@dataclass(slots=True)
class ListFigure:
    """Numbers of findings of one rule of a list on one wiki."""

    rule: str
    proposed: int = 0
    accepted: int = 0
    rejected: int = 0
    reverted: int = 0

    @property
    def judged(self) -> int:
        """How many findings people judged."""
        return self.accepted + self.rejected

    @property
    def right(self) -> int:
        """How many of these they took for right, and nobody took back."""
        return self.accepted - self.reverted

    @property
    def rests(self) -> bool:
        """Whether the rule rests."""
        return self.judged >= LEAST and self.right < SHARE * self.judged

    @property
    def reason(self) -> str:
        """Why the rule rests."""
        return f"{self.right} of {self.judged} judged changes were right"
