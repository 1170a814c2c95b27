"""The heartbeat of a run: signs of life in the queue, by which other machines know of its end.

A thread of its own gives them, so that a request that takes minutes does not look like the end.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from threading import Event, Thread
from typing import Self

from bot_plugins.store.database import Store
from bot_plugins.store.errors import StoreError
from bot_plugins.store.tasks import note_alive

EVERY = timedelta(minutes=1)
"""The time between two signs; ``tasks.SILENCE`` is several times as long."""


class Heartbeat:
    """Gives signs of life of a run; use it in a ``with`` block.

    A sign that the database does not take is left out: the next one may reach it.
    """

    def __init__(self, store: Store, run: int) -> None:
        self._store, self._run = store, run
        self._over = Event()
        self._thread = Thread(target=self._beat, name=f"copyedit-run-{run}", daemon=True)

    def _beat(self) -> None:
        while True:
            with suppress(StoreError):
                note_alive(self._store, self._run)
            if self._over.wait(EVERY.total_seconds()):
                return

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
