"""Reading and saving in the background: progress, ends, stops, and what others left behind."""

from __future__ import annotations

import socket
import subprocess
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot_plugins.core import exit_codes
from bot_plugins.core.summary import SummaryStyle
from bot_plugins.ports import PageSkipped, RunStopped
from bot_plugins.store import heartbeat
from bot_plugins.store.claims import next_items
from bot_plugins.store.columns import now
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import NOT_AN_ERROR, decide
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.findings import listed
from bot_plugins.store.saves import next_page
from bot_plugins.store.saving import Intent, intend
from bot_plugins.store.schema import run as runs
from bot_plugins.store.tasks import latest_runs, start_run
from bot_plugins.ui.review.jobs.desk import Desk
from bot_plugins.ui.review.jobs.job import UNEXPECTED, YOU_STOPPED, JobKind
from bot_plugins.ui.review.jobs.saving import SaveChoices, with_prefix
from bot_plugins.ui.review.jobs.workbench import ChoiceError, PageChoice, PageKind
from tests.ui.review.jobs.bench import SECONDS, Gate, MemoryBench, MemoryWiki
from tests.ui.review.jobs.desks import (
    CHOICES,
    MILLS,
    accept_all,
    ended,
    eventually,
    read,
    save,
)


def test_what_was_read_can_be_judged(desk: Desk) -> None:
    read(desk)
    job = desk.reading()
    assert job is not None
    assert (job.done, job.total, job.changes, job.waiting()) == (3, 3, 2, 2)
    assert (job.error, job.note) == ("", "")
    [run] = latest_runs(desk.store)
    assert (run.command, run.user, run.pages, run.findings) == ("copyedit", "CopyBot", 3, 2)


def test_no_more_is_read_than_wanted(desk: Desk) -> None:
    read(desk, PageChoice(PageKind.CATEGORY, "Mills", most=2))
    job = ended(desk.reading)
    assert (job.done, job.total) == (2, 2)


def test_a_category_that_is_not_there_starts_no_run(desk: Desk) -> None:
    nowhere = PageChoice(PageKind.CATEGORY, "Nowhere")
    with pytest.raises(ChoiceError):
        desk.count(nowhere)
    read(desk, nowhere)
    assert ended(desk.reading).error == "there is no category Nowhere here"
    assert latest_runs(desk.store) == []


def test_what_was_found_or_refused_before_is_told(desk: Desk) -> None:
    read(desk)
    first, _ = listed(desk.store)
    next_items(desk.store, "Ann")
    decide(desk.store, "Ann", first.id, NOT_AN_ERROR)
    read(desk)
    job = desk.reading()
    assert job is not None
    assert (job.changes, job.known + job.refused, job.waiting()) == (2, 2, 0)
    assert job.waiting_elsewhere() == 1


def test_pages_left_alone_are_told_with_the_reason(desk: Desk) -> None:
    read(desk, PageChoice(PageKind.TITLES, "A\nNowhere"))
    job = ended(desk.reading)
    assert job.skipped == {"the page does not exist": 1}
    assert job.left == {"the page does not exist": ("Nowhere",)}


def test_reading_stops_after_the_page_at_hand(desk: Desk, wiki: MemoryWiki) -> None:
    wiki.on_read = gate = Gate()
    desk.read(MILLS, "")
    assert gate.reached.wait(SECONDS)
    with pytest.raises(RefusedError):
        desk.read(MILLS, "")
    desk.jobs.stop(JobKind.READ)
    gate.open()
    job = ended(desk.reading)
    assert (job.done, job.note, job.error) == (1, YOU_STOPPED, "")
    assert latest_runs(desk.store)[0].ended is not None


def test_a_wiki_that_fails_is_the_error_of_the_job(desk: Desk, wiki: MemoryWiki) -> None:
    def fail(_: str) -> None:
        raise RunStopped("test:en does not answer", exit_codes.UNAVAILABLE)

    wiki.on_read = fail
    read(desk)
    assert ended(desk.reading).error == "test:en does not answer"
    wiki.on_read = lambda _: None
    read(desk)
    assert ended(desk.reading).error == ""


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_mistake_of_ours_is_no_traceback_on_the_page(desk: Desk, wiki: MemoryWiki) -> None:
    def fail(_: str) -> None:
        raise ZeroDivisionError

    wiki.on_read = fail
    read(desk)
    assert ended(desk.reading).error == UNEXPECTED


def test_what_was_accepted_is_saved_with_the_chosen_summary(desk: Desk, wiki: MemoryWiki) -> None:
    read(desk)
    accept_all(desk)
    waiting = desk.accepted()
    assert (waiting.changes, waiting.pages, waiting.first) == (2, 2, [("A", 1), ("C", 1)])
    style = with_prefix(SummaryStyle(), " Small \n slips: ")
    previews = [(shown.title, shown.text) for shown in desk.previews(waiting, style)]
    job = save(desk, SaveChoices(style, every=0))
    assert (job.done, job.total, job.error, job.note) == (2, 2, "", "")
    assert wiki.saves == previews
    assert wiki.saves[0] == ("A", "Small slips: space after full stop")
    assert [done.title for done in desk.saves()] == ["C", "A"]
    assert desk.accepted().changes == 0


