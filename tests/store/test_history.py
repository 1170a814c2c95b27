"""Decisions and saves by week, and how long findings wait."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Table, update

from bot_plugins.store.accepting import AUTOMATIC
from bot_plugins.store.columns import now
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, NOT_AN_ERROR, REJECT, decide, undo_last
from bot_plugins.store.history import Waiting, Week, age_of_open, weekly
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


def this_monday() -> date:
    today = now().date()
    return today - timedelta(days=today.weekday())


def saved(store: Store, title: str) -> int:
    """Save what was accepted of a page; return the save's id."""
    page = take(store)
    assert page.title == title
    number = intend(store, "bot", intent(store, page))
    confirm(store, number, 2)
    return number


def test_an_empty_queue_has_no_history(store: Store) -> None:
    assert weekly(store) == []
    assert age_of_open(store) == []


def test_what_nobody_decided_does_not_count(store: Store) -> None:
    queue(store, MILL)
    decide(store, AUTOMATIC, only(store).id, ACCEPT)
    assert weekly(store) == []


def test_what_was_taken_back_does_not_count(store: Store) -> None:
    queue(store, MILL)
    decide(store, "Ann", only(store).id, ACCEPT)
    undo_last(store, "Ann")
    assert weekly(store) == []
    decide(store, "Ann", only(store).id, REJECT)
    assert weekly(store) == [Week(SITE, this_monday(), rejected=1)]


def test_every_kind_of_decision_counts(store: Store) -> None:
    verdicts = [ACCEPT, edit("began to be"), REJECT, NOT_AN_ERROR]
    for number, verdict in enumerate(verdicts):
        queue(store, MILL, f"Mill {number}")
        decide(store, "Ann", everything(store)[-1].id, verdict)
    [week] = weekly(store)
    assert (week.accepted, week.rejected) == (2, 2)


@pytest.mark.parametrize(("by", "reverted"), [("bot", 0), ("Berta", 1)])
def test_only_others_revert(store: Store, by: str, reverted: int) -> None:
    queue(store, MILL)
    decide(store, "Ann", only(store).id, ACCEPT)
    number = saved(store, "Mill")
    assert weekly(store) == [Week(SITE, this_monday(), accepted=1, saved=1)]
    record_undo(store, number, 3, by)
    assert weekly(store) == [Week(SITE, this_monday(), 1, 0, 1, reverted)]


def test_weeks_begin_on_monday_and_sites_are_apart(store: Store) -> None:
    queue(store, MILL)
    put(store, proposed(MILL, site="test:de"), RULES, start_run(store, "copyedit"))
    for item in everything(store):
        decide(store, "Ann", item.id, ACCEPT)
    sunday = this_monday() - timedelta(days=1)
    night = datetime.combine(sunday, datetime.max.time()).replace(microsecond=0)
    turn(store, decision, "decided", night)
    before = this_monday() - timedelta(weeks=1)
    assert weekly(store) == [Week("test:de", before, accepted=1), Week(SITE, before, accepted=1)]
    assert weekly(store, weeks=1) == []


def test_a_save_belongs_to_the_week_it_was_made_in(store: Store) -> None:
    queue(store, MILL)
    decide(store, "Ann", only(store).id, ACCEPT)
    number = saved(store, "Mill")
    turn(store, save, "finished", now() - timedelta(weeks=3))
    record_undo(store, number, 3, "Berta")
    old, new = weekly(store)
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
