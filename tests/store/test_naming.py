"""Rules, sites, pages and runs are found by name; for a name of nothing, what is nearest."""

from __future__ import annotations

from bot_plugins.store.naming import has_rule, nearest_run, page_titles_like, site_names
from bot_plugins.store.put import put
from bot_plugins.store.queue import Store
from bot_plugins.store.runs import start_run
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
