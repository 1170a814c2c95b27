"""Pywikibot: pages edited just now, from the wiki's event stream."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from pywikibot.comms.http import user_agent
from pywikibot.site import APISite

from bot_plugins.apps.maintenance.backoff import Backoff
from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.apps.maintenance.events import EventFilter, read_event
from bot_plugins.apps.maintenance.quiet_pages import MOST_KEPT, PendingPage, QuietPages
from bot_plugins.frameworks.pywikibot.client.api import ApiClient
from bot_plugins.frameworks.pywikibot.errors import TROUBLE, run_stopped
from bot_plugins.frameworks.pywikibot.maintenance.event_stream import (
    SILENCE_SECONDS,
    Stream,
)
from bot_plugins.ports import Batch, Listed

OVERLAP = timedelta(seconds=10)
"""A stream resumes this much earlier, as its events are not quite in order of time."""
RESUMED = timedelta(minutes=15)
"""A stream resumes at most this far back. It carries all wikis, so after a longer time the recent
changes of the one wiki are far less to read."""
ANCHOR_SECONDS = 300.0
"""How long the wiki's time is computed with this machine's clock before it is asked again."""


class EventSource:
    """Pages from the event stream whose last edit is some time ago.

    A place is the time from which on events are not processed, and the number of the batch that
    ended there. A batch is processed when the next one starts at its place; if the next one
    starts anywhere else, its pages come again.

    ``gap`` is the last time when edits may have been missed, by this machine's clock; None for
    never.
    """

    name = "events"

    def __init__(  # noqa: PLR0913 - tests set some of them
        self,
        site: APISite,
        task: Task,
        url: str,
        *,
        quiet: float | None = None,
        silence: float = SILENCE_SECONDS,
        most: int = MOST_KEPT,
        backoff: Backoff | None = None,
    ) -> None:
        self._asker, self._asked = ApiClient(site), -math.inf
        self.gap: float | None = None
        self.malformed = 0
        self._wanted = _wanted(site, task)
        self._pages = QuietPages(task.settle_seconds if quiet is None else quiet, most)
        self._changed = threading.Condition()
        self._heard_until: datetime | None = None
        self._number = 0
        self._returned: str | None = None
        self._stream = Stream(
            url, since=self._since, opened=self._note_gap, heard=self._heard,
            agent=user_agent(site), silence=silence, backoff=backoff,
        )  # fmt: skip

    @property
    def is_open(self) -> bool:
        """Whether events come in at present."""
        return self._stream.is_open

    @property
    def trouble(self) -> str:
        """Why no events come in; empty if they do, or if the reason is unknown."""
        return self._stream.trouble

    @property
    def waiting(self) -> int:
        """How many edited pages wait for their turn."""
        with self._changed:
            return len(self._pages)

    def open(self, place: str) -> None:
        """Start to follow the stream from a place on ("" is now); one call is enough.

        Raises:
            RunStopped: the wiki does not say what time it is.
        """
        if self._heard_until is None:
            self._heard_until = _time_of(place)
        self._now()  # the stream's thread uses the wiki's time, but sends no query
        self._stream.start()

    def close(self) -> bool:
        """Stop reading; return False if it still waits for a server to answer."""
        return self._stream.close()

    def batch(self, place: str, most: int) -> Batch:
        """Return pages whose quiet period is over, at most ``most``.

        Raises:
            RunStopped: the wiki does not answer; the pages come again.
        """
        self.open(place)
        now = self._now()
        with self._changed:
            self._pages.confirm() if place == self._returned else self._pages.give_back()
            self._returned = None  # until it is known what the pages are
            taken = self._pages.take(now, most)
        pages = self._resolved(taken)
        return Batch(pages, self._next_place(), is_last=len(taken) < most)

    def seconds_to_next(self) -> float:
        """Return the seconds until the next quiet period ends; infinite if none waits."""
        with self._changed:
            due = self._pages.next_due()
        if due is None:
            return math.inf
        is_known = self._asked > -math.inf  # else ``batch`` has to ask the wiki first
        return (due - self._asker.now()).total_seconds() if is_known else 0.0

    def wait_for_change(self, seconds: float) -> None:
        """Wait until an edit or a new connection is noticed, at most ``seconds``."""
        with self._changed:
            self._changed.wait(seconds)

    def _now(self) -> datetime:
        """Return the wiki's time; ask for it at intervals, to notice a corrected clock."""
        if time.monotonic() - self._asked > ANCHOR_SECONDS:
            self._asker.query()
            self._asked = time.monotonic()
        return self._asker.now()

    def _next_place(self) -> str:
        with self._changed:
            self._number += 1
            since = self._pages.oldest() or self._heard_until
            begin = since.astimezone(UTC).isoformat() if since else ""
            place = f"{begin}#{self._number}"
            self._returned = place
        return place

    def _since(self) -> str:
        """Return the time from which to resume the stream, in the format of its service."""
        with self._changed:
            if self._heard_until is None or self._asker.now() - self._heard_until > RESUMED:
                return ""
            since = (self._heard_until - OVERLAP).astimezone(UTC)
        return since.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def _note_gap(self) -> None:
        with self._changed:
            self.gap = time.monotonic()
            self._changed.notify_all()

    def _heard(self, text: str) -> None:
        """Process one event; this runs in the stream's thread."""
        try:
            event = read_event(text)
        except ValueError:
            self.malformed += 1
            return
        change = self._wanted.change(event)
        with self._changed:
            self._heard_until = max(self._heard_until or event.place, event.place)
            if change is None:
                return
            has_room = self._pages.note(change)
            self._changed.notify_all()
        if not has_room:
            self._note_gap()

    def _resolved(self, taken: Sequence[PendingPage]) -> tuple[Listed, ...]:
        """Return the changed pages, each once, without those deleted meanwhile.

        They are requested by revision, so a moved page is found under its new title.
        """
        found: dict[int, Listed] = {}
        by_revid = {str(change.revid): change for change in taken}
        for answer in self._asker.about(
            "revids", list(by_revid), prop="info|revisions", rvprop="ids"
        ):
            for page in answer.get("query", {}).get("pages", []):
                changes = [
                    by_revid[str(revision["revid"])] for revision in page.get("revisions", [])
                ]
                if changes:
                    first = min(changes, key=lambda changed: changed.old_revid)
                    found[page["pageid"]] = _listed(page, first)
        return tuple(found.values())


def _wanted(site: APISite, task: Task) -> EventFilter:
    """Return a filter for the task's events, by the names that the wiki uses in events.

    Raises:
        RunStopped: the wiki does not answer.
    """
    try:
        return EventFilter(
            server=str(site.siteinfo["server"]),
            wiki=str(site.siteinfo["wikiid"]),
            namespaces=frozenset(task.namespaces),
            but_by=str(site.username() or ""),
        )
    except TROUBLE as error:
        raise run_stopped(site, error) from error


def _listed(page: dict[str, Any], change: PendingPage) -> Listed:
    return Listed(
        pageid=page["pageid"],
        title=page["title"],
        namespace=page["ns"],
        revid=page["lastrevid"],
        old_revid=change.old_revid,
    )


def _time_of(place: str) -> datetime | None:
    """Return the time in a place; None if there is none that can be read."""
    try:
        begin = datetime.fromisoformat(place.partition("#")[0])
    except ValueError:
        return None
    return begin if begin.tzinfo else None
