"""The review service behind every interface: what is next, decisions, undo and progress."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from threading import Lock

from bot_plugins import document as documents
from bot_plugins.core import guards
from bot_plugins.core.change import Change
from bot_plugins.store import accepting, claims, decisions, figures, filters, findings, own_edits
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import Decision, DecisionDetails
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.figures import ReviewProgress
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import Item
from bot_plugins.store.matching import stands_at
from bot_plugins.store.remembered import Remembered, remembered_before
from bot_plugins.store.states import DecisionKind, State
from bot_plugins.ui.review.errors import NoFindingError, NoTextError
from bot_plugins.ui.review.finding_pages import FindingPages, TextOf
from bot_plugins.ui.review.paragraphs import REACH, SHOWN, MarkedParagraph, paragraphs
from bot_plugins.ui.review.progress_cache import ProgressCache
from bot_plugins.ui.review.review_filter import MOST, ReviewFilter
from bot_plugins.ui.review.sentence import edited, paragraph_of, sentence_of
from bot_plugins.ui.review.shown import language

MOST_IN_VIEW = 50
"""Findings of one page that are shown, and claimed, at once."""
SAMPLES = 12
CHOICES_SECONDS = 3
"""The values to filter by take half of the time of a page, and seldom change."""
CHOICES_PATIENCE = 100
"""They are kept for this many times the time that they took: a long queue takes longer to count."""


@dataclass(frozen=True, slots=True)
class Past:
    """A decision of the past, and its finding as it is now."""

    decision: Decision
    item: Item


@dataclass(frozen=True, slots=True)
class Preview:
    """All findings of a rule in view: their number, some samples, and their highest id.

    ``what`` is the decision that would be made about them.
    """

    rule: str
    what: DecisionKind
    count: int
    last: int
    samples: Sequence[Item]


class Review:
    """One reviewer's work on a queue; threads may share it.

    Every method may raise ``StoreError`` if the database fails. ``pages`` has the whole pages;
    ``text_of`` fetches them, and is None if there is no wiki to ask.
    """

    def __init__(self, queue: Store, reviewer: str, text_of: TextOf | None = None) -> None:
        self.queue, self.reviewer = queue, reviewer
        self.started = datetime.now(UTC)
        self.pages = FindingPages(queue, text_of)
        self._counts = ProgressCache(self._measured)
        self._choices = filters.Choices({}, (), (), ())
        self._choices_until = 0.0
        self._held: set[int] = set()
        self._lock = Lock()

    def next(self, wanted: ReviewFilter, after: int = 0) -> list[Item]:
        """Claim and return the next finding above the id ``after``; empty if none is left.

        Findings shown before and not decided are free for others again.
        """
        return self._hold(self._next(wanted, after))

    def next_page(self, wanted: ReviewFilter, after: int = 0) -> list[Item]:
        """Claim and return the next finding and all wanted findings of the same page."""
        found = self._next(wanted, after)
        for item in found:
            filters = replace(wanted.filters(), title=item.title, site=item.site)
            beside = claims.next_items(self.queue, self.reviewer, filters, limit=MOST_IN_VIEW)
            known = {other.id for other in beside}
            found = [*beside, *(other for other in found if other.id not in known)]
        return self._hold(found)

    def following(self, number: int, wanted: ReviewFilter, after: int = 0) -> list[Item]:
        """Return what ``next`` will return once ``number`` is decided, without claiming it."""
        found = claims.free_items(self.queue, self.reviewer, wanted.filters(), after=after, limit=2)
        return [item for item in found if item.id != number][:1]

    def at(self, number: int) -> Item:
        """Claim and return the finding with an id.

        Raises:
            NoFindingError: there is none.
            RefusedError: it is decided, or claimed by somebody else; the message says by whom.
        """
        item = self.known(number)
        if number not in claims.extend(self.queue, self.reviewer, [number]):
            reason = decisions.why_not(self.queue, self.reviewer, number)
            raise RefusedError(reason or "somebody else is looking at this finding now")
        return self._hold([item])[0]

    def past_page(self, number: int, wanted: ReviewFilter) -> int:
        """Return the id of the last finding that follows ``number`` on the same page."""
        page = self.known(number).page_id
        while found := findings.listed(
            self.queue, wanted.filters(), after=number, limit=MOST_IN_VIEW
        ):
            for item in found:
                if item.page_id != page:
                    return number
                number = item.id
        return number

    def decide(self, number: int, verdict: DecisionDetails) -> Item:
        """Decide on a finding.

        Raises:
            NoFindingError: there is none with this id.
            RefusedError: somebody was faster, or the verdict is not possible; the message says.
        """
        self._check(self.known(number), verdict)
        since = time.monotonic()
        item = decisions.decide(self.queue, self.reviewer, number, verdict)
        self._held.discard(number)
        self._counts.decided(item, since, accepted=item.state is State.ACCEPTED)
        return item

    def decide_text(self, number: int, typed: str, *, is_whole: bool = False) -> Item:
        """Decide on a finding by its sentence, or its whole paragraph, as a person changed it.

        Raises:
            NoFindingError, RefusedError: see ``decide``; or other words were changed too, and may
                not be.
        """
        item = self.known(number)
        text = paragraph_of(item) if is_whole else sentence_of(item, language(item))
        found = edited(item, text, typed)
        if not found.beside:
            return self.decide(number, found.verdict)
        self._check(item, found.verdict, found.beside)
        item = own_edits.decide_with(self.queue, self.reviewer, number, found.verdict, found.beside)
        self._held.discard(number)
        self._counts.forget()
        return item

    def decide_all(self, verdicts: Mapping[int, DecisionDetails]) -> tuple[list[Item], list[str]]:
        """Decide on several findings; return those decided, and why the others were refused."""
        done: list[Item] = []
        refused: list[str] = []
        for number, verdict in verdicts.items():
            try:
                done.append(self.decide(number, verdict))
            except (RefusedError, NoFindingError) as error:
                refused.append(str(error))
        return done, refused

    def _check(self, item: Item, verdict: DecisionDetails, beside: Sequence[Change] = ()) -> None:
        """Refuse a replacement that the guards reject, if the page's text is available."""
        is_new = verdict.replacement not in (None, item.change.before)
        if not (is_new or beside):
            return
        with suppress(NoTextError):  # it is checked again before it is saved
            page = documents.read(self.pages.text(item), item.title)
            if not stands_at(page.source, item.change):
                return
            edits = [change.edit for change in beside]
            if is_new and verdict.replacement is not None:
                edits.append(replace(item.change.edit, replacement=verdict.replacement))
            if reasons := list(guards.sort_out(page, edits).values()):
                raise RefusedError(f"the replacement cannot be taken: {reasons[0]}")

    def undo(self) -> Item | None:
        """Take back the reviewer's last decision; return its finding, None if there is none.

        Raises:
            RefusedError: it is too late.
        """
        item = decisions.undo_last(self.queue, self.reviewer)
        self._counts.forget()
        return item

    def take_back(self, number: int) -> Item:
        """Take back a decision by its id; return its finding.

        Raises:
            RefusedError: it is too late, or somebody else's.
        """
        item = decisions.take_back(self.queue, self.reviewer, min(number, MOST))
        self._counts.forget()
        return item

    def history(self, before: int = MOST, limit: int = MOST_IN_VIEW) -> list[Past]:
        """Return the reviewer's decisions with ids below ``before``, the newest first."""
        found = decisions.recent(self.queue, self.reviewer, before, limit)
        items = findings.with_ids(self.queue, {decision.finding_id for decision in found})
        return [Past(decision, items[decision.finding_id]) for decision in found]

    def remembered(self, before: int = MOST, limit: int = MOST_IN_VIEW) -> list[Remembered]:
        """Return what people called no error, with ids below ``before``, the newest first."""
        return remembered_before(self.queue, before, limit)

    def several(self, wanted: ReviewFilter, after: int = 0) -> list[Item]:
        """Claim and return as many of the next findings as are in view at once."""
        found = claims.next_items(
            self.queue, self.reviewer, wanted.filters(), after=after, limit=MOST_IN_VIEW
        )
        return self._hold(found)

    def preview(self, wanted: ReviewFilter, what: DecisionKind = DecisionKind.ACCEPT) -> Preview:
        """Return what ``decide_rule`` would be about.

        Raises:
            ValueError: no rule is named.
        """
        filters = wanted.filters()
        found = accepting.decidable(self.queue, self.reviewer, filters, what)
        samples = self._samples(filters, what) if found.count else []
        return Preview(wanted.rule, what, found.count, found.last, samples)

    def decide_rule(
        self, wanted: ReviewFilter, upto: int, what: DecisionKind = DecisionKind.ACCEPT
    ) -> int:
        """Accept or reject all findings of a rule in view, up to the id ``upto``; return how many.

        What is doubtful is rejected with the others, but not accepted.
        """
        number = accepting.decide_all(self.queue, self.reviewer, wanted.filters(), upto, what)
        self._counts.forget()
        return number

    def progress(self, wanted: ReviewFilter, *, is_exact: bool = False) -> ReviewProgress:
        """Return the progress of the review, as it is now if it is to be exact."""
        if is_exact:
            self._counts.forget()
        return self._counts.read(wanted)

    def paragraphs(self, items: Sequence[Item]) -> list[MarkedParagraph]:
        """Return the paragraphs of findings of one page, with all changes near them marked."""
        by_revision: dict[int, list[Item]] = {}
        for item in items:
            by_revision.setdefault(item.revid, []).append(item)
        return [
            paragraph
            for together in by_revision.values()
            for paragraph in paragraphs(
                together, findings.around(self.queue, together, REACH, SHOWN)
            )
        ]

    def choices(self, *, is_exact: bool = False) -> filters.Choices:
        """Return the values to filter by, as they are now if they are to be exact."""
        started = time.monotonic()
        if is_exact or started >= self._choices_until:
            self._choices = filters.choices(self.queue)
            ended = time.monotonic()
            kept = max(CHOICES_SECONDS, CHOICES_PATIENCE * (ended - started))
            self._choices_until = ended + kept
        return self._choices

    def leave(self) -> None:
        """Give up all claims."""
        claims.release(self.queue, self.reviewer)

    def waiting(self, wanted: ReviewFilter) -> list[Item]:
        """Return all wanted findings that wait for a decision, whoever has claimed them."""
        return list(findings.every(self.queue, wanted.filters()))

    def known(self, number: int) -> Item:
        """Return a finding, whoever has claimed it.

        Raises:
            NoFindingError: there is none.
        """
        item = findings.get(self.queue, number) if 0 < number <= MOST else None
        if item is None:
            raise NoFindingError(f"there is no finding {number}")
        return item

    def _next(self, wanted: ReviewFilter, after: int) -> list[Item]:
        return claims.next_items(self.queue, self.reviewer, wanted.filters(), after=after)

    def _hold(self, items: list[Item]) -> list[Item]:
        """Keep the claims on what is in view, and no others."""
        with self._lock:
            now = {item.id for item in items}
            passed, self._held = self._held - now, now
        if passed:
            claims.release(self.queue, self.reviewer, passed)
        return items

    def _samples(self, filters: Filters, what: DecisionKind) -> list[Item]:
        waiting = findings.every(
            self.queue, replace(filters, states=(State.OPEN,)), batch=MOST_IN_VIEW
        )
        if what is DecisionKind.ACCEPT:
            waiting = (item for item in waiting if not item.change.is_doubtful)
        return list(islice(waiting, SAMPLES))

    def _measured(self, wanted: ReviewFilter) -> ReviewProgress:
        return figures.progress(self.queue, self.reviewer, self.started, wanted.filters())
