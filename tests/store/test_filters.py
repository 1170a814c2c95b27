"""What can be filtered by, and how rules, sites, pages and runs are found by name."""

from __future__ import annotations

from bot_plugins.store.claims import next_items
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, decide, why_not
from bot_plugins.store.filters import (
    Choices,
    choices,
    has_rule,
    nearest_run,
    page_titles_like,
    site_names,
)
from bot_plugins.store.put import put
from bot_plugins.store.tasks import start_run
from tests.store.build import MILL, SITE, everything, queue
from tests.ui.display.build import marked
from tests.ui.review.build import RULES


def test_an_empty_queue_has_nothing_near(store: Store) -> None:
    assert nearest_run(store, 1) is None
    assert site_names(store) == []
    assert page_titles_like(store, "Mill") == []
    assert not has_rule(store, "base_after_do")


def test_what_is_there_is_found(store: Store) -> None:
    first, second = (start_run(store, "copyedit") for _ in range(2))
    for title, site in (("Mill", "w:en"), ("Mint", "w:de"), ("Pond", "w:en")):
        found = marked("It had «began|begun».", title=title, site=site, revid=1)
        put(store, found, RULES, second)
    assert [nearest_run(store, one) for one in (first, 1 << 70)] == [first, second]
    assert site_names(store) == ["w:de", "w:en"]
    assert page_titles_like(store, "Mill") == ["Mill"]
    assert sorted(page_titles_like(store, "Milll")) == ["Mill", "Mint"]
    assert page_titles_like(store, "Mint", "w:en") == ["Mill"]


def test_there_is_nothing_to_choose_from_in_an_empty_queue(store: Store) -> None:
    assert choices(store) == Choices({}, [], [], [])


def test_only_what_waits_can_be_chosen(store: Store) -> None:
    queue(store, MILL)
    queue(store, MILL, "Pond")
    runs = [item.run for item in everything(store)][::-1]
    assert choices(store) == Choices({"verb_form": 2}, [SITE], ["review"], runs)
    for item in everything(store):
        decide(store, "Ann", item.id, ACCEPT)
    assert choices(store) == Choices({}, [], [], [])


def test_why_a_finding_cannot_be_decided(store: Store) -> None:
    queue(store, MILL)
    [item] = next_items(store, "Ann")
    assert why_not(store, "Ann", item.id) == ""
    assert why_not(store, "Bob", item.id) == "Ann is looking at this finding now"
    decide(store, "Ann", item.id, ACCEPT)
    assert "accepted already by Ann" in why_not(store, "Bob", item.id)
    assert why_not(store, "Bob", 10**6) == "there is no finding 1000000"