def test_at_most_so_many_pages_are_saved(desk: Desk, wiki: MemoryWiki) -> None:
    read(desk)
    accept_all(desk)
    job = save(desk, SaveChoices(SummaryStyle(), every=0, most=1))
    assert (job.note, job.error) == ("the limit of 1 edit is reached", "")
    assert len(wiki.saves) == 1


def test_stopping_ends_even_the_pause_between_edits(desk: Desk, wiki: MemoryWiki) -> None:
    read(desk)
    accept_all(desk)
    desk.save(SaveChoices(SummaryStyle(), every=3600))
    eventually(lambda: len(wiki.saves) == 1)
    with pytest.raises(RefusedError):
        desk.save(CHOICES)
    desk.jobs.stop(JobKind.SAVE)
    job = ended(desk.saving)
    assert (job.note, job.error, len(wiki.saves)) == (YOU_STOPPED, "", 1)
    assert next_page(desk.store, "another saver") is not None
    assert latest_runs(desk.store)[0].ended is not None


def test_what_cannot_be_saved_is_told_with_the_reason(desk: Desk, wiki: MemoryWiki) -> None:
    def refuse(title: str) -> None:
        if title == "A":
            raise PageSkipped("protected")

    read(desk)
    accept_all(desk)
    wiki.on_save = refuse
    assert save(desk).skipped == {"protected": 1}
    assert [(done.title, done.reason) for done in desk.saves()] == [("C", ""), ("A", "protected")]


def test_a_failed_login_is_told_and_saves_nothing(store: Store, wiki: MemoryWiki) -> None:
    desk = Desk(store, MemoryBench(wiki, refusal=RunStopped("cannot log in", exit_codes.LOGIN)))
    read(desk)
    accept_all(desk)
    assert save(desk).error == "cannot log in"
    assert (wiki.saves, desk.accepted().changes) == ([], 2)


def test_a_rehearsal_changes_nothing(desk: Desk, wiki: MemoryWiki) -> None:
    read(desk)
    accept_all(desk)
    wiki.simulated = True
    save(desk)
    saving = desk.saving()
    assert saving is not None
    assert (saving.totals.simulated, saving.run, wiki.saves) == (2, 0, [])
    assert desk.accepted().changes == 2


def test_an_edit_that_was_cut_off_is_told_and_looked_up_first(desk: Desk, wiki: MemoryWiki) -> None:
    """A saver of this machine died after it had recorded an edit, before it was sent."""
    read(desk)
    accept_all(desk)
    dead = f"CopyBot@{socket.gethostname()}:{_unused_pid()}"
    run = _killed(desk, start_run(desk.store, "copyedit_save", "CopyBot"))
    page = next_page(desk.store, dead)
    assert page is not None
    [item] = page.findings
    intend(desk.store, dead, Intent(page.page_id, run, item.revid, "0" * 40, "", (item.id,)))
    again = Desk(desk.store, desk.bench)
    left = again.interruption()
    assert (left.titles, left.runs) == (["A"], [run])
    assert again.others() == []
    again.save(SaveChoices(SummaryStyle(), every=0))
    ended(again.saving)
    assert not again.interruption().runs


def test_a_reading_that_was_killed_is_no_work_of_others(desk: Desk) -> None:
    run = start_run(desk.store, "copyedit", "Bob")
    assert [other.id for other in desk.others()] == [run]
    _killed(desk, run)
    assert desk.others() == []
    Desk(desk.store, desk.bench)
    [record] = latest_runs(desk.store)
    assert record.ended is not None


def test_a_reading_that_fell_silent_elsewhere_is_no_work_of_others(desk: Desk) -> None:
    start_run(desk.store, "copyedit", "Bob")
    for minutes, is_at_work in ((2, True), (10, False)):
        alive = now() - timedelta(minutes=minutes)
        with desk.store.engine.begin() as connection:
            connection.execute(update(runs).values(process="elsewhere:1", alive=alive))
        assert bool(desk.others()) is is_at_work
        Desk(desk.store, desk.bench)
        [record] = latest_runs(desk.store)
        assert (record.ended is None) is is_at_work


def test_a_reading_is_alive_while_one_request_takes_long(
    desk: Desk, wiki: MemoryWiki, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heartbeat, "EVERY", timedelta(milliseconds=10))
    wiki.on_read = gate = Gate()
    desk.read(MILLS, "the category Mills")
    assert gate.reached.wait(SECONDS)
    [before] = latest_runs(desk.store)
    eventually(lambda: latest_runs(desk.store)[0].alive != before.alive)
    gate.open()
    ended(desk.reading)


def _killed(desk: Desk, run: int) -> int:
    """Let a run be that of a process that has ended; return its id."""
    process = f"{socket.gethostname()}:{_unused_pid()}"
    with desk.store.engine.begin() as connection:
        connection.execute(update(runs).where(runs.c.id == run).values(process=process))
    return run


def _unused_pid() -> int:
    """Return the id of a process that has ended."""
    with subprocess.Popen(["true"]) as process:
        return process.pid


def test_others_at_work_are_shown(desk: Desk) -> None:
    read(desk)
    start_run(desk.store, "copyedit_save", "Bob")
    [other] = desk.others()
    assert (other.user, other.command) == ("Bob", "copyedit_save")
    assert not desk.interruption()


def test_only_what_stands_can_be_undone(desk: Desk) -> None:
    for number in (0, 1, 1 << 70):
        with pytest.raises(RefusedError):
            desk.undo(number)
