"""Passes killed (-9) at random moments, while people edit and the wikis fail."""

from __future__ import annotations

import random
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Collection
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import requests
from sqlalchemy import Connection, select, update

from bot_plugins.core import exit_codes
from bot_plugins.run.saving.reconciling import LONG_AGO
from bot_plugins.store.database import Store, open_store
from bot_plugins.store.schema import save
from bot_plugins.store.tasks import latest_passes
from tests.apps.maintenance.accounting import Account, account_for
from tests.apps.maintenance.editors import Bustle
from tests.apps.maintenance.failing import Failing
from tests.apps.maintenance.long_run import QUIET_PASSES, Plan, people, reviewers
from tests.apps.maintenance.setup import Grounds, grounds
from tests.harness.warm import Process
from tests.harness.wiki.client import ApiError
from tests.run.saving.kills import open_saves

EARLIEST, LATEST = 0.1, 7.0
"""Seconds after its start in which a pass is killed: it reads its configuration, until it ends."""
MOST_EDITS, AN_EDIT = 6, 0.15
"""Or it is killed after so many edits at most, within the seconds that the next one takes."""
PATIENCE = 20
"""Seconds to wait for an edit that may not come."""
SOON = timedelta(minutes=1)
IN_TROUBLE = (exit_codes.DONE, exit_codes.PARTIAL, exit_codes.UNAVAILABLE)
"""How passes may end that are not killed."""


@dataclass
class Killed:
    """What a trial came to."""

    plan: Plan
    kills: int = 0
    in_pass: int = 0
    passes: int = 0
    left_open: int = 0
    codes: Counter[int] = field(default_factory=Counter)
    trouble: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)
    accounts: list[Account] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0


def kill_and_count(folder: Path, golden: Path, plan: Plan) -> Killed:
    """Kill as many passes as are planned; then let some come to their end, and account."""
    started, done = time.monotonic(), Killed(plan)
    given = grounds(folder, golden, wikis=plan.wikis, mariadb=plan.mariadb)
    with given as here, open_store(here.queue) as store:
        killer = _Killer(here, store, done)
        while done.kills < plan.passes and done.passes < 3 * plan.passes:
            killer.next()
        killer.finish()
        for place in here.places:
            found = account_for(store, place, reads_once=False, bad_is_off=False)
            done.accounts.append(found)
            done.wrong += [f"{place.name}: {text}" for text in found.wrong]
    done.seconds = time.monotonic() - started
    return done


def age(connection: Connection, saves: Collection[int]) -> None:
    """Make pending saves so old that the next pass decides at once what became of them.

    Else each pass would wait for a minute first, and be killed while it waits. Nothing is under
    way any more when the next pass begins: only queries hang here, and people edit in between.
    """
    for number in saves:
        when = connection.execute(select(save.c.intended).where(save.c.id == number)).scalar_one()
        older = update(save).where(save.c.id == number).values(intended=when - LONG_AGO - SOON)
        connection.execute(older)


class _Killer:
    """Starts passes, and kills them."""

    def __init__(self, here: Grounds, store: Store, done: Killed) -> None:
        self._here, self._store, self._done = here, store, done
        self._rng = random.Random(done.plan.seed)  # noqa: S311
        self._editors = people(here.places, done.plan.seed)
        self._reviewers = reviewers(here.places, done.plan.seed)
        self._known: set[int] = set()

    def next(self) -> None:
        """Let people edit, start a pass in all the trouble there is, and kill it."""
        edits = -(-self._done.plan.edits // self._done.plan.passes // len(self._editors))
        for one in self._editors:
            one.edit(edits)
            one.patrol()
        for reviewer in self._reviewers:
            reviewer.review(self._store)
        with ExitStack() as stack:
            stack.enter_context(Bustle(self._editors, 0.2))
            for place in self._here.places:
                rng = random.Random(self._rng.random())  # noqa: S311
                stack.enter_context(Failing(place.wiki, rng, self._done.trouble))
            self._start_and_kill()
        left = open_saves(self._store) - self._known
        self._done.left_open += len(left)
        self._known |= left
        self._store.write(age, left)

    def _start_and_kill(self) -> None:
        tasks = [place.name for place in self._here.places]
        chosen = self._rng.choice(["", *(f"-task:{name}" for name in tasks)])
        before = self._edits()
        process = self._here.begin(*filter(None, [chosen]))
        self._done.passes += 1
        if self._rng.random() < 0.5:
            self._wait_for_edits(process, before + self._rng.randint(0, MOST_EDITS))
            seconds = self._rng.uniform(0, AN_EDIT)
        else:
            seconds = self._rng.uniform(EARLIEST, LATEST)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        code = self._here.end(process)
        if "Traceback" in self._here.said[-1]:
            self._done.wrong.append(f"a traceback:\n{self._here.said[-1]}")
        if code == -signal.SIGKILL:
            self._done.kills += 1
            self._done.in_pass += any(
                one.code is None for one in latest_passes(self._store, limit=1)
            )
            return
        self._done.codes[code] += 1
        if code not in IN_TROUBLE:
            self._done.wrong.append(f"exit code {code}:\n{self._here.said[-1]}")

    def _edits(self) -> int:
        return sum(place.number_of_edits() for place in self._here.places)

    def _wait_for_edits(self, process: Process, number: int) -> None:
        """Wait until there are more edits than a number, or the pass ends, or too long."""
        until = time.monotonic() + PATIENCE
        while process.poll() is None and time.monotonic() < until and self._edits() <= number:
            time.sleep(0.01)

    def finish(self) -> None:
        """Make passes undisturbed, until there is nothing left to do."""
        for one in self._editors:
            with suppress(ApiError, requests.RequestException):
                one.unprotect()
            self._done.made.update(one.made)
        codes = [self._here.run() for _ in range(QUIET_PASSES)]
        # Pages that were deleted meanwhile make the first of them end with PARTIAL.
        if codes[0] not in (exit_codes.DONE, exit_codes.PARTIAL) or any(codes[1:]):
            said = "\n".join(self._here.said[-QUIET_PASSES:])
            self._done.wrong.append(f"in the end exit codes {codes}:\n{said}")
        if open_saves(self._store):
            self._done.wrong.append("a save is pending in the end")
