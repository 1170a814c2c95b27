"""What goes on beside a test, in a thread of its own, until a ``with`` block ends."""

from __future__ import annotations

import random
import threading
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Self

from tests.harness.wiki import Wiki


class Meanwhile(ABC):
    """Does something again and again, after pauses; what ``act`` raises ends the thread."""

    def __init__(self) -> None:
        self.over = threading.Event()
        self._thread = threading.Thread(target=self._go)

    @abstractmethod
    def pause(self) -> float:
        """Return how many seconds to wait before the next act."""

    @abstractmethod
    def act(self) -> None:
        """Do something once."""

    def _go(self) -> None:
        while not self.over.wait(self.pause()):
            self.act()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._thread.join()


class Unwell(Meanwhile):
    """A wiki that fails, at random moments and not for long; ``made`` counts how.

    ``pauses`` are the least and the most seconds from one trouble to the next.
    """

    def __init__(
        self, wiki: Wiki, rng: random.Random, pauses: tuple[float, float], made: Counter[str]
    ) -> None:
        super().__init__()
        self.wiki, self.rng, self.made = wiki, rng, made
        self._pauses = pauses

    def pause(self) -> float:
        """Return how many seconds it is well."""
        return self.rng.uniform(*self._pauses)

    def one_of(self, kinds: Mapping[str, tuple[int, Callable[[], object]]]) -> None:
        """Make one of some kinds of trouble, each with its weight."""
        [kind] = self.rng.choices(list(kinds), [weight for weight, _ in kinds.values()])
        kinds[kind][1]()
        self.made[kind] += 1

    def read_only(self, least: float, most: float) -> None:
        """Be read-only for some seconds."""
        self.wiki.readonly("a short maintenance")
        self.over.wait(self.rng.uniform(least, most))
        self.wiki.readonly(None)

    def lag(self, least: float, most: float) -> None:
        """Lag for some seconds."""
        self.wiki.lag(30)
        self.over.wait(self.rng.uniform(least, most))
        self.wiki.lag(None)

    def die(self, most: float = 0) -> None:
        """Let the server die, and start it again after so many seconds at most."""
        self.wiki.kill()
        self.over.wait(self.rng.uniform(0, most))
        self.wiki.start()

    def __exit__(self, *_: object) -> None:
        super().__exit__()
        self.wiki.clear()
