"""A wiki that fails: in a thread of its own, in every way, at random moments, and not for long."""

from __future__ import annotations

import random
from collections import Counter

from tests.harness.wiki import Wiki
from tests.harness.wiki.meanwhile import Unwell

HTML = "<!DOCTYPE html><html><title>Error</title><p>Our servers are currently under maintenance."
HALF = '{"batchcomplete":true,"query":{"pages":[{"pageid":3,"ns":0,"ti'
PAUSE = (0.5, 5)
"""Seconds from one trouble to the next: with more of it, passes would hardly begin to save."""
HANGS = 7
"""Seconds, more than the bot waits for an answer."""


class Failing(Unwell):
    """Makes trouble until the ``with`` block ends; ``made`` counts it."""

    def __init__(self, wiki: Wiki, rng: random.Random, made: Counter[str]) -> None:
        super().__init__(wiki, rng, PAUSE, made)

    def act(self) -> None:
        """Make some trouble."""
        wiki = self.wiki
        self.one_of({
            "answer lost": (8, lambda: wiki.fault(500, action="edit", count=1, late=True)),
            "failed with 503": (4, lambda: wiki.fault(503, count=self.rng.randint(1, 3))),
            "answered with HTML": (4, lambda: wiki.fault(200, count=1, body=HTML)),
            "answered half": (4, lambda: wiki.fault(200, count=1, body=HALF)),
            "hung": (1, lambda: wiki.fault(count=1, sleep=HANGS, action="query")),
            "slow": (4, lambda: wiki.fault(count=3, sleep=0.5)),
            "lagged": (3, lambda: self.lag(0.2, 1)),
            "read-only": (4, lambda: self.read_only(0.2, 1.5)),
            "server killed": (2, lambda: self.die(0.5)),
        })  # fmt: skip
