"""Recently edited pages, each held back until nobody has edited it for a while.

An editor often saves a page again within minutes; a page is read after its last edit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

MOST_KEPT = 20_000
"""Most titles kept in memory, 7 MB. The largest wiki has some 200 edits a minute: in the default
quiet period of 5 minutes, less than a tenth of this accumulates."""


@dataclass(frozen=True, slots=True)
class PendingPage:
    """The recent edits of a page: its newest revision, and the revision before all of them.

    ``old_revid`` is 0 for a new page. ``edited`` is the time of the last edit, ``noticed`` the
    position in the stream (its time) of the first edit that is not processed yet.
    """

    title: str
    namespace: int
    revid: int
    old_revid: int
    edited: datetime
    noticed: datetime

    def joined(self, other: PendingPage) -> PendingPage:
        """Return both as one change of the page, in whichever order they come."""
        newest = max(self, other, key=lambda page: (page.revid, page.edited))
        return replace(
            newest,
            old_revid=min(self.old_revid, other.old_revid),
            edited=max(self.edited, other.edited),
            noticed=min(self.noticed, other.noticed),
        )


class QuietPages:
    """The pages that wait, and those that were handed out and not yet confirmed.

    It is bounded: ``note`` refuses another page when ``most`` are kept. It is not thread-safe:
    threads that share it must lock it.
    """

    def __init__(self, seconds: float, most: int = MOST_KEPT) -> None:
        self._period = timedelta(seconds=seconds)
        self._most = most
        self._waiting: dict[str, PendingPage] = {}
        self._taken: dict[str, PendingPage] = {}

    def __len__(self) -> int:
        """Return how many pages wait."""
        return len(self._waiting)

    def note(self, change: PendingPage) -> bool:
        """Keep a change; return False if there is no room for another page."""
        before = self._waiting.get(change.title)
        if before is None and len(self._waiting) + len(self._taken) >= self._most:
            return False
        self._waiting[change.title] = before.joined(change) if before else change
        return True

    def take(self, now: datetime, most: int) -> list[PendingPage]:
        """Hand out at most ``most`` pages whose quiet period is over, the longest unedited first.

        They are kept until ``confirm``; ``give_back`` makes them wait again.
        """
        quiet = [page for page in self._waiting.values() if page.edited + self._period <= now]
        quiet.sort(key=lambda page: page.edited)
        for page in quiet[:most]:
            self._taken[page.title] = self._waiting.pop(page.title)
        return quiet[:most]

    def confirm(self) -> None:
        """Drop the pages that were handed out: they are processed."""
        self._taken.clear()

    def give_back(self) -> None:
        """Make the pages that were handed out wait again: they were not processed."""
        for title, page in self._taken.items():
            later = self._waiting.get(title)
            self._waiting[title] = page.joined(later) if later else page
        self._taken.clear()

    def next_due(self) -> datetime | None:
        """Return when the next quiet period ends; None if none waits."""
        times = [page.edited for page in self._waiting.values()]
        return min(times) + self._period if times else None

    def oldest(self) -> datetime | None:
        """Return the earliest position in the stream of a waiting page; None if none waits."""
        return min((page.noticed for page in self._waiting.values()), default=None)
