"""Waiting times: between edits, and for an edit whose answer was lost."""

from __future__ import annotations

import time
from collections.abc import Callable

EVERY_SECONDS = 10.0
"""Wikipedia's bot policies ask non-urgent bots to wait 5 to 10 seconds between edits."""
GRACE_SECONDS = 60.0
"""How long a request may run on the server after its client has gone. MediaWiki's own limit for
writing is the web server's; Wikimedia's wikis end requests after 60 seconds, and POST requests
after 200 (https://wikitech.wikimedia.org/wiki/MediaWiki_timeouts), which few ever need."""


class Pacer:
    """Keeps edits of one wiki ``every`` seconds apart. Ctrl-C interrupts the waiting."""

    def __init__(
        self,
        every: float = EVERY_SECONDS,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.every, self._clock, self._sleep = every, clock, sleep
        self._last: float | None = None

    def wait(self) -> None:
        """Wait until the next edit may be sent; not at all before the first."""
        if self._last is not None:
            self.pause(self._last + self.every - self._clock())

    def sent(self) -> None:
        """Note that an edit was sent just now, whatever its outcome."""
        self._last = self._clock()

    def pause(self, seconds: float) -> None:
        """Wait so many seconds; return at once if they are not positive."""
        if seconds > 0:
            self._sleep(seconds)

    def now(self) -> float:
        """Return the present time, in seconds of this pacer's clock."""
        return self._clock()
