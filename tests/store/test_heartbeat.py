"""The heartbeat of a run: given while it works, whatever the database does, and understood."""

from __future__ import annotations

import socket
import time
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from bot_plugins.store import heartbeat, tasks
from bot_plugins.store.columns import now
from bot_plugins.store.database import Store
from bot_plugins.store.errors import BusyError
from bot_plugins.store.heartbeat import Heartbeat
from bot_plugins.store.overview import unfinished_runs
from bot_plugins.store.process_ids import this_process
from bot_plugins.store.schema import run as runs
from bot_plugins.store.tasks import SILENCE, RunRecord, end_run, latest_runs, start_run

SECONDS = 20
SHORT = timedelta(milliseconds=10)


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeat, "EVERY", SHORT)


def the_run(store: Store) -> RunRecord:
    [record] = latest_runs(store)
    return record


def sign_after(store: Store, before: datetime | None) -> datetime:
    """Wait for a sign of life after a moment; return it."""
    deadline = time.monotonic() + SECONDS
    while (alive := the_run(store).alive) is None or (before and alive <= before):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return alive


def test_a_run_gives_signs_of_life_until_it_ends(store: Store) -> None:
    with Heartbeat(store, start_run(store, "copyedit")):
        first = sign_after(store, None)
        sign_after(store, first)
    last = the_run(store).alive
    time.sleep(0.05)
    assert the_run(store).alive == last


def test_a_sign_that_the_database_refuses_is_left_out(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[int] = []

    def note(store: Store, number: int) -> None:
        given.append(number)
        if len(given) < 3:
            raise BusyError("the queue is busy")
        tasks.note_alive(store, number)

    monkeypatch.setattr(heartbeat, "note_alive", note)
    with Heartbeat(store, start_run(store, "copyedit")):
        sign_after(store, None)


def noted(store: Store, host: str, alive: datetime | None, started: datetime) -> RunRecord:
    """Return a run of a process that runs, or whose machine is another."""
    start_run(store, "copyedit", "Bob")
    process = this_process().replace(socket.gethostname(), host)
    with store.engine.begin() as connection:
        values = {"process": process, "alive": alive, "started": started}
        connection.execute(update(runs).values(**values))
    return the_run(store)


def test_who_is_silent_for_minutes_has_ended(store: Store) -> None:
    silent = now() - SILENCE - timedelta(seconds=5)
    record = noted(store, "elsewhere", silent, silent)
    assert record.is_killed
    end_run(store, record.id)
    assert not the_run(store).is_killed


@pytest.mark.parametrize("host", ["elsewhere", socket.gethostname()])
def test_who_gives_no_signs_may_be_at_work(store: Store, host: str) -> None:
    assert not noted(store, host, None, now()).is_killed


def test_a_process_of_this_machine_is_asked_itself(store: Store) -> None:
    """A laptop that slept for an hour has not ended what it does."""
    silent = now() - timedelta(hours=1)
    assert not noted(store, socket.gethostname(), silent, silent).is_killed


def test_a_long_reading_is_recent_by_its_signs(store: Store) -> None:
    noted(store, "elsewhere", now(), now() - timedelta(days=3))
    assert len(unfinished_runs(store, now() - timedelta(hours=1))) == 1
    with store.engine.begin() as connection:
        connection.execute(update(runs).values(alive=None))
    assert unfinished_runs(store, now() - timedelta(hours=1)) == []
