"""A queue's file is its owner's alone, and a wrong clock keeps nobody away for long."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, update

from bot_plugins.store import engine, errors
from bot_plugins.store.claims import next_items
from bot_plugins.store.database import Store, open_store
from bot_plugins.store.engine import LONGEST_CLAIM, TOLERANCE, has_ended
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.saves import left_pending
from bot_plugins.store.saving import intend
from bot_plugins.store.schema import finding, page
from tests.store.build import MILL, accepted, intent, queue, take
from tests.store.test_decisions import THREE, ids


@pytest.fixture(autouse=True)
def _umask() -> Iterator[None]:
    """Let files be readable by all unless somebody says otherwise."""
    old = os.umask(0o022)
    yield
    os.umask(old)


def modes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}


def test_new_files_are_the_owners_alone(tmp_path: Path) -> None:
    with open_store(tmp_path / "q.sqlite") as store:
        queue(store, MILL)
        assert modes(tmp_path) == dict.fromkeys(("q.sqlite", "q.sqlite-wal", "q.sqlite-shm"), 0o600)
    assert modes(tmp_path) == {"q.sqlite": 0o600}


def test_files_of_earlier_versions_are_mended_once(tmp_path: Path) -> None:
    path = tmp_path / "q.sqlite"
    with open_store(path) as store, store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE copyedit_version SET version_num = 'v0002'")
    path.chmod(0o644)
    open_store(path).close()
    assert modes(tmp_path) == {"q.sqlite": 0o600}
    path.chmod(0o660)
    with open_store(path) as store:
        queue(store, MILL)
        assert set(modes(tmp_path).values()) == {0o660}


def test_another_programs_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "words.sqlite"
    path.write_text("words " * 1000)
    with pytest.raises(errors.DamagedError):
        open_store(path)
    assert modes(tmp_path) == {"words.sqlite": 0o644}


YEARS = timedelta(days=3653)
AHEAD = (timedelta(hours=1), YEARS, timedelta(days=365 * 900))
AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("until", "ended"),
    [
        (AT + timedelta(seconds=1), False),
        (AT + LONGEST_CLAIM, False),
        (AT, True),
        (AT - YEARS, True),
        (AT + LONGEST_CLAIM + TOLERANCE, False),
        (AT + LONGEST_CLAIM + TOLERANCE + timedelta(seconds=1), True),
        (AT + YEARS, True),
    ],
)
def test_which_claims_have_ended(until: datetime, ended: bool) -> None:
    assert has_ended(until, AT) == ended


def test_the_time_is_the_databases(store: Store) -> None:
    with store.reading() as connection:
        there = engine.present(connection)
    assert abs(there - datetime.now(UTC)) < timedelta(seconds=5)


def shift(store: Store, by: timedelta) -> None:
    """Let all claims end later, or earlier, as with another clock."""
    moment = datetime.now(UTC) + by + LONGEST_CLAIM
    store.write(_end_claims, moment)


def _end_claims(connection: Connection, moment: datetime) -> None:
    for table in (finding, page):
        claimed = update(table).where(table.c.claimed_by.is_not(None))
        connection.execute(claimed.values(claimed_until=moment))


@pytest.mark.parametrize("ahead", AHEAD)
def test_a_page_claimed_in_the_future_is_free(store: Store, ahead: timedelta) -> None:
    accepted(store)
    claimed = take(store, "dead")
    shift(store, ahead)
    assert take(store, "living").page_id == claimed.page_id
    with pytest.raises(RefusedError, match="living's to save"):
        intend(store, "dead", intent(store, claimed))


@pytest.mark.parametrize("ahead", AHEAD)
def test_a_save_left_in_the_future_is_looked_for(store: Store, ahead: timedelta) -> None:
    accepted(store)
    claimed = take(store, "dead")
    number = intend(store, "dead", intent(store, claimed))
    assert left_pending(store, "living") == []
    shift(store, ahead)
    assert [one.id for one in left_pending(store, "living")] == [number]


@pytest.mark.parametrize("ahead", AHEAD)
def test_a_finding_claimed_in_the_future_is_free(store: Store, ahead: timedelta) -> None:
    queue(store, THREE)
    assert len(next_items(store, "Ann", limit=3)) == 3
    assert next_items(store, "Bob") == []
    shift(store, ahead)
    assert ids(next_items(store, "Bob", limit=3)) == ["began", "broke", "came"]
    assert next_items(store, "Ann") == []
