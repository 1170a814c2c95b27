"""Accounting for a trial: the wikis' histories, what texts they were asked for, and the queue."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from bot_plugins.core.change import Change
from bot_plugins.core.engine import propose_revision
from bot_plugins.core.proposal import Revision
from bot_plugins.core.registry import rules_for
from bot_plugins.store.database import Store
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import Item, every
from bot_plugins.store.matching import near, neighbours
from bot_plugins.store.saves import saves_where
from bot_plugins.store.schema import save, site
from bot_plugins.store.standings import switched_off
from bot_plugins.store.states import NEVER_AGAIN, PENDING, SaveState, State
from tests.apps.maintenance.histories import Story, stories, wrong_edits
from tests.apps.maintenance.setup import Place
from tests.apps.maintenance.slips import BAD, Slip, standing
from tests.run.saving.accounting import unsound

_READING = ("ids", "timestamp", "content")
"""What reading asks of a revision; saving and looking back ask for other things."""
_ON_ITS_LINE = 300


@dataclass
class Account:
    """What was found on one wiki, and all that is wrong."""

    place: str
    states: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)
    pages: int = 0
    revisions: int = 0
    saves: int = 0
    came_back: int = 0
    not_asked_again: int = 0
    wrong: list[str] = field(default_factory=list)


def account_for(store: Store, place: Place, *, reads_once: bool, bad_is_off: bool) -> Account:
    """Compare the queue with a wiki.

    ``reads_once`` says that no pass was killed or failed, so that no text was read twice;
    ``bad_is_off`` that the bad rule must have been switched off.
    """
    account = Account(place.name)
    found = stories(place)
    items = list(every(store, Filters(site=place.site, states=tuple(State))))
    account.states.update(item.state.value for item in items)
    account.reasons.update(item.reason for item in items if item.reason)
    account.pages = sum(one.is_readable for one in found)
    account.revisions = sum(len(one.versions) for one in found)
    books = _Books(store, place, found, items, account)
    account.wrong += [text for one in found for text in wrong_edits(one)]
    account.wrong += [*books.saves(), *books.twice(), *books.lost(), *books.undecided()]
    account.wrong += books.texts(reads_once=reads_once)
    account.wrong += books.bad_rule(is_off=bad_is_off)
    account.wrong += unsound(store)
    return account


def slip_of(change: Change) -> Slip | None:
    """Return the slip that a finding is about."""
    left, right = near(change, _ON_ITS_LINE)
    slips = [slip for slip in standing(left + change.before + right) if slip.rule == change.rule]
    return slips[0] if len(slips) == 1 else None


@dataclass
class _Books:
    """All that is known of one wiki."""

    store: Store
    place: Place
    stories: Sequence[Story]
    items: Sequence[Item]
    account: Account

    def saves(self) -> Iterator[str]:
        """Every revision of ours is recorded once, and no other."""
        with self.store.reading() as connection:
            here = select(site.c.id).where(site.c.name == self.place.site).scalar_subquery()
            rows = saves_where(connection, site.c.id == here)
        recorded = Counter(one.revid or 0 for one in rows if one.state is SaveState.SAVED)
        actual = Counter(after.revid for one in self.stories for _, after in one.ours())
        self.account.saves = recorded.total()
        if recorded != actual:
            yield f"recorded, not made: {recorded - actual}; not recorded: {actual - recorded}"
        open_ones = [one.title for one in rows if one.state in PENDING]
        yield from (f"{title}: a save is still pending" for title in open_ones)

    def twice(self) -> Iterator[str]:
        """Nothing is in the queue twice, unless it had gone from the page in between."""
        known: defaultdict[tuple[int, Slip], list[Item]] = defaultdict(list)
        for item in self.items:
            if slip := slip_of(item.change):
                known[item.pageid, slip].append(item)
            else:
                yield f"{item.title}: {item.change.rule} {item.change.before!r} is no slip of ours"
        by_id = {one.pageid: one for one in self.stories if not one.is_deleted}
        for (pageid, slip), items in known.items():
            if len(items) == 1:
                continue
            self.account.came_back += 1
            there = [one for one in items if one.state is not State.VANISHED]
            story = by_id.get(pageid)
            if len(there) > 1 or (story and not story.was_away(slip)):
                told = [(one.id, one.state.value, one.reason) for one in items]
                yield f"{items[0].title}: {slip} was proposed {len(items)} times: {told}"

    def lost(self) -> Iterator[str]:
        """What stands on a page, and rules in use find, is in the queue."""
        off = switched_off(self.store, self.place.site)
        rules = [rule for rule in rules_for("en") if rule.name not in off]
        known: defaultdict[int, list[Item]] = defaultdict(list)
        for item in self.items:
            if item.state is not State.VANISHED:
                known[item.pageid].append(item)
        for story in self.stories:
            if not story.is_readable:
                continue
            proposal = propose_revision(Revision(story.text, story.title), rules)
            here = known[story.pageid]
            for finding in proposal.findings:
                fresh = finding.placed(story.text)
                yield from self._is_known(story, fresh, here)

    def _is_known(self, story: Story, fresh: Change, here: Sequence[Item]) -> Iterator[str]:
        slip = slip_of(fresh)
        same = [item for item in here if slip_of(item.change) == slip]
        for item in same:
            if item.state is State.SAVED:
                yield f"{story.title}: {slip} was saved and stands again; nobody noticed"
        if same:
            return
        if any(_is_refusal(item, fresh) for item in here):
            self.account.not_asked_again += 1
        else:
            yield f"{story.title}: {slip} stands there, and is not in the queue"

    def undecided(self) -> Iterator[str]:
        """In the end nothing waits to be saved, but for what rules found that are off now."""
        off = switched_off(self.store, self.place.site)
        for item in self.items:
            waits = item.state is State.ACCEPTED and item.change.rule not in off
            if (waits or item.state is State.SAVING) and not self._is_gone(item):
                yield f"{item.title}: {item.change.before!r} is still {item.state.value}"

    def _is_gone(self, item: Item) -> bool:
        return all(one.pageid != item.pageid for one in self.stories if one.is_readable)

    def texts(self, *, reads_once: bool) -> Iterator[str]:
        """No revision's text was fetched twice by reading."""
        read: Counter[tuple[int, int]] = Counter()
        others: Counter[tuple[str, str]] = Counter()
        for one in self.place.shown():
            purpose = _purpose(one.wanted)
            self.account.texts[purpose] += len(one.revisions)
            if one.wanted == _READING:
                read.update(one.revisions)
            elif one.revisions:
                others[purpose, one.asked.get("revids") or str(one.revisions)] += 1
        again = {what: number for what, number in read.items() if number > 1}
        self.account.texts["reading, again"] = sum(again.values()) - len(again)
        for (purpose, _), number in others.items():
            self.account.texts[f"{purpose}, again"] += number - 1
        if reads_once:
            for (pageid, revid), number in again.items():
                yield f"revision {revid} of page {pageid} was read {number} times"

    def bad_rule(self, *, is_off: bool) -> Iterator[str]:
        """The bad rule is off, and nothing of it was saved after that."""
        switch = switched_off(self.store, self.place.site).get(BAD)
        if switch is None:
            if is_off:
                yield f"the rule {BAD} was not switched off"
            return
        for title, when in self._saved_of(BAD):
            if when > switch.off_at:
                yield f"{title}: {BAD} was saved at {when}, and is off since {switch.off_at}"

    def _saved_of(self, rule: str) -> Iterator[tuple[str, datetime]]:
        bad = {item.id for item in self.items if item.change.rule == rule}
        with self.store.reading() as connection:
            rows = saves_where(connection, save.c.state == SaveState.SAVED)
        for one in rows:
            if bad.intersection(one.findings):
                yield one.title, one.intended


def _is_refusal(item: Item, fresh: Change) -> bool:
    """Tell whether what became of one finding keeps another from being proposed (rebase.py)."""
    if item.state not in NEVER_AGAIN:
        return False
    (left, right), (new_left, new_right) = neighbours(item.change), neighbours(fresh)
    alike = [bool(left) and left == new_left, bool(right) and right == new_right]
    if (item.change.before, item.replacement) != (fresh.before, fresh.after):
        return False
    is_same = (left, right) == (new_left, new_right) and item.change.rule == fresh.rule
    return is_same or (item.state is State.UNDONE and any(alike))


def _purpose(wanted: Sequence[str]) -> str:
    kinds = {_READING: "reading", ("ids", "content"): "steering", ("content",): "looking back"}
    return kinds.get(tuple(wanted), "saving")
