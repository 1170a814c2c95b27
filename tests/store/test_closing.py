"""Findings closed because nothing is left to decide."""

from __future__ import annotations

from bot_plugins.store.claims import next_items
from bot_plugins.store.closing import close_waiting
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, decide
from bot_plugins.store.states import State
from tests.store.build import MILL, everything, queue, states


def test_only_what_waits_is_closed(store: Store) -> None:
    for number in range(3):
        queue(store, MILL, f"Mill {number}")
    one, two, _ = everything(store)
    decide(store, "Ann", one.id, ACCEPT)
    next_items(store, "Ann")
    assert close_waiting(store, [one.id, two.id], "it is fixed") == 1
    assert states(store) == [State.ACCEPTED, State.VANISHED, State.OPEN]
    assert everything(store)[1].reason == "it is fixed"
    assert close_waiting(store, [], "") == 0
