"""Pywikibot: pages edited just now, from the wiki's event stream or its recent changes.

The stream is early; recent changes are complete. So they are read, from where the last reading
ended, whenever the stream may have lost something: at the start, at every new connection and once
more when the quiet period after it is over, when more pages were edited than are remembered, and
every hour, as MediaWiki itself sometimes loses an event
(https://phabricator.wikimedia.org/T120242). Without a stream, they are the only source. Pages may
come twice this way; a page read before is recognised by its revision and not fetched again.
"""

from __future__ import annotations

import json
import math
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Protocol

from pywikibot.site import APISite

from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.ports import Batch, PageSource

if TYPE_CHECKING:
    from bot_plugins.frameworks.pywikibot.maintenance.events import EventSource

POLL_SECONDS = 60.0
"""From one reading of recent changes to the next if there is no stream: one small request a minute;
pages wait for minutes after an edit anyway."""
AGAIN_SECONDS = 3_600.0
"""The same while the stream is open."""
MARGIN_SECONDS = 2.0
"""Added to the quiet period, as an edit may reach the list a moment after its timestamp."""
_NOT_INSTALLED = 'for the stream of events install "pywikibot-copyedit[live]"'


class Following(PageSource, Protocol):
    """A source that can be waited for."""

    def wait(self, seconds: float) -> bool:
        """Wait until pages may be due, at most ``seconds``; return whether they are."""

    def waits_for(self) -> str:
        """Return, in words for people, what it waits for."""

    def close(self) -> None:
        """Stop following."""


def live_source(site: APISite, task: Task, changes: PageSource) -> Following:
    """Return the source that follows a wiki for a task, whose recent changes are ``changes``.

    Raises:
        RunStopped: the wiki does not answer.
    """
    url = stream_of(site, task)
    if not url:
        return PollSource(changes)
    try:
        from bot_plugins.frameworks.pywikibot.maintenance.events import EventSource
    except ModuleNotFoundError:
        return PollSource(changes, reason=_NOT_INSTALLED)
    return LiveSource(EventSource(site, task, url), changes, task.settle_seconds)


def stream_of(site: APISite, task: Task) -> str:
    """Return the URL of a wiki's event stream; empty if it has none.

    It is the task's ``event_stream``, or that of Pywikibot's family; only Wikimedia's have one.
    """
    if task.event_stream is not None:
        return task.event_stream
    try:
        return f"{site.eventstreams_host()}{site.eventstreams_path()}/recentchange"
    except NotImplementedError:
        return ""


class PollSource:
    """Recent changes, read at intervals."""

    name = "live"

    def __init__(
        self,
        changes: PageSource,
        every: float = POLL_SECONDS,
        *,
        reason: str = "",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._changes, self._every, self._clock = changes, every, clock
        self._reason = f" ({reason})" if reason else ""
        self._closed = threading.Event()
        self._due = -math.inf

    def batch(self, place: str, most: int) -> Batch:
        """Return the next pages of recent changes, about ``most``."""
        started = self._clock()
        found = self._changes.batch(place, most)
        if found.is_last:
            self._due = started + self._every
        return found

    def wait(self, seconds: float) -> bool:
        """Wait until recent changes are to be read again, at most ``seconds``."""
        left = self._due - self._clock()
        if left > 0:
            self._closed.wait(min(left, seconds))
        return self._due <= self._clock()

    def waits_for(self) -> str:
        """Return, in words for people, what it waits for."""
        return f"edits: recent changes are read every {self._every:g} s{self._reason}"

    def close(self) -> None:
        """Wake a thread that waits."""
        self._closed.set()


@dataclass(frozen=True, slots=True)
class _LiveCheckpoint:
    """The places of both sources; as text it is JSON."""

    events: str = ""
    changes: str = ""

    @classmethod
    def of(cls, text: str) -> _LiveCheckpoint:
        """Read a checkpoint from JSON; the beginning if it cannot be read."""
        try:
            said = json.loads(text or "{}")
            return cls(events=str(said.get("events", "")), changes=str(said.get("changes", "")))
        except (ValueError, AttributeError):
            return cls()

    def __str__(self) -> str:
        return json.dumps(asdict(self))


class LiveSource:
    """The event stream, and recent changes whenever it may have a gap."""

    name = "live"

    def __init__(
        self,
        events: EventSource,
        changes: PageSource,
        quiet: float,
        *,
        poll: float = POLL_SECONDS,
        again: float = AGAIN_SECONDS,
    ) -> None:
        self.events = events
        self._changes, self._poll, self._again = changes, poll, again
        self._quiet_after = quiet + MARGIN_SECONDS
        self._listing: float | None = None
        self._listed = -math.inf
        self._returned: str | None = None

    def batch(self, place: str, most: int) -> Batch:
        """Return the next pages: from recent changes if they are due, else from the stream.

        Raises:
            RunStopped: the wiki does not answer; the pages come again.
        """
        if place != self._returned:  # the last batch was not processed
            self._listed = -math.inf
        at, self._returned = _LiveCheckpoint.of(place), None
        self.events.open(at.events)
        if self._listing is not None or self._list_due() <= time.monotonic():
            found = self._listed_batch(at, most)
        else:
            found = self._streamed_batch(at, most)
        self._returned = found.place
        return found

    def wait(self, seconds: float) -> bool:
        """Wait until pages may be due, at most ``seconds``; return whether they are."""
        until = time.monotonic() + seconds
        while (due := self._due_in()) > 0:
            left = until - time.monotonic()
            if left <= 0:
                return False
            self.events.wait_for_change(min(left, due))
        return True

    def waits_for(self) -> str:
        """Return, in words for people, what it waits for."""
        if self.events.is_open:
            waiting = self.events.waiting
            pages = f"the quiet period of {waiting} edited page{'' if waiting == 1 else 's'}"
            return pages if waiting else "edits in the stream of events"
        reason = self.events.trouble or "the stream is not open"
        return f"edits: {reason}, so recent changes are read every {self._poll:g} s"

    def close(self) -> None:
        """Stop following the stream."""
        self.events.close()

    def _listed_batch(self, at: _LiveCheckpoint, most: int) -> Batch:
        """Continue to read recent changes; what comes meanwhile is left for the next reading."""
        if self._listing is None:
            self._listing = time.monotonic()
        found = self._changes.batch(at.changes, most)
        if found.is_last:
            self._listed, self._listing = self._listing, None
        place = str(_LiveCheckpoint(at.events, found.place))
        return Batch(found.pages, place, found.is_last and self._due_in() > 0, found.note)

    def _streamed_batch(self, at: _LiveCheckpoint, most: int) -> Batch:
        found = self.events.batch(at.events, most)
        return Batch(found.pages, str(_LiveCheckpoint(found.place, at.changes)), found.is_last)

    def _due_in(self) -> float:
        """Return how many seconds until something is due."""
        if self._listing is not None:
            return 0.0
        return min(self._list_due() - time.monotonic(), self.events.seconds_to_next())

    def _list_due(self) -> float:
        """Return when recent changes are to be read again, by ``time.monotonic``."""
        times = [self._listed + (self._again if self.events.is_open else self._poll)]
        if (gap := self.events.gap) is not None:
            times += [gap, gap + self._quiet_after]
        due = min((moment for moment in times if moment > self._listed), default=-math.inf)
        return max(due, self._listed + self._poll)  # even if connections break all the time
