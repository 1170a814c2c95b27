"""The reading part of a pass: new pages are fetched, and proposals for them put into the queue.

A page is new if its revision was not read before, or not by these rules. Each page's reading is
recorded together with its proposal, in one step; how far a list was read, after each of its
batches. So a pass may end anywhere: the next one continues there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from bot_plugins.apps.maintenance.budget import MEGABYTE
from bot_plugins.apps.maintenance.control.narrowing import is_excluded, kept
from bot_plugins.apps.maintenance.new_errors import brought_in
from bot_plugins.apps.maintenance.trusting import accept_without_a_person
from bot_plugins.apps.maintenance.work import PassWork
from bot_plugins.core import ruleset
from bot_plugins.core.engine import propose_revision
from bot_plugins.core.proposal import Proposal, Revision
from bot_plugins.ports import Listed, PageGone, PageSkipped, PageSource
from bot_plugins.run.words import counted
from bot_plugins.store.errors import RefusedError, TextError
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import count, known_changes
from bot_plugins.store.pages import follow_or_close
from bot_plugins.store.put import Outcome, put_read
from bot_plugins.store.tasks import ReadRevision, note_readings, readings

PageT = TypeVar("PageT")

LISTED = 500
"""Pages of a list requested at a time: one request for an account with a bot's limits."""
FETCHED = 50
"""Pages fetched at a time. Their texts are in memory together."""
MOST_LISTED = 50
"""How many times as many pages may be listed as read, so that lists of known pages end too."""
EXCLUDED = "left out by the wiki's settings or exceptions"


