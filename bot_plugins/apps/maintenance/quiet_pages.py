"""Pages edited lately, each kept until nobody has edited it for a while.

Whoever edits a page often saves again within minutes; a page is looked at after its last edit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

MOST_KEPT = 20_000
"""Titles kept in memory, 7 MB of them. The largest wiki has some 200 edits a minute: in the default
settling time of 5 minutes a tenth of this comes together."""


@dataclass(frozen=True, slots=True)
class PendingPage:
    """What was done to a page lately: its newest revision, and the one before it all.

    ``old_revid`` is 0 for a new page. ``edited`` is the time of the last edit, ``noticed`` the
    place in the stream (its time) of the first one that is not dealt with.
    """

    title: str
    namespace: int
    revid: int
    old_revid: int
    edited: datetime
    noticed: datetime

    def joined(self, other: PendingPage) -> PendingPage:
        """Return both as one change of the page, in whatever order they come."""
        newest = max(self, other, key=lambda one: (one.revid, one.edited))
        return replace(
            newest,
            old_revid=min(self.old_revid, other.old_revid),
            edited=max(self.edited, other.edited),
            noticed=min(self.noticed, other.noticed),
        )


class QuietPages:
    """The pages that wait, and those that were handed out and not yet confirmed.

    It is bounded: ``note`` refuses a page more when ``most`` are kept. Not safe for threads;
    who shares it locks it.
    """

    def __init__(self, seconds: float, most: int = MOST_KEPT) -> None:
        self._settle = timedelta(seconds=seconds)
        self._most = most
        self._waiting: dict[str, PendingPage] = {}
        self._taken: dict[str, PendingPage] = {}

    def __len__(self) -> int:
        """Return how many pages wait."""
        return len(self._waiting)

    def note(self, change: PendingPage) -> bool:
        """Keep a change; False if there is no room for one page more."""
        before = self._waiting.get(change.title)
        if before is None and len(self._waiting) + len(self._taken) >= self._most:
            return False
        self._waiting[change.title] = before.joined(change) if before else change
        return True

    def take(self, now: datetime, most: int) -> list[PendingPage]:
        """Hand out at most so many pages that have settled, the longest unedited first.

        They are kept until ``confirm``; ``give_back`` makes them wait again.
        """
        settled = [one for one in self._waiting.values() if one.edited + self._settle <= now]
        settled.sort(key=lambda one: one.edited)
        for one in settled[:most]:
            self._taken[one.title] = self._waiting.pop(one.title)
        return settled[:most]

    def confirm(self) -> None:
        """Forget what was handed out: it is dealt with."""
        self._taken.clear()

    def give_back(self) -> None:
        """Let what was handed out wait again: nobody dealt with it."""
        for title, one in self._taken.items():
            later = self._waiting.get(title)
            self._waiting[title] = one.joined(later) if later else one
        self._taken.clear()

    def next_due(self) -> datetime | None:
        """Return when the next page has settled; None when none waits."""
        times = [one.edited for one in self._waiting.values()]
        return min(times) + self._settle if times else None

    def oldest(self) -> datetime | None:
        """Return the earliest place in the stream of a page that waits; None if none does."""
        return min((one.noticed for one in self._waiting.values()), default=None)
