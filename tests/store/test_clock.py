"""A clock that is wrong, by hours or by years, keeps nobody away for longer than a claim lasts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, update

from bot_plugins.store import clock
from bot_plugins.store.claims import next_items
from bot_plugins.store.clock import LONGEST_CLAIM, TOLERANCE, has_ended
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.picking import left_pending
from bot_plugins.store.queue import Store
from bot_plugins.store.saving import intend
from bot_plugins.store.schema import finding, page
from tests.store.build import accepted, intent, queue, take
from tests.store.test_reviewing import THREE, ids

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
        there = clock.present(connection)
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
