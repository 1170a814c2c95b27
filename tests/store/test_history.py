"""Decisions and saves by day, and how long findings wait."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Table, update

from bot_plugins.store.accepting import AUTOMATIC
from bot_plugins.store.columns import now
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, NOT_AN_ERROR, REJECT, decide, undo_last
from bot_plugins.store.history import DayCounts, Waiting, age_of_open, daily
from bot_plugins.store.put import put
from bot_plugins.store.saving import confirm, intend
from bot_plugins.store.schema import decision, finding, save
from bot_plugins.store.tasks import start_run
from bot_plugins.store.undoing import record_undo
from tests.store.build import (
    MILL,
    RULES,
    SITE,
    edit,
    everything,
    intent,
    only,
    proposed,
    queue,
    take,
)


def turn(store: Store, table: Table[Any], column: str, moment: datetime) -> None:
    """Let all rows of a table be of another time."""
    store.write(lambda connection: connection.execute(update(table).values({column: moment})))


def today() -> date:
    return now().date()


def saved(store: Store, title: str) -> int:
    """Save what was accepted of a page; return the save's id."""
    page = take(store)
    assert page.title == title
    number = intend(store, "bot", intent(store, page))
    confirm(store, number, 2)
    return number


def test_an_empty_queue_has_no_history(store: Store) -> None:
    assert daily(store) == []
    assert age_of_open(store) == []


def test_what_nobody_decided_does_not_count(store: Store) -> None:
    queue(store, MILL)
    decide(store, AUTOMATIC, only(store).id, ACCEPT)
    assert daily(store) == []


def test_what_was_taken_back_does_not_count(store: Store) -> None:
    queue(store, MILL)
    decide(store, "Ann", only(store).id, ACCEPT)
    undo_last(store, "Ann")
    assert daily(store) == []
    decide(store, "Ann", only(store).id, REJECT)
    assert daily(store) == [DayCounts(SITE, today(), rejected=1)]


def test_every_kind_of_decision_counts(store: Store) -> None:
    verdicts = [ACCEPT, edit("began to be"), REJECT, NOT_AN_ERROR]
    for number, verdict in enumerate(verdicts):
        queue(store, MILL, f"Mill {number}")
        decide(store, "Ann", everything(store)[-1].id, verdict)
    [day] = daily(store)
    assert (day.accepted, day.rejected) == (2, 2)


@pytest.mark.parametrize(("by", "reverted"), [("bot", 0), ("Berta", 1)])
def test_only_others_revert(store: Store, by: str, reverted: int) -> None:
    queue(store, MILL)
    decide(store, "Ann", only(store).id, ACCEPT)
    number = saved(store, "Mill")
    assert daily(store) == [DayCounts(SITE, today(), accepted=1, saved=1)]
    record_undo(store, number, 3, by)
    assert daily(store) == [DayCounts(SITE, today(), 1, 0, 1, reverted)]


def test_days_are_apart_and_so_are_sites(store: Store) -> None:
    queue(store, MILL)
    put(store, proposed(MILL, site="test:de"), RULES, start_run(store, "copyedit"))
    for item in everything(store):
        decide(store, "Ann", item.id, ACCEPT)
    before = today() - timedelta(days=7)
    night = datetime.combine(before, datetime.max.time()).replace(microsecond=0)
    turn(store, decision, "decided", night)
    assert daily(store) == [DayCounts(site, before, accepted=1) for site in ("test:de", SITE)]
    assert daily(store, days=7) == []


def test_a_save_belongs_to_the_day_it_was_made_on(store: Store) -> None:
    queue(store, MILL)
    decide(store, "Ann", only(store).id, ACCEPT)
    number = saved(store, "Mill")
    turn(store, save, "finished", now() - timedelta(weeks=3))
    record_undo(store, number, 3, "Berta")
    old, new = daily(store)
    assert (old.saved, old.reverted) == (1, 1)
    assert (new.accepted, new.saved) == (1, 0)


@pytest.mark.parametrize(
    ("age", "counts"),
    [
        (timedelta(), (1, 0, 0, 0)),
        (timedelta(hours=25), (0, 1, 0, 0)),
        (timedelta(days=8), (0, 0, 1, 0)),
        (timedelta(days=31), (0, 0, 0, 1)),
    ],
    ids=str,
)
def test_how_long_what_is_open_waits(
    store: Store, age: timedelta, counts: tuple[int, int, int, int]
) -> None:
    queue(store, MILL)
    turn(store, finding, "created", now() - age)
    assert age_of_open(store) == [Waiting(SITE, *counts)]
    decide(store, "Ann", only(store).id, ACCEPT)
    assert age_of_open(store) == []
