"""Pass after pass over wikis that are edited all the time, the stop page among what is changed."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from bot_plugins.core import exit_codes
from bot_plugins.store.database import Store, open_store
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import count
from bot_plugins.store.states import State
from bot_plugins.store.tasks import PassRecord, latest_passes
from tests.apps.maintenance.accounting import Account, account_for
from tests.apps.maintenance.editors import Bustle, Editors
from tests.apps.maintenance.reviewers import Reviewer
from tests.apps.maintenance.setup import STOP_PAGE, Grounds, Place, grounds
from tests.harness.warm import Process
from tests.harness.wiki import accounts

QUIET_PASSES = 3
"""In the end, while nobody edits: what is left is done, and then there is nothing to do."""
MOST_GROWTH = 1.3
"""How much more the last third of the passes may cost than the first, for the same work."""
ENOUGH = 9
"""With fewer passes the cost of a few pages says nothing of growth, nor the bad rule's reverts."""
UNCOUNTED = 3
"""Requests before a pass begins: for the account's name and the wiki's language."""
BUSY = 0.4
"""The share of passes during which people go on editing."""
JOBS_RUN = 0.3
"""How often a wiki's jobs are run: only then is a reverted edit tagged so."""
_KINDS_OF_STOP = ((0, True), (1, True), (0, False), (1, False))
"""On which wiki, and whether an edit is under way when the stop page is changed."""
_DONE = (exit_codes.DONE, exit_codes.PARTIAL)


@dataclass(frozen=True)
class Plan:
    """How long a trial is; the same seed makes the same people.

    ``direct`` says that somebody also runs ``pwb copyedit -always`` between the passes.
    """

    passes: int
    edits: int
    seed: int = 1
    wikis: int = 2
    mariadb: bool = False
    direct: bool = False


@dataclass
class Done:
    """What a trial came to."""

    plan: Plan
    records: list[PassRecord] = field(default_factory=list)
    idle: list[PassRecord] = field(default_factory=list)
    made: Counter[str] = field(default_factory=Counter)
    stops: list[str] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0


def look_after(folder: Path, golden: Path, plan: Plan) -> Done:
    """Make a trial's passes, and account for all of them."""
    started, done = time.monotonic(), Done(plan)
    given = grounds(folder, golden, wikis=plan.wikis, mariadb=plan.mariadb)
    with given as here, open_store(here.queue) as store:
        run = _Run(here, store, plan, done)
        run.go()
        run.account()
    done.seconds = time.monotonic() - started
    return done


