"""Compare a queue of 100 findings with one of 100,000: ``python -m tests.harness.bench.queue``.

On SQLite and on a MariaDB server of its own. Elapsed time, the median of some rounds; what a
person waits for when a page of the queue opens, a filter is chosen, or a decision is made.
"""

from __future__ import annotations

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from bot_plugins.core.change import Change, RuleName
from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability
from bot_plugins.store.accepting import decidable
from bot_plugins.store.claims import next_items, release
from bot_plugins.store.columns import now
from bot_plugins.store.database import Store, open_store
from bot_plugins.store.decisions import ACCEPT, decide
from bot_plugins.store.figures import progress, rule_figures
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import count, listed
from bot_plugins.store.pages import Incoming
from bot_plugins.store.put import put_page
from bot_plugins.store.saves import next_page, release_page
from bot_plugins.store.states import State
from bot_plugins.store.tasks import start_run
from tests.store import mariadb

SIZES = (100, 100_000)
PER_PAGE = 5
RULES = 20
ROUNDS = 15
SHARE = 0.02
"""Of the findings are accepted before the clock starts, so that there is something to save."""
_BATCH = 200


def fill(store: Store, size: int) -> None:
    """Put a queue together: pages of PER_PAGE findings, of RULES rules in turn."""
    run = start_run(store, "bench")
    for start in range(0, size // PER_PAGE, _BATCH):
        pages = range(start, min(start + _BATCH, size // PER_PAGE))
        store.write(_fill, pages, run)
    for item in listed(store, limit=max(2, int(size * SHARE))):
        if item.id % PER_PAGE == 0:
            decide(store, "Bench", item.id, ACCEPT)


def _fill(connection: Connection, pages: range, run: int) -> None:
    for number in pages:
        put_page(connection, _page(number), run)


def _page(number: int) -> Incoming:
    findings = tuple(_finding(number, place) for place in range(PER_PAGE))
    rules = frozenset(one.rule for one in findings)
    site = "wikipedia:en" if number % 10 else "wikipedia:simple"
    return Incoming(site, f"Page {number}", number, "", 1, None, rules, "v", findings)


def _finding(page: int, place: int) -> Change:
    number = page * PER_PAGE + place
    context = f"It stands on page {page}, in sentence {place}. " * 6
    applicability = Applicability.REVIEW if number % RULES else Applicability.TRUSTED
    rule, start = RuleName(f"rule_{number % RULES:02}"), place * 600
    change = Change(rule, applicability, Edit(start, start + 5, "begun"), "began", "")
    return replace(change, context_before=context, context_after=context)


def actions(store: Store, size: int) -> Mapping[str, Callable[[], object]]:
    """Return what is timed, by name."""
    last = size // PER_PAGE - 1
    rule = Filters(rule="rule_07")
    return {
        "list the first 50": partial(listed, store),
        "list 50 near the end": partial(listed, store, after=_near_the_end(store)),
        "filter: rule": partial(listed, store, rule),
        "filter: page": partial(listed, store, Filters(title=f"Page {last}")),
        "filter: applicability": partial(listed, store, Filters(applicability="trusted")),
        "filter: site": partial(listed, store, Filters(site="wikipedia:simple")),
        "filter: site, rule": partial(listed, store, Filters("wikipedia:simple", rule="rule_10")),
        "filter: run": partial(listed, store, Filters(run=1)),
        "filter: last hour": partial(listed, store, Filters(since=now() - timedelta(hours=1))),
        "filter: nothing found": partial(listed, store, Filters(rule="none")),
        "next to review": partial(_next, store),
        "decide": partial(_decide, store),
        "next page to save": partial(_take, store),
        "count all": partial(count, store),
        "count a rule": partial(count, store, rule),
        "count to accept of a rule": partial(decidable, store, "Ann", rule),
        "progress": partial(progress, store, "Ann", now() - timedelta(minutes=5)),
        "figures of all rules": partial(rule_figures, store),
    }


def _near_the_end(store: Store) -> int:
    with store.reading() as connection:
        newest = connection.exec_driver_sql("SELECT MAX(id) FROM copyedit_finding").scalar_one()
    return int(newest) - 60


def _next(store: Store) -> None:
    release(store, "Ann", [item.id for item in next_items(store, "Ann")])


def _decide(store: Store) -> None:
    [item] = next_items(store, "Ann")
    decide(store, "Ann", item.id, ACCEPT)


def _take(store: Store) -> None:
    if page := next_page(store, "bot"):
        release_page(store, "bot", page.page_id)


def median(work: Callable[[], object]) -> float:
    """Return the milliseconds that ``work`` takes, the median of ROUNDS after one to warm up."""
    work()
    gc.collect()
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times) * 1000


def measured(address: str, size: int) -> dict[str, float]:
    """Fill a queue and time everything on it."""
    with open_store(address) as store:
        started = time.perf_counter()
        fill(store, size)
        seconds = time.perf_counter() - started
    with open_store(address) as store:
        assert count(store, Filters(states=tuple(State))) == size
        times = {name: median(work) for name, work in actions(store, size).items()}
    return {"put, per page": seconds * 1000 / (size / PER_PAGE), **times}


def table(columns: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Write the times, one line for each action."""
    yield f"{'milliseconds':30}" + "".join(f"{name:>18}" for name in columns)
    for action in next(iter(columns.values())):
        yield f"{action:30}" + "".join(f"{times[action]:18.2f}" for times in columns.values())


def main() -> int:
    """Measure and print; nothing is asserted, machines differ."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "server").mkdir()
        server = mariadb.Server(mariadb.prepare(folder / "prepared"), folder / "server")
        try:
            columns = {}
            for size in SIZES:
                columns[f"SQLite {size:,}"] = measured(str(folder / f"{size}.sqlite"), size)
                columns[f"MariaDB {size:,}"] = measured(server.new_database(), size)
        finally:
            server.end()
    for line in table(columns):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
