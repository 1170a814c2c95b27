"""A wiki that fails: in a thread of its own, in every way, at random moments, and not for long."""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Callable
from types import TracebackType
from typing import Self

from tests.wiki import Wiki

HTML = "<!DOCTYPE html><html><title>Error</title><p>Our servers are currently under maintenance."
HALF = '{"batchcomplete":true,"query":{"pages":[{"pageid":3,"ns":0,"ti'
PAUSE = (0.5, 5)
"""Seconds from one trouble to the next: with more of it, passes would hardly begin to save."""
HANGS = 7
"""Seconds, more than the bot waits for an answer."""


class Failing:
    """Makes trouble until the ``with`` block ends; ``made`` counts it."""

    def __init__(self, wiki: Wiki, rng: random.Random, made: Counter[str]) -> None:
        self._wiki, self._rng, self._made = wiki, rng, made
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
        wiki = self._wiki
        kinds: dict[str, tuple[int, Callable[[], None]]] = {
            "answer lost": (8, lambda: wiki.fault(500, action="edit", count=1, late=True)),
            "failed with 503": (4, lambda: wiki.fault(503, count=self._rng.randint(1, 3))),
            "answered with HTML": (4, lambda: wiki.fault(200, count=1, body=HTML)),
            "answered half": (4, lambda: wiki.fault(200, count=1, body=HALF)),
            "hung": (1, lambda: wiki.fault(count=1, sleep=HANGS, action="query")),
            "slow": (4, lambda: wiki.fault(count=3, sleep=0.5)),
            "lagged": (3, self._lag),
            "read-only": (4, self._read_only),
            "server killed": (2, self._kill_server),
        }
        names = list(kinds)
        while not self._over.wait(self._rng.uniform(*PAUSE)):
            [kind] = self._rng.choices(names, [kinds[one][0] for one in names])
            kinds[kind][1]()
            self._made[kind] += 1

    def _lag(self) -> None:
        self._wiki.lag(30)
        self._over.wait(self._rng.uniform(0.2, 1))
        self._wiki.lag(None)

    def _read_only(self) -> None:
        self._wiki.readonly("a short maintenance")
        self._over.wait(self._rng.uniform(0.2, 1.5))
        self._wiki.readonly(None)

    def _kill_server(self) -> None:
        self._wiki.kill()
        self._over.wait(self._rng.uniform(0, 0.5))
        self._wiki.start()
