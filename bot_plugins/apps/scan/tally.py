"""What a scan has read, found and lost so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Self

from bot_plugins.apps.scan.jobs import Result

MOST_TOLD = 100
"""Damages and pages whose details are kept; further ones are only counted."""


@dataclass
class ScanTally:
    """Figures that outlive an interrupted scan; ``size`` counts unpacked bytes."""

    pages: int = 0
    size: int = 0
    found: int = 0
    changes: int = 0
    seconds: float = 0
    deaths: int = 0
    damages: int = 0
    unreadable: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    last_damage: int = -1

    def add(self, result: Result) -> None:
        """Count the result of a job."""
        self.pages += result.pages
        self.size += result.size
        self.deaths += result.deaths
        self.unreadable += len(result.unreadable)
        for page in result.found:
            self.found += bool(page.findings)
            self.changes += len(page.findings)
            self.rules.update(change.rule for change in page.findings)
        for damage in result.damage:
            self.damages += damage.start != self.last_damage  # two jobs may meet the same one
            self.last_damage = damage.start

    @property
    def is_whole(self) -> bool:
        """Whether nothing was lost."""
        return not (self.damages or self.unreadable)

    def as_json(self) -> dict[str, Any]:
        """Return the figures in a form that JSON can store."""
        return vars(self) | {"rules": dict(self.rules)}

    @classmethod
    def from_json(cls, figures: dict[str, Any]) -> Self:
        """Return the figures that ``as_json`` returned.

        Raises:
            TypeError: they are not such figures.
        """
        return cls(**figures | {"rules": Counter(figures["rules"])})
