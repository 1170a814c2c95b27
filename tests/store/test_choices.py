"""What can be filtered by."""

from __future__ import annotations

from bot_plugins.store.choices import Choices, choices
from bot_plugins.store.claims import next_items
from bot_plugins.store.deciding import ACCEPT, decide, why_not
from bot_plugins.store.queue import Store
from tests.store.build import MILL, SITE, everything, queue


def test_there_is_nothing_to_choose_from_in_an_empty_queue(store: Store) -> None:
    assert choices(store) == Choices([], [], [], [])


def test_only_what_waits_can_be_chosen(store: Store) -> None:
    queue(store, MILL)
    queue(store, MILL, "Pond")
    runs = [item.run for item in everything(store)][::-1]
    assert choices(store) == Choices(["verb_form"], [SITE], ["review"], runs)
    for item in everything(store):
        decide(store, "Ann", item.id, ACCEPT)
    assert choices(store) == Choices([], [], [], [])


def test_why_a_finding_cannot_be_decided(store: Store) -> None:
    queue(store, MILL)
    [item] = next_items(store, "Ann")
    assert why_not(store, "Ann", item.id) == ""
    assert why_not(store, "Bob", item.id) == "Ann is looking at this finding now"
    decide(store, "Ann", item.id, ACCEPT)
    assert "accepted already by Ann" in why_not(store, "Bob", item.id)
    assert why_not(store, "Bob", 10**6) == "there is no finding 1000000"
