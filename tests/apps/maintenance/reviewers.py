"""A person who reviews a wiki's findings: takes most, refuses some, and leaves some for later."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field

from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, NOT_AN_ERROR, REJECT, DecisionDetails, decide
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import Item, every
from tests.apps.maintenance.slips import BAD

LEFT, REFUSED = 0.1, 0.04


@dataclass
class Reviewer:
    """Decides about the findings of the site; ``is_against`` the bad rule or not."""

    site: str
    rng: random.Random
    is_against: bool
    made: Counter[str] = field(default_factory=Counter)

    def review(self, store: Store) -> None:
        """Decide about most of what waits."""
        for item in every(store, Filters(site=self.site)):
            if self.rng.random() < LEFT:
                continue
            verdict = self._verdict(item)
            with suppress(RefusedError):  # the page was edited meanwhile
                decide(store, "Ann", item.id, verdict)
                self.made[verdict.what.value] += 1

    def _verdict(self, item: Item) -> DecisionDetails:
        if item.change.rule == BAD and self.is_against:
            return REJECT
        if self.rng.random() < REFUSED:
            return self.rng.choice([REJECT, NOT_AN_ERROR])
        return ACCEPT
