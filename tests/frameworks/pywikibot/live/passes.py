"""Passes without rules: they keep a place and readings as the queue does, and note fetches."""

from __future__ import annotations

import time
from collections.abc import Callable

from bot_plugins.ports import Batch, PageSource

SECONDS = 10.0


class Passes:
    """Passes over a source; ``before`` is a process that ended, whose queue is taken over."""

    def __init__(self, source: PageSource, before: Passes | None = None) -> None:
        self.source = source
        self.place: str = before.place if before else ""
        self.readings: dict[int, int] = dict(before.readings) if before else {}
        self.fetched: list[tuple[str, int]] = before.fetched if before else []
        self.batches = 0

    def run(self) -> int:
        """Run one pass: deal with all batches up to the last; return an exit code."""
        while True:
            self.batches += 1
            assert self.batches < 1_000
            batch = self.source.batch(self.place, 50)
            self.read(batch)
            self.place = batch.place
            if batch.is_last:
                return 0

    def read(self, batch: Batch) -> None:
        """Fetch those pages of a batch whose latest revision was not read before."""
        for page in batch.pages:
            if self.readings.get(page.pageid) != page.revid:
                self.readings[page.pageid] = page.revid
                self.fetched.append((page.title, page.revid))

    def until(self, is_so: Callable[[], bool]) -> None:
        """Run passes, one after the other, until something is so."""
        deadline = time.monotonic() + SECONDS
        while not is_so():
            assert time.monotonic() < deadline, self.fetched
            self.run()
            time.sleep(0.05)

    def titles(self) -> set[str]:
        """Return what was fetched, but for the page that the installer made."""
        return {title for title, _ in self.fetched} - {"Main Page"}
