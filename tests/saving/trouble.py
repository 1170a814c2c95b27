"""What goes wrong meanwhile: others edit the pages, the wiki fails at times, its server dies."""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

import requests

from tests.wiki import Wiki, accounts
from tests.wiki.client import ApiError, Client

FOREIGN = {
    "edited elsewhere": ("The river is", "The broad river is"),
    "edited inside": ("they said", "people said"),
    "mended": ("was wrote", "was written"),
}


class Trouble:
    """Makes trouble in a thread of its own, at random moments, until the ``with`` block ends."""

    def __init__(self, wiki: Wiki, titles: Sequence[str], rng: random.Random) -> None:
        self._wiki, self._titles, self._rng = wiki, titles, rng
        self.made: Counter[str] = Counter()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._make)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()
        self._wiki.clear()

    def _make(self) -> None:
        client = self._wiki.client(accounts.AUTHOR)
        kinds: dict[str, Callable[[], None]] = {
            "answer lost": lambda: self._wiki.fault(500, action="edit", count=1, late=True),
            "refused with 503": lambda: self._wiki.fault(503, action="edit", count=1),
            "slow": lambda: self._wiki.fault(sleep=0.3, action="edit", count=1),
            "read-only": self._read_only,
            "server killed": self._kill_server,
        }
        weights = (6, 4, 6, 2, 1)
        while not self._over.wait(self._rng.uniform(0.1, 1)):
            if self._rng.random() < 0.5:
                self._foreign_edit(client)
            else:
                [kind] = self._rng.choices(list(kinds), weights)
                kinds[kind]()
                self.made[kind] += 1

    def _foreign_edit(self, client: Client) -> None:
        kind, title = self._rng.choice(list(FOREIGN)), self._rng.choice(self._titles)
        with suppress(ApiError, requests.RequestException):
            base = client.history(title)[0].revid
            text = client.text(title)
            new = text.replace(*FOREIGN[kind])
            if new != text:
                client.edit(title, new, baserevid=base)
                self.made[kind] += 1

    def _read_only(self) -> None:
        self._wiki.readonly("a short maintenance")
        self._over.wait(self._rng.uniform(0.1, 0.4))
        self._wiki.readonly(None)

    def _kill_server(self) -> None:
        self._wiki.kill()
        self._wiki.start()