class _Run:
    """One trial."""

    def __init__(self, here: Grounds, store: Store, plan: Plan, done: Done) -> None:
        self._here, self._store, self._plan, self._done = here, store, plan, done
        self._rng = random.Random(plan.seed)  # noqa: S311
        self.editors = people(here.places, plan.seed)
        self._reviewers = reviewers(here.places, plan.seed)

    def go(self) -> None:
        """Edit and look after it, again and again; then look after it while nobody edits."""
        stops = dict(zip(_stops(self._plan.passes), _KINDS_OF_STOP, strict=False))
        for number in range(self._plan.passes):
            self._live()
            if self._plan.direct:
                self._save_directly()
            if number in stops:
                at, is_held = stops[number]
                self._pass_with_stop(self._here.places[at % len(self._here.places)], is_held)
                self._here.let_go_on()
            else:
                self._done.records += self._pass(is_busy=self._rng.random() < BUSY)
        for one in self.editors:
            one.unprotect()
        self._done.made = Counter[str]()
        for made in [one.made for one in self.editors] + [one.made for one in self._reviewers]:
            self._done.made.update(made)
        for _ in range(QUIET_PASSES):
            self._done.idle = self._pass(is_busy=False)
        for record in self._done.idle:
            if record.figures["read"] or record.figures["saved"]:
                self._wrong(f"the last pass of {record.task} still had work")

    def _live(self) -> None:
        """Let people edit every wiki, take back what they do not want, and review."""
        edits = -(-self._plan.edits // self._plan.passes // len(self.editors))
        with ThreadPoolExecutor() as threads:
            list(threads.map(lambda one: one.edit(edits), self.editors))
            list(threads.map(Editors.patrol, self.editors))
        for place, reviewer in zip(self._here.places, self._reviewers, strict=True):
            if self._rng.random() < JOBS_RUN:
                place.wiki.jobs()
            reviewer.review(self._store)

    def _save_directly(self) -> None:
        """Let somebody save what trusted rules find, on one of the wikis."""
        place = self._rng.choice(self._here.places)
        code = self._here.save_directly(place)
        if "Traceback" in self._here.said[-1] or code not in _DONE:
            self._wrong(f"-always ended with {code}:\n{self._here.said[-1]}")

    def _pass(self, *, is_busy: bool) -> list[PassRecord]:
        """Make a pass of each task, while people edit or not."""
        before = [place.requests() for place in self._here.places]
        with Bustle(self.editors, 0.1) if is_busy else nullcontext():
            code = self._here.run()
        records = self._recorded(code, _DONE)
        for place, record, sent in zip(self._here.places, records, before, strict=True):
            told, made = record.figures["requests"], place.requests() - sent
            if not 0 <= made - told <= UNCOUNTED:
                self._wrong(f"{place.name}: {told} requests recorded, {made} were made")
        return records

    def _recorded(self, code: int, good: Sequence[int]) -> list[PassRecord]:
        """Look at how the passes ended; return their records, in the order of the tasks."""
        if "Traceback" in self._here.said[-1] or code not in good:
            self._wrong(f"exit code {code}:\n{self._here.said[-1]}")
        records = latest_passes(self._store, limit=len(self._here.places))[::-1]
        for one in records:
            if one.code is None or (one.code == exit_codes.PARTIAL and not one.figures["failed"]):
                self._wrong(f"{one.task} ended with {one.code}: {one.reason}")
        return records

    def _pass_with_stop(self, place: Place, is_held: bool) -> None:
        """Stop a wiki's task once it has begun to save, an edit of it being under way or not."""
        place.wiki.hold(action="edit", bot="")
        process = self._here.begin()
        if not _waits_for_edit(place, process):
            place.wiki.clear()
            self._here.end(process)
            self._done.stops.append(f"{place.name}: there was nothing to save")
            return
        with Bustle(self.editors, 0.1):
            if not is_held:
                place.wiki.release()
                time.sleep(self._rng.uniform(0, 0.3))
            place.wiki.client(accounts.ADMIN).edit(STOP_PAGE, "Please wait: see the talk page.")
            stopped = time.time()
            place.wiki.release()
            code = self._here.end(process)
        # Who has nothing more to save need not look at the stop page, and comes to the end.
        left = count(self._store, Filters(site=place.site, states=(State.ACCEPTED,)))
        self._recorded(code, (exit_codes.STOPPED,) if left else (exit_codes.STOPPED, *_DONE))
        after = sum(sent > stopped for sent in place.edits())
        self._done.stops.append(
            f"{place.name}: {after} edits after the stop, exit code {code}; {left} changes wait"
        )
        if after > (0 if is_held else 1):
            self._wrong(f"{place.name}: {after} edits after the stop page was changed")

    def _wrong(self, what: str) -> None:
        self._done.wrong.append(what)

    def account(self) -> None:
        """Account for every wiki."""
        for place in self._here.places:
            is_long = self._plan.passes >= ENOUGH
            reads_once = not self._plan.direct
            found = account_for(self._store, place, reads_once=reads_once, bad_is_off=is_long)
            self._done.accounts.append(found)
            self._done.wrong += [f"{place.name}: {text}" for text in found.wrong]
            self._done.kinds.update(place.kinds())
        first, last = growth(self._done)
        if self._plan.passes >= ENOUGH and last > MOST_GROWTH * first:
            self._wrong(f"{first:.2f} requests a page at first, {last:.2f} in the end")


def people(places: Sequence[Place], seed: int) -> list[Editors]:
    """Return those who edit the wikis; on every other one they do not want the bad rule."""
    return [
        Editors(place, random.Random(f"{seed} {place.name}"), are_against=number % 2 == 0)  # noqa: S311
        for number, place in enumerate(places)
    ]


def reviewers(places: Sequence[Place], seed: int) -> list[Reviewer]:
    """Return those who review; they do not want the bad rule where the editors do not mind."""
    return [
        Reviewer(place.site, random.Random(f"{seed} {place.name}"), is_against=number % 2 == 1)  # noqa: S311
        for number, place in enumerate(places)
    ]


def _waits_for_edit(place: Place, process: Process) -> bool:
    """Wait until an edit of the bot is held; False if the pass ends without one."""
    while process.poll() is None:
        try:
            place.wiki.wait_for_held(0.1)
        except TimeoutError:
            continue
        return True
    return False


def _stops(passes: int) -> list[int]:
    """Return in which passes the stop page is changed: in the middle, or four times."""
    return [passes // 2] if passes < ENOUGH else [passes * at // 5 for at in range(1, 5)]


def growth(done: Done) -> tuple[float, float]:
    """Return requests for each page dealt with, in the first and the last third of passes.

    What a pass costs that has nothing to do is left out.
    """
    third = max(1, len(done.records) // 3)
    idle = [one.figures["requests"] for one in done.idle]
    least = sum(idle) / max(1, len(idle))
    return cost(done.records[:third], least), cost(done.records[-third:], least)


def cost(records: Sequence[PassRecord], least: float = 0) -> float:
    """Return how many requests more than ``least`` passes took for each page dealt with.

    That is a page read, saved, or, as it has an earlier save and was edited since, looked at again.
    The last are none at first, and become more until most pages that people edit have been saved.
    """
    work = sum(one.figures[name] for one in records for name in ("read", "saved", "revisited"))
    sent: int = sum(one.figures["requests"] for one in records)
    return float((sent - least * len(records)) / max(1, work))
