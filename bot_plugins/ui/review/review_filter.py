"""The reviewer's filters, as written in addresses and options."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot_plugins.store.filters import Filters

MOST = (1 << 63) - 1
"""The greatest id that a database can store."""
MOST_DAYS = 36_500


@dataclass(frozen=True, slots=True)
class ReviewFilter:
    """Filters; an empty string or 0 matches anything. ``age`` is the maximum age, in days."""

    rule: str = ""
    page: str = ""
    site: str = ""
    applicability: str = ""
    run: int = 0
    age: int = 0

    def __post_init__(self) -> None:
        if not (0 <= self.run <= MOST and 0 <= self.age <= MOST_DAYS):
            raise ValueError(f"no run {self.run}, or no age of {self.age} days")

    def filters(self) -> Filters:
        """Return the filters as the store takes them; the age counts back from now."""
        since = datetime.now(UTC) - timedelta(days=self.age) if self.age else None
        return Filters(
            site=self.site or None,
            title=self.page or None,
            rule=self.rule or None,
            applicability=self.applicability or None,
            run=self.run or None,
            since=since,
        )
