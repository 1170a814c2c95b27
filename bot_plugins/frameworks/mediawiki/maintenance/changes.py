"""Pages edited since the last pass, from the wiki's recent changes.

No edit may be missed, and the wiki's list is not an append-only log: a change may appear late (its
transaction ends late, or a replica lags), timestamps are to the second, and the wiki's clock may
be corrected. So a pass starts some time before its checkpoint, and earlier still if a clock was
moved. A change listed twice costs one row, as the queue knows which revisions were read.
Source: https://www.mediawiki.org/wiki/API:RecentChanges.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from operator import itemgetter
from typing import Any

from bot_plugins.frameworks.mediawiki.api import WikiApi, offset
from bot_plugins.ports import Batch, Listed

FIRST = timedelta(days=1)
"""How far the very first pass looks back: enough to see that it works, and soon done."""
OVERLAP = timedelta(seconds=60)
"""How much is read again. MediaWiki sets a revision's time when its transaction begins, and lets
no web request run for longer than this (Manual:$wgRequestTimeLimit on Wikimedia's wikis: 60 s)."""
HELD = timedelta(hours=1)
"""How long a page that is edited again and again is held back at most."""
TOLERANCE = timedelta(seconds=5)
"""How far two clocks may drift apart between passes without counting as moved."""
MOST_MOVED = timedelta(days=1)
"""How far back a pass goes at most for a moved clock, which may have been this machine's."""
KEPT = timedelta(days=2)
"""No wiki keeps recent changes for a shorter time (Manual:$wgRCMaxAge: 90 days)."""
EARLIER, APART = 8, timedelta(minutes=10)
"""How many earlier times are kept, and how far they are apart at least."""

_Row = Mapping[str, Any]


@dataclass(frozen=True)
class ChangesCheckpoint:
    """How far recent changes were read. Times are the wiki's.

    ``next`` continues within a pass; ``offset`` is how many seconds the wiki's clock was ahead of
    this machine's; ``earlier`` are former values of ``reached``, the newest last.
    """

    reached: datetime
    offset: float
    earlier: tuple[datetime, ...] = ()
    next: str = ""

    def text(self) -> str:
        """Return the checkpoint as JSON."""
        return json.dumps(asdict(self), default=datetime.isoformat)

    @staticmethod
    def read(text: str) -> ChangesCheckpoint | None:
        """Read a checkpoint from JSON; None if it cannot be read."""
        try:
            row = json.loads(text)
            earlier = tuple(_time(time) for time in row["earlier"])
            return ChangesCheckpoint(
                _time(row["reached"]), float(row["offset"]), earlier, str(row["next"])
            )
        except (ValueError, TypeError, KeyError):
            return None


class RecentChanges:
    """The pages edited or moved since a checkpoint, oldest change first, each once per batch.

    The queue identifies a page by its title: a moved page must be read again to be saved.

    A page is held back if it was edited less than ``quiet`` ago. Redirects are listed too:
    MediaWiki filters them by title (ApiQueryRecentChanges), and would also leave out edits that
    were made before their page was moved.
    """

    name = "recentchanges"

    def __init__(self, asker: WikiApi, namespaces: str, user: str, quiet: timedelta) -> None:
        self._asker, self._quiet = asker, quiet
        self._params = {
            "list": "recentchanges", "rcdir": "newer", "rctype": "edit|new|log",
            "rcprop": "ids|title|timestamp|loginfo", "rcnamespace": namespaces,
            **({"rcexcludeuser": user} if user else {}),
        }  # fmt: skip
        self._namespaces = frozenset(map(int, namespaces.split("|")))
        self._given = ""

    def batch(self, place: str, most: int) -> Batch:
        """Return the pages of the next changes, at most ``most`` changes.

        Raises:
            RunStopped: the wiki does not answer as it should.
        """
        notes: list[str] = []
        given = self._at(place, notes)
        if given.next and place == self._given:
            rows, more = self._rows(given.reached, given.next, most)
            return self._kept(self._batch(given, rows, more))
        said = len(notes)
        at = self._begin(given, notes)
        rows, more = self._rows(at.reached - OVERLAP, "", most)
        if abs(offset(self._asker.now()) - at.offset) > TOLERANCE.total_seconds():
            del notes[said:]  # the clock was moved since the previous answer
            at = self._begin(given, notes)
            rows, more = self._rows(at.reached - OVERLAP, "", most)
        return self._kept(replace(self._batch(at, rows, more), note="; ".join(notes)))

    def _kept(self, batch: Batch) -> Batch:
        """Remember where this pass continues; another pass starts anew from there."""
        self._given = batch.place
        return batch

    def _at(self, place: str, notes: list[str]) -> ChangesCheckpoint:
        if read := ChangesCheckpoint.read(place):
            return read
        now = self._asker.now()
        start = (now - FIRST).replace(microsecond=0)
        lost = "the place in recent changes was lost" if place else "recent changes are new here"
        notes.append(f"{lost}, so they are read from {_words(start)} on")
        return ChangesCheckpoint(start + OVERLAP, offset(now))

    def _begin(self, at: ChangesCheckpoint, notes: list[str]) -> ChangesCheckpoint:
        """Return where a pass begins: at its checkpoint, or earlier if a clock went back."""
        now = self._asker.now()
        moved = timedelta(seconds=at.offset - offset(now))
        begin = at.reached
        if now < at.reached:
            earlier = [time for time in at.earlier if time <= now]
            begin = min(at.reached - moved if moved > TOLERANCE else (*earlier, now)[-1], now)
            notes.append(
                f"the wiki's clock went back, from {_words(at.reached)} to {_words(now)}:"
                f" recent changes are read again from {_words(begin)} on"
            )
        elif moved > TOLERANCE:
            begin -= min(moved, MOST_MOVED)
        self._note_gap(begin, now, notes)
        return replace(at, reached=begin, offset=offset(now))

    def _note_gap(self, begin: datetime, now: datetime, notes: list[str]) -> None:
        """Add a note if the wiki no longer keeps all changes since ``begin``."""
        if now - begin <= KEPT:
            return
        answer = self._asker.query(
            list="recentchanges", rcdir="newer", rclimit="1", rcprop="timestamp"
        )
        rows = answer["query"]["recentchanges"]
        if rows and (oldest := _time(rows[0]["timestamp"])) > begin:
            notes.append(
                f"the wiki keeps recent changes from {_words(oldest)} on: pages edited since"
                f" {_words(begin)}, and not again later, were missed; add a category or a search"
                " as a source to find them"
            )

    def _rows(self, begin: datetime, after: str, most: int) -> tuple[list[_Row], str]:
        """Request changes; return them and their continuation, which is empty at the end."""
        limit = max(1, min(most, self._asker.rows))
        more = {"rccontinue": after} if after else {}
        answer = self._asker.query(
            **self._params, rcstart=_stamp(begin), rclimit=str(limit), **more
        )
        return answer["query"]["recentchanges"], answer.get("continue", {}).get("rccontinue", "")

    def _batch(self, at: ChangesCheckpoint, rows: list[_Row], more: str) -> Batch:
        now = self._asker.now()
        edge = now.replace(microsecond=0) - self._quiet
        about = [row for row in rows if row.get("pageid") and self._is_wanted(row)]
        quiet = [row for row in about if _time(row["timestamp"]) <= edge]
        latest = _time(rows[-1]["timestamp"]) if rows else at.reached
        is_last = not more or latest > edge
        if is_last:
            held = _held(about, edge)
            quiet = [row for row in quiet if row["pageid"] not in held]
            reached, more = min([edge, *held.values()]), ""
        else:
            reached = max(at.reached, latest)
        earlier = _earlier(at, reached)
        place = ChangesCheckpoint(reached, max(at.offset, offset(now)), earlier, more)
        return Batch(_listed(quiet), place.text(), is_last)

    def _is_wanted(self, row: _Row) -> bool:
        """Tell whether a row is an edit, or the move of a page to a namespace that is read."""
        if row["type"] != "log":
            return True
        target = row.get("logparams", {})
        is_move = row.get("logtype") == "move" and "target_title" in target
        return is_move and target.get("target_ns") in self._namespaces


def _held(rows: Iterable[_Row], edge: datetime) -> dict[int, datetime]:
    """Return the pages to hold back, each with its oldest change before ``edge``."""
    recent = {row["pageid"] for row in rows if _time(row["timestamp"]) > edge}
    oldest: dict[int, datetime] = {}
    for row in rows:
        if row["pageid"] in recent:
            oldest.setdefault(row["pageid"], _time(row["timestamp"]))
    return {page: time for page, time in oldest.items() if edge - HELD < time <= edge}


def _earlier(at: ChangesCheckpoint, reached: datetime) -> tuple[datetime, ...]:
    """Return the earlier times, with the last one if it is far enough from the others."""
    before = tuple(time for time in at.earlier if time < reached)
    if at.reached < reached and (not before or at.reached - before[-1] >= APART):
        before = (*before, at.reached)
    return before[-EARLIER:]


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _stamp(time: datetime) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def _words(time: datetime) -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S UTC")


def _listed(rows: Iterable[_Row]) -> tuple[Listed, ...]:
    """Merge the changes of each page: its latest revision, and the one before its first change.

    Revision ids give the order; times do not if a clock was set back.
    """
    pages: dict[int, list[_Row]] = {}
    for row in rows:
        pages.setdefault(row["pageid"], []).append(row)
    return tuple(_one(changes) for changes in pages.values())


def _one(changes: list[_Row]) -> Listed:
    first = min(changes, key=itemgetter("revid"))
    last = max(changes, key=itemgetter("revid"))
    title, namespace = last["title"], last["ns"]
    if last["type"] == "log":
        title, namespace = last["logparams"]["target_title"], last["logparams"]["target_ns"]
    # A move creates a revision too, with the same text.
    old = first["revid"] if first["type"] == "log" else first["old_revid"]
    return Listed(last["pageid"], title, namespace, last["revid"], old)
