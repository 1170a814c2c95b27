"""What scheduled tasks keep, and what no command line leaves in the queue."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot_plugins.store import errors
from bot_plugins.store.database import Store, open_store
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.put import Outcome, put_read
from bot_plugins.store.tasks import (
    PassRecord,
    ReadRevision,
    bookmark,
    end_pass,
    harmless,
    latest_passes,
    latest_runs,
    note_pass,
    note_readings,
    readings,
    set_bookmark,
    start_pass,
    start_run,
    task_id,
)
from tests.store.build import MILL, RULES, SITE, everything, pageid, proposed, queue
from tests.store.databases import Databases, empty

PAGE = 7
"""The number of the page that ``proposed`` makes."""


def test_tasks_are_told_apart_by_site_and_name(store: Store) -> None:
    names = [(SITE, "a"), (SITE, "A"), ("test:de", "a"), (SITE, "a ")]
    numbers = [task_id(store, *one) for one in names]
    assert len(set(numbers)) == len(names)
    assert [task_id(store, *one) for one in names] == numbers


def test_bookmarks_are_kept_by_task_and_name(store: Store) -> None:
    one, two = task_id(store, SITE, "one"), task_id(store, SITE, "two")
    assert bookmark(store, one, "changes") == ""
    set_bookmark(store, one, "changes", "2024|1")
    set_bookmark(store, one, "changes", "2024|2 \N{SNOWMAN}")
    set_bookmark(store, one, "Changes", "other")
    assert bookmark(store, one, "changes") == "2024|2 \N{SNOWMAN}"
    assert bookmark(store, two, "changes") == ""
    with pytest.raises(errors.TextError):
        set_bookmark(store, one, "changes", "\ud800")
    assert bookmark(store, one, "changes") == "2024|2 \N{SNOWMAN}"


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ((5, "v2"), (4, "v3"), (5, "v2")),
        ((5, "v1"), (5, "v2"), (5, "v2")),
        ((5, "v2"), (5, "v1"), (5, "v1")),
        ((5, "v2"), (6, "v1"), (6, "v1")),
    ],
)
def test_an_older_revision_never_replaces_a_newer_one(
    store: Store, first: tuple[int, str], second: tuple[int, str], kept: tuple[int, str]
) -> None:
    task = task_id(store, SITE, "one")
    for one in (first, second):
        note_readings(store, task, {PAGE: ReadRevision(*one)})
    assert readings(store, task, [PAGE]) == {PAGE: ReadRevision(*kept)}


def test_readings_are_of_a_task(store: Store) -> None:
    one, two = task_id(store, SITE, "one"), task_id(store, SITE, "two")
    note_readings(store, one, {PAGE: ReadRevision(1, "v1"), 0: ReadRevision(9, "v1")})
    assert readings(store, two, [PAGE]) == readings(store, one, [0, 8]) == {}
    assert readings(store, one, []) == {}
    note_readings(store, one, {})


def test_many_readings_at_once(store: Store) -> None:
    task = task_id(store, SITE, "one")
    pages = range(1, 1202)
    note_readings(store, task, {number: ReadRevision(number, "v1") for number in pages})
    note_readings(store, task, {number: ReadRevision(600, "v2") for number in pages})
    found = readings(store, task, pages)
    assert found == {
        n: ReadRevision(n, "v1") if n > 600 else ReadRevision(600, "v2") for n in pages
    }


Notes = st.lists(
    st.dictionaries(
        st.integers(1, 4), st.builds(ReadRevision, st.integers(1, 5), st.sampled_from(["v1", "v2"]))
    )
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(Notes)
def test_the_newest_revision_noted_is_what_is_read(
    store: Store, notes: list[dict[int, ReadRevision]]
) -> None:
    empty(store)
    task = task_id(store, SITE, "one")
    model: dict[int, ReadRevision] = {}
    for noted in notes:
        note_readings(store, task, noted)
        newer = {n: r for n, r in noted.items() if n not in model or r.revid >= model[n].revid}
        model.update(newer)
    assert readings(store, task, range(6)) == model


def test_a_proposal_and_its_reading_go_together(store: Store) -> None:
    task, run = task_id(store, SITE, "one"), start_run(store, "maintenance")
    with pytest.raises(RefusedError):
        put_read(store, proposed(MILL, revid=0), RULES, run, task, ReadRevision(1, "v1"))
    with pytest.raises(errors.TextError):
        put_read(store, proposed(MILL), RULES, run, task, ReadRevision(1, "v" * 99))
    assert everything(store) == []
    assert readings(store, task, [PAGE]) == {}
    told = put_read(store, proposed(MILL), RULES, run, task, ReadRevision(1, "v1"))
    assert told == Outcome(added=1)
    assert readings(store, task, [PAGE]) == {PAGE: ReadRevision(1, "v1")}


def test_what_the_queue_ignores_was_read_all_the_same(store: Store) -> None:
    task = task_id(store, SITE, "one")
    queue(store, MILL, revid=3)
    run = start_run(store, "maintenance")
    for revid in (2, 3):
        page = proposed(MILL, revid=revid)
        assert put_read(store, page, RULES, run, task, ReadRevision(revid, RULES.version)).ignored
        assert readings(store, task, [PAGE]) == {PAGE: ReadRevision(revid, RULES.version)}
    nothing = proposed("Nothing wrong.", "Other")
    assert put_read(store, nothing, RULES, run, task, ReadRevision(4, "v1")) == Outcome()
    other = pageid("Other")
    assert readings(store, task, [other]) == {other: ReadRevision(4, "v1")}


def test_the_way_of_a_pass(store: Store) -> None:
    task = task_id(store, SITE, "daily")
    run = start_run(store, "maintenance", "Bot", "v1")
    start_pass(store, task, run)
    [begun] = latest_passes(store)
    assert begun == PassRecord(run, "daily", SITE, begun.started, None, None, "", {}, "v1")
    note_pass(store, run, {"read": 3})
    [killed] = latest_passes(store)
    assert (killed.ended, killed.code, killed.figures) == (None, None, {"read": 3})
    figures = {"read": 4, "seconds": 1.5, "reasons": {"a \ud800 title": 2}}
    end_pass(store, run, 5, "the stop page", figures, pages=4)
    [ended] = latest_passes(store)
    assert (ended.code, ended.reason, ended.figures) == (5, "the stop page", figures)
    assert ended.ended is not None
    assert latest_runs(store)[0].pages == 4


def test_passes_come_newest_first_and_by_task(store: Store) -> None:
    runs = []
    for site, name in [(SITE, "a"), (SITE, "b"), ("test:de", "a")] * 2:
        runs.append(start_run(store, "maintenance"))
        start_pass(store, task_id(store, site, name), runs[-1])
    assert [one.run for one in latest_passes(store)] == runs[::-1]
    assert [one.run for one in latest_passes(store, 2)] == runs[:3:-1]
    assert [one.run for one in latest_passes(store, site=SITE, task="a")] == [runs[3], runs[0]]
    assert [one.site for one in latest_passes(store, task="a", limit=1)] == ["test:de"]
    assert latest_passes(store, site="none") == []


SECRET = "SECRETPW"  # noqa: S105 - a password to look for
KEPT = {
    "copyedit": "copyedit",
    "copyedit_queue -import": "copyedit_queue -import",
    "copyedit_save -maxedits:5 -every:0.5 -always": "copyedit_save -maxedits:5 -every:0.5 -always",
    "copyedit_maintenance daily-en.1": "copyedit_maintenance daily-en.1",
    f"copyedit_save -queue:mysql://bob:{SECRET}@host/db -always": "copyedit_save -always",
    f"copyedit_save mysql://bob:{SECRET}@host/db": "copyedit_save",
    f"copyedit_save -queue:mysql://bob:a {SECRET} b@host/db": "copyedit_save",
    f"copyedit_save -page:{SECRET} -user:{SECRET} -summary:{SECRET}": "copyedit_save",
    f"copyedit_save -maxedits:{SECRET} -always:{SECRET}": "copyedit_save",
    f"copyedit_maintenance daily {SECRET}": "copyedit_maintenance",
    f"copyedit_maintenance -config:{SECRET}": "copyedit_maintenance",
    f"mysql://bob:{SECRET}@host/db": "",
    f"copyedit_save\n-queue:{SECRET}": "copyedit_save",
    "": "",
}


@pytest.mark.parametrize("command", KEPT)
def test_only_what_is_known_to_be_harmless_is_kept(store: Store, command: str) -> None:
    assert harmless(command) == KEPT[command]
    start_run(store, command, "Bot")
    assert latest_runs(store)[0].command == KEPT[command]


def test_runs_of_earlier_versions_are_cleaned(databases: Databases) -> None:
    address = databases.blank()
    with open_store(address) as store:
        for _ in KEPT:
            start_run(store, "copyedit", "Bot")
        with store.engine.begin() as connection:
            for number, command in enumerate(KEPT, 1):
                old = "UPDATE copyedit_run SET command = %s WHERE id = %s"
                old = old.replace("%s", "?") if connection.dialect.name == "sqlite" else old
                connection.exec_driver_sql(old, (command, number))
            connection.exec_driver_sql("UPDATE copyedit_version SET version_num = 'v0002'")
    if "://" not in address:
        assert SECRET.encode() in Path(address).read_bytes()
    with open_store(address) as store:
        runs = latest_runs(store)
        assert [run.command for run in reversed(runs)] == list(KEPT.values())
        assert {run.user for run in runs} == {"Bot"}
    if "://" not in address:
        assert SECRET.encode() not in Path(address).read_bytes()
