"""What goes wrong meanwhile: others edit the pages, the wiki fails at times, its server dies."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress

import requests

from tests.harness.wiki import Wiki, accounts
from tests.harness.wiki.client import ApiError
from tests.harness.wiki.meanwhile import Unwell

FOREIGN = {
    "edited elsewhere": ("The river is", "The broad river is"),
    "edited inside": ("they said", "people said"),
    "mended": ("was wrote", "was written"),
}


class Trouble(Unwell):
    """Makes trouble in a thread of its own, at random moments, until the ``with`` block ends."""

    def __init__(self, wiki: Wiki, titles: Sequence[str], rng: random.Random) -> None:
        super().__init__(wiki, rng, (0.1, 1), Counter())
        self._titles, self._client = titles, wiki.client(accounts.AUTHOR)

    def act(self) -> None:
        """Edit a page, or let the wiki fail."""
        if self.rng.random() < 0.5:
            self._foreign_edit()
            return
        wiki = self.wiki
        self.one_of({
            "answer lost": (6, lambda: wiki.fault(500, action="edit", count=1, late=True)),
            "refused with 503": (4, lambda: wiki.fault(503, action="edit", count=1)),
            "slow": (6, lambda: wiki.fault(sleep=0.3, action="edit", count=1)),
            "read-only": (2, lambda: self.read_only(0.1, 0.4)),
            "server killed": (1, self.die),
        })  # fmt: skip

    def _foreign_edit(self) -> None:
        kind, title = self.rng.choice(list(FOREIGN)), self.rng.choice(self._titles)
        client = self._client
        with suppress(ApiError, requests.RequestException):
            base = client.history(title)[0].revid
            text = client.text(title)
            new = text.replace(*FOREIGN[kind])
            if new != text:
                client.edit(title, new, baserevid=base)
                self.made[kind] += 1
