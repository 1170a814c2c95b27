"""Checking, with few requests, which earlier saves were taken back by others.

One request returns the latest revision of each page, for many saves. Only if that differs from the
last check is the history requested, and then the text, once for all saves on the page.
What is found is recorded at once, and recording it again changes nothing, so that a pass may end,
or be killed, anywhere.

A tag that comes late ("mw-reverted", which MediaWiki adds in a job) does not cause another check:
the text has already shown what the tag would show, unless the sentence was rewritten.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Protocol

from bot_plugins.apps.maintenance.watching.fate import Fate, SavePartlyReverted, SaveReverted, fate
from bot_plugins.ports import History
from bot_plugins.store.database import Store
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.saves import Save
from bot_plugins.store.undoing import Watched, note_watched, record_undo, take_back, to_watch

MOST = 500
"""Most saves in memory at once."""


class WatchedWiki(Protocol):
    """What checking saves needs of a wiki; ``MaintainedWiki`` provides it."""

    name: str

    @property
    def user(self) -> str:
        """The name of the account that saves."""

    def latest(self, revids: Collection[int]) -> Mapping[int, int | None]:
        """Return the latest revision id of the page each revision belongs to, many at once."""

    def history(self, revid: int) -> History | None:
        """Return the history of the page that a revision belongs to, from that revision on."""

    def text_of(self, revid: int) -> str | None:
        """Return a revision's text; None when the wiki does not show it."""


@dataclass
class WatchResult:
    """What was found: of ``watched`` saves, others took back ``reverted`` as a whole.

    ``revisited`` counts the pages that were edited since the last check, ``taken_back`` single
    changes of other saves; ``notes`` are sentences for the report.
    """

    watched: int = 0
    revisited: int = 0
    reverted: int = 0
    taken_back: int = 0
    notes: list[str] = field(default_factory=list)


def look_after(  # noqa: PLR0913, PLR0917 - a check needs all of them
    store: Store,
    wiki: WatchedWiki,
    since: datetime,
    say: Callable[[str], None],
    undo_summary: Callable[[Save], str],
    looked: WatchResult | None = None,
) -> WatchResult:
    """Check what became of the saves since a time (UTC), and record it.

    ``undo_summary`` returns the summary of our own edit that undoes a save, as
    ``UndoRun.summary_of`` does. The figures are added to ``looked``, for callers that want them
    even if the wiki stops answering.

    Raises:
        RunStopped: the wiki does not answer; what was found until then is recorded.
        StoreError: the queue fails.
    """
    look = _Look(store, wiki, say, undo_summary, WatchResult() if looked is None else looked)
    after = 0
    while batch := to_watch(store, wiki.name, since, after, MOST):
        look.over(batch)
        after = batch[-1].save.id
    return look.looked


@dataclass(frozen=True)
class _Look:
    """One check of one wiki."""

    store: Store
    wiki: WatchedWiki
    say: Callable[[str], None]
    undo_summary: Callable[[Save], str]
    looked: WatchResult

    def over(self, batch: Sequence[Watched]) -> None:
        """Check some saves, page by page."""
        latest = self.wiki.latest([_revid(watched) for watched in batch])
        self.looked.watched += len(batch)
        changed = [
            (now, watched)
            for watched in batch
            if (now := latest.get(_revid(watched)))
            and now not in (_revid(watched), watched.watched_revid)
        ]
        # Not by the title: pages that had it one after another have separate histories.
        changed.sort(key=lambda pair: (pair[0], pair[1].save.id))
        for revid, pairs in groupby(changed, key=lambda pair: pair[0]):
            self._over_page([watched for _, watched in pairs], revid)

    def _over_page(self, saves: Sequence[Watched], latest: int) -> None:
        """Check the saves on a page that was edited since."""
        self.looked.revisited += 1
        history = self.wiki.history(min(watched.save.base_revid for watched in saves))
        if history is None:  # the revision they were made for is hidden, or just deleted
            note_watched(self.store, {watched.save.id: latest for watched in saves})
            return
        text = self.wiki.text_of(history.latest.revid)
        for watched in saves:
            summary = self.undo_summary(watched.save)
            try:
                self._record(watched, fate(watched, history, text, summary, self.wiki.user))
            except RefusedError:  # somebody else has recorded it meanwhile
                continue
        note_watched(self.store, {watched.save.id: history.latest.revid for watched in saves})

    def _record(self, watched: Watched, found: Fate) -> None:
        if isinstance(found, SaveReverted):
            record_undo(self.store, watched.save.id, found.revid, found.by, found.reason)
            if found.by != self.wiki.user:
                self.looked.reverted += 1
                self._note(watched, "was", found)
        elif isinstance(found, SavePartlyReverted):
            told = (found.revid, found.by, found.reason)
            take_back(self.store, watched.save.id, found.findings, *told)
            if found.by != self.wiki.user:
                self.looked.taken_back += len(found.findings)
                part = f"{len(found.findings)} of {len(watched.items)} changes"
                self._note(watched, f"had {part}", found)

    def _note(self, watched: Watched, what: str, found: SaveReverted | SavePartlyReverted) -> None:
        whom = f"by {found.by} (seen in revision {found.revid})"
        note = f"{watched.save.title}: our revision {watched.save.revid} {what} reverted {whom}."
        self.looked.notes.append(note)
        self.say(note)


def _revid(watched: Watched) -> int:
    return watched.save.revid or 0
