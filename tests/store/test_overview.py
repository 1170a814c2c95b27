"""Lists for people: what waits to be saved, what was saved, and who is at work."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot_plugins.store.database import Store
from bot_plugins.store.overview import accepted as waiting
from bot_plugins.store.overview import find_save, latest_saves, unfinished_runs
from bot_plugins.store.process_ids import this_process
from bot_plugins.store.saving import confirm, fail, intend
from bot_plugins.store.tasks import end_run, start_run
from tests.store.build import MILL, SITE, accepted, intent, queue, take

LATELY = datetime.now(UTC) - timedelta(hours=1)


def test_what_waits_is_counted_by_page(store: Store) -> None:
    accepted(store, MILL, "Mill")
    number = len(accepted(store, MILL, "Weir"))
    queue(store, MILL, "Undecided")
    found = waiting(store, SITE, 1)
    assert (found.changes, found.pages, list(found.first)) == (2 * number, 2, [("Mill", number)])
    assert waiting(store, "other:en", 1).changes == 0


def test_the_last_saves_whatever_became_of_them(store: Store) -> None:
    for title in ("Mill", "Weir", "Pond"):
        accepted(store, MILL, title)
    mill = take(store)
    saved = intend(store, "bot", intent(store, mill))
    confirm(store, saved, 2)
    fail(store, intend(store, "bot", intent(store, take(store, after=mill.page_id))), "protected")
    found = latest_saves(store, SITE, 9)
    assert [(save.title, save.reason) for save in found] == [("Weir", "protected"), ("Mill", "")]
    assert [save.title for save in latest_saves(store, SITE, 1)] == ["Weir"]
    assert latest_saves(store, "other:en", 9) == []
    one = find_save(store, saved)
    assert one is not None
    assert one.revid == 2
    assert find_save(store, 99) is None


def test_runs_at_work_with_their_process(store: Store) -> None:
    end_run(store, start_run(store, "copyedit", "Ann"))
    reading = start_run(store, "copyedit", "Bob")
    [found] = unfinished_runs(store, LATELY)
    assert (found.id, found.user, found.process) == (reading, "Bob", this_process())
    assert not found.is_killed
    assert unfinished_runs(store, datetime.now(UTC) + timedelta(hours=1)) == []
