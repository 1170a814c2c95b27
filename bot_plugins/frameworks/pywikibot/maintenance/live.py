"""Pywikibot: what is edited just now, from the wiki's stream of events or its recent changes.

The stream tells early; recent changes are what nothing is missing from. So they are read, from
where they were read to before, whenever the stream may have lost something: at the start, with
every new connection and once more when the edits made around it have settled, when more pages
were edited than are kept in mind, and every hour, for MediaWiki itself loses an event now and
then (https://phabricator.wikimedia.org/T120242). While there is no stream they are all there is.
Pages come twice that way; what was read before is known by its revision and not fetched again.
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
"""From one reading of recent changes to the next where there is no stream: one small request a
minute, where pages wait for minutes after an edit anyway."""
AGAIN_SECONDS = 3_600.0
"""The same while the stream is open."""
MARGIN_SECONDS = 2.0
"""How long after the settling time: an edit may reach the list a moment after its time."""
_NOT_INSTALLED = 'for the stream of events install "pywikibot-copyedit[live]"'


class Following(PageSource, Protocol):
    """A source that can be waited for."""

    def wait(self, seconds: float) -> bool:
        """Wait until pages may be due, at most so many seconds; tell whether they are."""

    def waits_for(self) -> str:
        """Say for people what it waits for."""

    def close(self) -> None:
        """Stop following."""


def live_source(site: APISite, task: Task, changes: PageSource) -> Following:
    """Return what follows a wiki for a task; ``changes`` are the task's recent changes.

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
    """Return the address of a wiki's stream of events; empty where it has none.

    It is the task's ``event_stream``, or what Pywikibot's family says; only Wikimedia's do.
    """
    if task.event_stream is not None:
        return task.event_stream
    try:
        return f"{site.eventstreams_host()}{site.eventstreams_path()}/recentchange"
    except NotImplementedError:
        return ""


class PollSource:
    """Recent changes, read again and again."""

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
        """Return the next pages of recent changes, about so many."""
        started = self._clock()
        found = self._changes.batch(place, most)
        if found.is_last:
            self._due = started + self._every
        return found

    def wait(self, seconds: float) -> bool:
        """Wait until recent changes are to be read again, at most so many seconds."""
        left = self._due - self._clock()
        if left > 0:
            self._closed.wait(min(left, seconds))
        return self._due <= self._clock()

    def waits_for(self) -> str:
        """Say for people what it waits for."""
        return f"edits: recent changes are read every {self._every:g} s{self._reason}"

    def close(self) -> None:
        """Wake whoever waits."""
        self._closed.set()


@dataclass(frozen=True, slots=True)
class _LiveCheckpoint:
    """Where both sources are; as text it is JSON."""

    events: str = ""
    changes: str = ""

    @classmethod
    def of(cls, text: str) -> _LiveCheckpoint:
        """Return the place that a text tells; the beginning where it tells none."""
        try:
            said = json.loads(text or "{}")
            return cls(events=str(said.get("events", "")), changes=str(said.get("changes", "")))
        except (ValueError, AttributeError):
            return cls()

    def __str__(self) -> str:
        return json.dumps(asdict(self))


class LiveSource:
    """The stream of events, and recent changes wherever it may have a gap."""

    name = "live"

    def __init__(
        self,
        events: EventSource,
        changes: PageSource,
        settle: float,
        *,
        poll: float = POLL_SECONDS,
        again: float = AGAIN_SECONDS,
    ) -> None:
        self.events = events
        self._changes, self._poll, self._again = changes, poll, again
        self._settled_after = settle + MARGIN_SECONDS
        self._listing: float | None = None
        self._listed = -math.inf
        self._returned: str | None = None

    def batch(self, place: str, most: int) -> Batch:
        """Return the next pages: of recent changes where they are due, else of the stream.

        Raises:
            RunStopped: the wiki does not answer; the pages come again.
        """
        if place != self._returned:  # what was handed out last is not dealt with
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
        """Wait until pages may be due, at most so many seconds; tell whether they are."""
        until = time.monotonic() + seconds
        while (due := self._due_in()) > 0:
            left = until - time.monotonic()
            if left <= 0:
                return False
            self.events.wait_for_change(min(left, due))
        return True

    def waits_for(self) -> str:
        """Say for people what it waits for."""
        if self.events.is_open:
            waiting = self.events.waiting
            pages = f"{waiting} edited page{'' if waiting == 1 else 's'} to settle"
            return pages if waiting else "edits in the stream of events"
        reason = self.events.trouble or "the stream is not open"
        return f"edits: {reason}, so recent changes are read every {self._poll:g} s"

    def close(self) -> None:
        """Stop following the stream."""
        self.events.close()

    def _listed_batch(self, at: _LiveCheckpoint, most: int) -> Batch:
        """Read on in recent changes; what came in between is listed by the next reading."""
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
            times += [gap, gap + self._settled_after]
        due = min((one for one in times if one > self._listed), default=-math.inf)
        return max(due, self._listed + self._poll)  # also when connections break all the time