class ReadingPart(Generic[PageT]):
    """The part of a pass that reads."""

    def __init__(self, work: PassWork[PageT]) -> None:
        self.work, self.figures = work, work.figures
        self.rules = ruleset.of(work.rules)
        self._waiting = count(work.store, Filters(site=work.wiki.name))
        self._is_full = False

    def go(self) -> None:
        """Read the task's sources in their order, as far as the limits allow.

        Raises:
            RunStopped: the wiki fails, a limit of the pass is reached, or it is asked to end.
            StoreError: the queue fails.
        """
        for source in self.work.wiki.sources(self.work.task):
            if not self._is_over():
                self._through(source)

    def _is_over(self) -> bool:
        """Tell whether no more pages may be read, and log why, once."""
        self.work.check()
        reason = self.work.budget.why_read_no_more(self._waiting)
        if reason and not self._is_full:
            self.work.journal.say(f"No more pages are read: {reason}.")
        self._is_full = bool(reason)
        return self._is_full

    def _through(self, source: PageSource) -> None:
        """Read batch by batch; a batch that is not read to its end is listed again next time."""
        place, most = self.work.kept.place(source.name), MOST_LISTED * self.work.task.limits.pages
        listed = 0
        while not self._is_over() and listed < most:
            batch = source.batch(place, LISTED)
            listed += len(batch.pages)
            self._tell(source, len(batch.pages), batch.note)
            if not self._read(batch.pages):
                return
            place = batch.place
            self.work.kept.set_place(source.name, place)
            self.work.note()
            if batch.is_last:
                return

    def _tell(self, source: PageSource, number: int, note: str) -> None:
        self.figures.listed += number
        if note:
            self.work.journal.warn(f"{source.name}: {note}", source=source.name)

    def _read(self, pages: Sequence[Listed]) -> bool:
        """Fetch and process the new pages; return False if a limit is reached first."""
        new = self._new(pages)
        while new:
            if self._is_over():
                return False
            most = min(FETCHED, self.work.budget.pages_left())
            for number, (listed, page, found) in enumerate(self.work.wiki.texts(new[:most])):
                if number and self._is_over():
                    return False
                self._treat(listed, page, found)
            new = new[most:]
        self.work.check()
        return True

    def _new(self, pages: Sequence[Listed]) -> list[Listed]:
        """Return the pages whose latest revision was not read before by these rules."""
        work = self.work
        allowed = [
            page for page in pages if not is_excluded(page.title, work.settings, work.exceptions)
        ]
        self._skip(EXCLUDED, len(pages) - len(allowed))
        known = readings(work.store, work.kept.task, {page.pageid for page in allowed})
        new = [page for page in allowed if not self._is_known(page, known)]
        self.figures.known += len(allowed) - len(new)
        return new

    def _is_known(self, page: Listed, known: Mapping[int, ReadRevision]) -> bool:
        reading = known.get(page.pageid)
        if reading is None or not page.revid:
            return False
        return reading.revid >= page.revid and reading.rules_version == self.work.version

    def _skip(self, reason: str, number: int = 1) -> None:
        if number:
            self.figures.skipped += number
            self.figures.reasons[reason] += number

    def _treat(self, listed: Listed, page: PageT, found: Revision | PageSkipped) -> None:
        try:
            if isinstance(found, PageSkipped):
                raise found
            self.figures.read += 1
            self.figures.megabytes += len(found.text.encode(errors="replace")) / MEGABYTE
            self._propose(listed, page, found)
        except PageGone as gone:
            self._skip(str(gone))
            self._follow_or_close(listed.title, str(gone))
        except PageSkipped as skip:
            self._skip(str(skip))
            self._note(listed, found)

    def _follow_or_close(self, title: str, reason: str) -> None:
        """Keep the waiting findings of a moved page; close those of a page that is gone."""
        store, wiki = self.work.store, self.work.wiki
        follow_or_close(store, wiki.name, title, reason, wiki.moved_to)
        self._waiting = count(store, Filters(site=wiki.name))

    def _note(self, listed: Listed, found: Revision | PageSkipped) -> None:
        """Record a page that is left alone: unless it changes, it need not be fetched again."""
        revid = found.revid if isinstance(found, Revision) else listed.revid
        if listed.pageid and revid:
            reading = ReadRevision(revid, self.work.version)
            note_readings(self.work.store, self.work.kept.task, {listed.pageid: reading})

    def _propose(self, listed: Listed, page: PageT, revision: Revision) -> None:
        proposal = propose_revision(revision, self.work.rules)
        if proposal.findings and self.work.task.new_errors_only:
            proposal = self._only_new(listed, proposal)
        proposal, held_back = kept(proposal, self.work.exceptions, self.work.settings)
        self.figures.suppressed += held_back
        if proposal.findings:
            self.work.wiki.recheck(page)
        self._queue(proposal)

    def _only_new(self, listed: Listed, proposal: Proposal) -> Proposal:
        """Leave out findings that the last revision read, or that before recent edits, has too."""
        work, revision = self.work, proposal.revision
        before = readings(work.store, work.kept.task, [revision.pageid]).get(revision.pageid)
        old = before.revid if before else listed.old_revid
        if old in (None, revision.revid):  # read by other rules, or the list does not know it
            history = work.wiki.history(revision.revid)
            old = history.revisions[0].parentid if history else None
        text = work.wiki.text_of(old) if old else "" if old == 0 else None
        if text is None:
            raise PageSkipped("the revision before the recent edits is not shown by the wiki")
        items = known_changes(work.store, work.wiki.name, revision.title, revision.pageid)
        known = [item.change for item in items]
        return brought_in(proposal, text, work.rules, known)

    def _queue(self, proposal: Proposal) -> None:
        work, revision = self.work, proposal.revision
        reading = ReadRevision(revision.revid, work.version)
        try:
            outcome = put_read(work.store, proposal, self.rules, work.run, work.kept.task, reading)
        except (RefusedError, TextError) as error:
            raise PageSkipped(f"it cannot be queued: {error}") from error
        self._count(proposal, outcome)
        if work.saves_trusted:
            accepted = accept_without_a_person(work, proposal)
            self.figures.accepted += accepted
            self._waiting -= accepted

    def _count(self, proposal: Proposal, outcome: Outcome) -> None:
        self.figures.proposed += outcome.added
        self.figures.suppressed += outcome.suppressed
        self._waiting += outcome.added - outcome.vanished
        if outcome.added:
            title = proposal.revision.title
            self.work.journal.note(
                f"{title}: {counted(outcome.added, 'change')} proposed",
                page=title,
                revision=proposal.revision.revid,
                changes=outcome.added,
            )
